internal import ByteIO
internal import ImageFormats
internal import ImageModel

/// The images in a store whose index is lost: what its blobs alone tell.
struct LostImages {
    private var documents: [Digest: Descriptor] = [:]
    private var children: Set<Digest> = []

    /// Reads every blob that can be a manifest or an index.
    init(in contents: StoreContents, of store: ImageStore) {
        for (digest, size) in contents.blobs {
            guard let bytes = store.document(digest), bytes.first == UInt8(ascii: "{") else { continue }
            if let index = try? Index(parsing: bytes) {
                documents[digest] = Descriptor(mediaType: index.mediaType, digest: digest, size: size)
                children.formUnion(index.manifests.map(\.digest))
            } else if let manifest = try? Manifest(parsing: bytes) {
                documents[digest] = Descriptor(mediaType: manifest.mediaType, digest: digest, size: size)
            }
        }
    }

    /// Those that no index has, by the names that `known` gives them, or nameless.
    func roots(named known: [Root]) -> [Root] {
        let tops = documents.values.filter { !children.contains($0.digest) }.sorted { $0.digest.hex < $1.digest.hex }
        return tops.flatMap { top in
            let names = known.filter { $0.descriptor.digest == top.digest && $0.name != nil }.map(\.name)
            return (names.isEmpty ? [nil] : names).map { Root(name: $0, descriptor: top) }
        }
    }
}

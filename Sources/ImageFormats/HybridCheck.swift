internal import ByteIO
internal import ImageModel
internal import Tar

/// What the index of an archive has, to be held against the `manifest.json` beside it.
///
/// Docker's older store believes the one, its newer store and podman the other: an archive whose two halves disagree is
/// two images in one file. Docker 25 to 28 left untagged images out of the index; that alone is no disagreement.
struct HybridCheck {
    /// The layers of each image, by its config: more than one list where it is there in several compressions.
    private var layers: [Digest: [[Digest]]] = [:]
    /// The configs below each document that was walked.
    private var below: [Digest: Set<Digest>] = [:]
    /// The configs below what the index names.
    private var named: [ByteKey: Set<Digest>] = [:]
    private let table: ArchiveTable
    private let indexed: Bool

    /// Walks the roots of the index to the configs below them.
    init(_ roots: [Root], in table: ArchiveTable) throws(ImageError) {
        self.table = table
        indexed = !roots.isEmpty
        for root in roots {
            let configs = try walk(root.descriptor, depth: 0)
            if let name = root.name { named[ByteKey(name)] = configs }
        }
    }

    /// Whether the index has the image of `item` already.
    ///
    /// - Throws: `.malformed` where the index gives the names to another image, or other layers to the image.
    func covers(_ item: DockerArchiveManifest.Item, config: Digest, names: [String]) throws(ImageError) -> Bool {
        for name in names {
            guard let configs = named[ByteKey(name)], !configs.contains(config) else { continue }
            throw ImageError(
                .malformed, "manifest.json says that \(Printable(name)) is \(config), index.json says another image")
        }
        if let known = layers[config] {
            for layers in known where try agree(item.layers, layers) { return true }
            throw ImageError(.malformed, "manifest.json and index.json give the config \(config) different layers")
        }
        guard indexed, !names.isEmpty else { return false }
        throw ImageError(
            .malformed,
            "manifest.json and index.json name different images: "
                + "\(names.joined(separator: ", ")) with the config \(config) is not in the index")
    }

    /// Whether members are those that hold the layers. One that has a name of its own may hold another compression of
    /// its layer; but a name that tells another digest, or none that is there, is a contradiction.
    private func agree(_ names: [String], _ layers: [Digest]) throws(ImageError) -> Bool {
        guard names.count == layers.count else { return false }
        for (name, layer) in zip(names, layers) {
            let member = try DockerArchive.path(name)
            if table.chain(member).last == table.chain(Self.path(layer)).last { continue }
            if let named = DockerArchive.digest(inName: member), named != layer { return false }
            guard try table.place(of: member) != nil else { return false }
        }
        return true
    }

    private static func path(_ blob: Digest) -> EntryPath {
        EntryPath(Array(blob.blobName.utf8))
    }

    /// Notes the images below a document, and returns their configs. What cannot be an image, or is not there, has none.
    private mutating func walk(_ blob: Descriptor, depth: Int) throws(ImageError) -> Set<Digest> {
        if let known = below[blob.digest] { return known }
        guard blob.mediaType.isIndex || blob.mediaType.isManifest, depth < Limit.indexDepth.value,
            let bytes = try table.read(Self.path(blob.digest), limit: .document)
        else { return [] }
        guard Digest.of(bytes, blob.digest.algorithm) == blob.digest else {
            throw ImageError(.digestMismatch, "\(blob.digest) has the digest \(Digest.of(bytes)) instead")
        }
        var configs: Set<Digest> = []
        if blob.mediaType.isIndex {
            for child in try Index(parsing: bytes).manifests { configs.formUnion(try walk(child, depth: depth + 1)) }
        } else {
            let manifest = try Manifest(parsing: bytes)
            layers[manifest.config.digest, default: []].append(manifest.layers.map(\.digest))
            configs = [manifest.config.digest]
        }
        below[blob.digest] = configs
        return configs
    }
}

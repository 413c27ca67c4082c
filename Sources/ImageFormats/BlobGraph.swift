public import ByteIO
public import ImageModel

/// Every blob that some roots lead to: through indexes, manifests, configs and layers.
public struct BlobGraph: Sendable {
    /// The digests of all of them.
    public private(set) var reached: Set<Digest> = []
    /// The digests of those that a manifest has for layers.
    public private(set) var layers: Set<Digest> = []

    /// Walks `roots` in `source`, but for what is in `left`. What is missing is reached, but leads nowhere.
    ///
    /// - Throws: `.limitExceeded` for too deep; `.digestMismatch`, `.malformed` for a document that is damaged: what it
    ///   led to cannot be told, so nobody may think it unreachable.
    public init(
        of roots: [Descriptor], in source: any ImageSource, without left: Set<Digest> = []
    ) throws(ImageError) {
        self.left = left
        for root in roots { try walk(root, in: source, depth: 0) }
    }

    private let left: Set<Digest>

    private mutating func walk(_ blob: Descriptor, in source: any ImageSource, depth: Int) throws(ImageError) {
        guard !left.contains(blob.digest), reached.insert(blob.digest).inserted else { return }
        guard depth < Limit.indexDepth.value else {
            throw ImageError(exceeding: .indexDepth, "indexes are nested deeper than \(Limit.indexDepth.value)")
        }
        guard blob.mediaType.isIndex || blob.mediaType.isManifest else { return }
        guard source.holds(blob) else { return }
        let bytes = try source.document(blob)
        guard !blob.mediaType.isIndex else {
            for child in try Index(parsing: bytes).manifests { try walk(child, in: source, depth: depth + 1) }
            return
        }
        let manifest = try Manifest(parsing: bytes)
        layers.formUnion(manifest.layers.map(\.digest))
        for child in manifest.blobs { try walk(child, in: source, depth: depth + 1) }
    }
}

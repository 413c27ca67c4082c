internal import ByteIO
internal import ImageModel
internal import Tar

/// What the index of an archive has, to be held against the `manifest.json` beside it.
///
/// Docker's older store believes the one, its newer store and podman the other: an archive whose two halves disagree is
/// two images in one file. Docker 25 to 28 left untagged images out of the index; that alone is no disagreement.
struct HybridCheck {
    private var configs: [Digest: Set<String>] = [:]
    private let indexed: Bool

    /// Walks the roots of the index to the configs below them.
    init(_ roots: [Root], in table: ArchiveTable) throws(ImageError) {
        indexed = !roots.isEmpty
        for root in roots { try walk(root.descriptor, name: root.name, in: table, depth: 0) }
    }

    /// Whether the index has the image already, under all these names.
    ///
    /// - Throws: `.conflict` where the index gives the names to another image.
    func covers(config: Digest, names: [String]) throws(ImageError) -> Bool {
        if configs[config] != nil { return true }
        guard indexed, !names.isEmpty else { return false }
        throw ImageError(
            .malformed,
            "manifest.json and index.json name different images: "
                + "\(names.joined(separator: ", ")) with the config \(config) is not in the index")
    }

    private mutating func walk(
        _ blob: Descriptor, name: String?, in table: ArchiveTable, depth: Int
    ) throws(ImageError) {
        guard blob.mediaType.isIndex || blob.mediaType.isManifest, depth < Limits.indexDepth else { return }
        let path = EntryPath(Array("blobs/\(blob.digest.algorithm.rawValue)/\(blob.digest.hex)".utf8))
        guard let bytes = try table.read(path, limit: Limits.document) else { return }
        guard Digest.of(bytes, blob.digest.algorithm) == blob.digest else {
            throw ImageError(.digestMismatch, "\(blob.digest) has the digest \(Digest.of(bytes)) instead")
        }
        if blob.mediaType.isIndex {
            for child in try Index(parsing: bytes).manifests {
                try walk(child, name: name, in: table, depth: depth + 1)
            }
        } else {
            configs[try Manifest(parsing: bytes).config.digest, default: []].formUnion(name.map { [$0] } ?? [])
        }
    }
}

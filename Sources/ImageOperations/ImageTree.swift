public import ByteIO
public import ImageFormats
public import ImageModel

/// All that one name of a place leads to.
public struct ImageTree: Sendable {
    /// The images, in the order of the index.
    public private(set) var images: [ImageRecord] = []
    /// Manifests that an index lists but the place does not hold.
    public private(set) var absent: [Descriptor] = []
    /// Manifests that are no images: attestations, signatures, artifacts.
    public private(set) var others: [Descriptor] = []

    /// What it was read from.
    let root: Root
    private let source: any ImageSource

    /// Reads the documents below `root`.
    ///
    /// - Throws: `.notFound`, `.malformed`, `.digestMismatch`, `.limitExceeded`.
    public init(_ root: Root, in source: any ImageSource) throws(ImageError) {
        self.root = root
        self.source = source
        try add(root.descriptor, depth: 0)
    }

    /// The image for `platform`, or the one a reader on this host would take.
    ///
    /// - Throws: `.notFound` where there is none for the platform.
    public func image(for platform: Platform?) throws(ImageError) -> ImageRecord {
        let wanted = platform ?? .host
        let ranked = images.compactMap { image in wanted.rank(of: image.platform).map { ($0, image) } }
        if let best = ranked.min(by: { $0.0 < $1.0 })?.1 { return best }
        guard platform == nil, let first = images.first else {
            let has = images.map(\.platform.description).joined(separator: ", ")
            throw ImageError(
                .notFound,
                images.isEmpty
                    ? "\(root.label) is no image"
                    : "image \(root.label) was found but does not provide the platform (\(wanted)); it has \(has)")
        }
        return first
    }

    private mutating func add(_ blob: Descriptor, depth: Int) throws(ImageError) {
        guard depth < Limit.indexDepth.value, images.count + others.count + absent.count < Limit.descriptors.value
        else {
            throw ImageError(
                exceeding: .descriptors,
                "more than \(Limit.descriptors.value) manifests, or indexes \(Limit.indexDepth.value) deep")
        }
        if depth > 0, !source.holds(blob) { return absent.append(blob) }
        guard blob.mediaType.isIndex || blob.mediaType.isManifest else { return others.append(blob) }
        let bytes = try source.document(blob)
        try at("\(blob.digest)") { () throws(ImageError) in
            if blob.mediaType.isIndex {
                for child in try DocumentReading.index(bytes, blob).0.manifests {
                    try add(child, depth: depth + 1)
                }
            } else {
                try add(DocumentReading.manifest(bytes, blob).0, blob)
            }
        }
    }

    private mutating func add(_ manifest: Manifest, _ blob: Descriptor) throws(ImageError) {
        var raw: [UInt8] = []
        let config = try DocumentReading.config(of: manifest) { () throws(ImageError) in
            raw = try source.document(manifest.config)
            return raw
        }
        guard let config else { return others.append(blob) }
        images.append(
            ImageRecord(
                name: root.name, root: root.descriptor, blob: blob, manifest: manifest, rawConfig: raw, config: config,
                layerFiles: manifest.layers.map { source.facts(of: $0.digest)?.fileBytes }))
    }
}

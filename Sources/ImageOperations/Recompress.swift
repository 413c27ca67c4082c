public import ByteIO
public import ImageFormats
public import ImageModel
internal import SystemPackage

/// Images with their layers in another compression. Configs, and with them image IDs, stay; layers, manifests and
/// indexes get new digests. Signatures and attestations describe the old ones and are left out.
public final class RecompressedSource: ImageSource {
    /// What the place names.
    public let roots: [Root]
    /// What a reader should be told.
    public let warnings: [String]
    private let source: any ImageSource
    private let documents: [Digest: [UInt8]]
    private let layers: [Digest: (blob: StagedBlob, facts: LayerFacts)]

    /// Recodes every layer of `roots` now, into files in `staging`.
    ///
    /// - Throws: what reading, decoding and writing throws.
    public init(
        _ source: any ImageSource, roots: [Root], to compression: Compression, level: Int?, staging: StagingFolder
    ) throws(ImageError) {
        var work = Recoding(source: source, compression: compression, level: level, staging: staging)
        var recoded: [Root] = []
        for root in roots {
            recoded.append(
                Root(
                    name: root.name,
                    descriptor: try at("image \(root.label)") { () throws(ImageError) in
                        try work.recode(root.descriptor, depth: 0) ?? root.descriptor
                    }))
        }
        self.source = source
        self.roots = recoded
        warnings = work.warnings
        documents = work.documents
        layers = work.layers
    }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let bytes = documents[blob.digest] { return BytesSource(bytes) }
        if let layer = layers[blob.digest] { return RegionSource(try FileSource.openRegular(layer.blob.path)) }
        return try source.stored(blob)
    }

    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? { layers[blob.digest]?.blob }
    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? { layers[layer]?.facts ?? source.facts(of: layer) }
    /// Whether the blob is there, without reading it.
    public func holds(_ blob: Descriptor) -> Bool {
        documents[blob.digest] != nil || layers[blob.digest] != nil || source.holds(blob)
    }
}

/// The work of recoding: each layer once, each document above it patched.
private struct Recoding {
    let source: any ImageSource
    let compression: Compression
    let level: Int?
    let staging: StagingFolder
    var documents: [Digest: [UInt8]] = [:]
    var layers: [Digest: (blob: StagedBlob, facts: LayerFacts)] = [:]
    var warnings: [String] = []
    private var done: [Digest: Descriptor] = [:]

    init(source: any ImageSource, compression: Compression, level: Int?, staging: StagingFolder) {
        self.source = source
        self.compression = compression
        self.level = level
        self.staging = staging
    }

    /// The descriptor of the recoded document; `nil` for one that describes the old digests and has to go.
    mutating func recode(_ blob: Descriptor, depth: Int) throws(ImageError) -> Descriptor? {
        guard blob.mediaType.isIndex || blob.mediaType.isManifest else { return blob }
        guard depth < Limits.indexDepth else { throw ImageError(.limitExceeded, "indexes are nested too deep") }
        let bytes = try source.document(blob)
        return blob.mediaType.isIndex
            ? try recode(index: bytes, blob, depth: depth) : try recode(manifest: bytes, blob)
    }

    private mutating func recode(index bytes: [UInt8], _ blob: Descriptor, depth: Int) throws(ImageError) -> Descriptor
    {
        let (index, _) = try DocumentReading.index(bytes, blob)
        var children: [Descriptor] = []
        for child in index.manifests {
            guard source.holds(child) else {
                children.append(child)
                continue
            }
            if let recoded = try recode(child, depth: depth + 1) {
                children.append(recoded)
            } else {
                warnings.append("\(child.digest) describes the old layers and is left out")
            }
        }
        guard children != index.manifests else { return blob }
        return keep(try index.replacing(manifests: children, in: bytes), blob)
    }

    private mutating func recode(manifest bytes: [UInt8], _ blob: Descriptor) throws(ImageError) -> Descriptor? {
        let (manifest, _) = try DocumentReading.manifest(bytes, blob)
        let config = try DocumentReading.config(of: manifest) { () throws(ImageError) in
            try source.document(manifest.config)
        }
        guard let config else { return nil }
        guard config.diffIDs.count == manifest.layers.count else {
            throw ImageError(
                .malformed, "the config has \(config.diffIDs.count) diff IDs for \(manifest.layers.count) layers")
        }
        var layers: [Descriptor] = []
        for (layer, diffID) in zip(manifest.layers, config.diffIDs) {
            layers.append(try at("layer \(layer.digest)") { () throws(ImageError) in try recode(layer, diffID) })
        }
        guard layers != manifest.layers else { return blob }
        return keep(try manifest.replacing(layers: layers, in: bytes), blob)
    }

    private mutating func recode(_ layer: Descriptor, _ diffID: Digest) throws(ImageError) -> Descriptor {
        if let known = done[layer.digest] { return known }
        let (old, head) = try Compression.detect(source.open(layer))
        guard old != compression else { return layer }
        let file = try StagedFile(in: staging.path)
        let measuring = MeasuringSink(file.sink)
        let encoder = try compression.encoding(into: measuring, level: level)
        let reading = try LayerReading(old.decoding(head), into: encoder, diffID: diffID.algorithm)
        try head.drain()
        try encoder.finish()
        guard reading.content?.digest == diffID else {
            throw ImageError(.digestMismatch, "the uncompressed layer is not \(diffID), as the config says")
        }
        let measure = measuring.measure()
        let path = staging.path.appending("recoded-\(layers.count)")
        try file.publish(as: path)
        var descriptor = layer
        descriptor.digest = measure.digest
        descriptor.size = measure.size
        descriptor.mediaType = try MediaType.layer(compression)
        let facts = LayerFacts(
            blob: measure, compression: compression, content: reading.blob, fileBytes: reading.fileBytes)
        layers[measure.digest] = (StagedBlob(path: path, measure: measure), facts)
        done[layer.digest] = descriptor
        return descriptor
    }

    private mutating func keep(_ bytes: [UInt8], _ old: Descriptor) -> Descriptor {
        var descriptor = old
        descriptor.digest = .of(bytes)
        descriptor.size = Int64(bytes.count)
        documents[descriptor.digest] = bytes
        return descriptor
    }
}

public import ByteIO
public import ImageFormats
public import ImageModel
internal import SystemPackage

/// Makes an image of one layer from a root file system in a tar, in one pass over it.
public struct Import {
    /// What the new image is to say of itself.
    public struct Description: Sendable {
        /// Docker's `--change` values, in order.
        public var changes: [String] = []
        /// The comment and the history's comment.
        public var message: String
        /// What it runs on; as the tar says, or `usualPlatform`, where it is `nil`.
        public var platform: Platform?
        /// What it runs on where nothing says it.
        public var usualPlatform: Platform
        /// When it was made, in nanoseconds since 1970.
        public var created: Int64
        /// Whether the configuration that a tar of ours brings is left alone.
        public var isPlain = false
        /// Whether even an image archive is taken for a root file system.
        public var isForced = false

        /// A description with no changes.
        public init(message: String, usualPlatform: Platform, created: Int64) {
            self.message = message
            self.usualPlatform = usualPlatform
            self.created = created
        }
    }

    /// The new image's ID: its config's digest.
    public private(set) var id: Digest
    /// What a user should be told about the tar.
    public private(set) var warnings: [String] = []

    /// Reads `input` to its end and adds the image to the store of `writer`.
    ///
    /// Gzip and zstd layers are kept as they come; xz and bzip2, which no image may have, are stored plain.
    ///
    /// - Throws: `.malformed`, `.truncated` for what is no sound tar; `.unsupported` for an image archive; `.usage` for a
    ///   change that is none.
    public init(
        _ input: any ByteSource, name: String?, as description: Description, into writer: LayoutWriter
    ) throws(ImageError) {
        let edits = try ConfigChange.parse(description.changes)
        let (layer, facts, signs) = try Self.stage(
            input, into: writer, isForced: description.isForced, warnings: &warnings)
        let config = try Self.config(of: facts.content.digest, description, edits, signs)
        let configBlob = Descriptor(mediaType: .ociConfig, digest: .of(config), size: Int64(config.count))
        let manifest = Manifest(config: configBlob, layers: [layer]).encoded()
        let root = Descriptor(mediaType: .ociManifest, digest: .of(manifest), size: Int64(manifest.count))
        id = configBlob.digest
        for (blob, bytes) in [(configBlob, config), (root, manifest)] {
            try writer.put(blob) { sink throws(ImageError) in try sink.write(bytes) }
        }
        writer.note(facts)
        try writer.commit([Root(name: name, descriptor: root)])
    }

    private static func config(
        of layer: Digest, _ description: Description, _ edits: ConfigChange, _ signs: RootSigns
    ) throws(ImageError) -> [UInt8] {
        guard let bytes = signs.configuration, !description.isPlain else {
            return try ImageConfig.imported(
                layer: layer, platform: description.platform ?? description.usualPlatform,
                created: description.created, message: description.message, changes: edits)
        }
        return try at("the configuration before the first entry") { () throws(ImageError) in
            guard bytes.count <= Limit.rootConfiguration.value else {
                throw ImageError(
                    exceeding: .rootConfiguration,
                    "has \(bytes.count) bytes, the limit is \(Limit.rootConfiguration.value)")
            }
            return try ImageConfig.imported(
                layer: layer, remembering: bytes, platform: description.platform, created: description.created,
                message: description.message, changes: edits)
        }
    }

    private static func stage(
        _ input: any ByteSource, into writer: LayoutWriter, isForced: Bool, warnings: inout [String]
    ) throws(ImageError) -> (Descriptor, LayerFacts, RootSigns) {
        let (compression, head) = try Compression.detect(input)
        let plain = compression == .xz || compression == .bzip2
        let file = try StagedFile(in: writer.staging.path)
        let reading = try LayerReading(
            plain ? compression.decoding(head) : head, into: file.sink, ahead: true, signs: true)
        if let fault = reading.decodeFault ?? reading.tarFault { throw fault }
        try reading.refuseMistakes(isForced: isForced, hint: "use load, or import --force")
        warnings += reading.tarWarnings
        guard let facts = reading.facts else { throw ImageError(.malformed, "the layer could not be read") }
        let path = writer.staging.path.appending("import")
        try file.publish(as: path)
        _ = try writer.take(StagedBlob(path: path, measure: facts.blob))
        let layer = Descriptor(
            mediaType: try .layer(facts.compression), digest: facts.blob.digest, size: facts.blob.size)
        return (layer, facts, reading.signs ?? RootSigns())
    }
}

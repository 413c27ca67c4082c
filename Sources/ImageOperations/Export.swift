public import ByteIO
public import ImageFormats
internal import ImageModel

/// Writes what a container would see at its start as one flat tar.
public struct Export {
    private let image: ImageRecord
    private let source: any ImageSource
    /// What a user should be told.
    public private(set) var warnings: [String] = []
    private let header: [UInt8]

    /// An export of `image`, whose layers are in `source`.
    ///
    /// `isPlain`: whether the configuration stays behind.
    public init(_ image: ImageRecord, from source: any ImageSource, isPlain: Bool = false) {
        self.image = image
        self.source = source
        let fits = image.rawConfig.count <= Limit.rootConfiguration.value
        header = isPlain || !fits ? [] : RootSigns.header(of: image.rawConfig)
        if !isPlain, !fits {
            warnings.append("the configuration is left out: it has more than \(Limit.rootConfiguration.value) bytes")
        }
    }

    /// Writes the tar. Layers are proven against their digests and diff IDs while it is made.
    ///
    /// - Throws: `.digestMismatch`, `.malformed`, `.unsafePath` for a layer that is not what it should be.
    public func write(to sink: any ByteSink) throws(ImageError) {
        let layers = try LayerContent.layers(of: image, in: source)
        if !header.isEmpty { try sink.write(header) }
        try Flatten(layers: layers).write(to: sink)
    }
}

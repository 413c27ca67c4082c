public import ByteIO
public import ImageFormats
internal import ImageModel

/// Writes what a container would see at its start as one flat tar.
public struct Export {
    private let image: ImageRecord
    private let source: any ImageSource

    /// An export of `image`, whose layers are in `source`.
    public init(_ image: ImageRecord, from source: any ImageSource) {
        self.image = image
        self.source = source
    }

    /// Writes the tar. Layers are proven against their digests and diff IDs while it is made.
    ///
    /// - Throws: `.digestMismatch`, `.malformed`, `.unsafePath` for a layer that is not what it should be.
    public func write(to sink: any ByteSink) throws(ImageError) {
        let layers = try LayerContent.layers(of: image, in: source)
        try Flatten(layers: layers).write(to: sink)
    }
}

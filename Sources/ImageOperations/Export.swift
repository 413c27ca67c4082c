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
        let layers = zip(image.manifest.layers, image.config.diffIDs).map { layer, diffID in
            let source = self.source
            return Flatten.Layer { () throws(ImageError) in try Self.open(layer, diffID, in: source) }
        }
        try Flatten(layers: layers).write(to: sink)
    }

    /// The uncompressed layer, proven when it has been read to its end.
    private static func open(
        _ layer: Descriptor, _ diffID: Digest, in source: any ImageSource
    ) throws(ImageError) -> any ByteSource {
        let (compression, head) = try Compression.detect(source.open(layer))
        let content = compression.decoding(head)
        if let facts = source.facts(of: layer.digest), facts.proves(diffID) { return content }
        return VerifyingSource(content, expecting: diffID)
    }
}

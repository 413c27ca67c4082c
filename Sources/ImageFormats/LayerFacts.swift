public import ByteIO

/// What reading a layer once has proven about it.
public struct LayerFacts: Hashable, Sendable {
    /// The blob as stored.
    public let blob: Measure
    /// How it is compressed.
    public let compression: Compression
    /// The uncompressed tar: its digest is the diff ID.
    public let content: Measure
    /// Bytes of files and symbolic link targets in it: what docker reports as the layer's size.
    public let fileBytes: Int64

    /// Facts that were found together.
    public init(blob: Measure, compression: Compression, content: Measure, fileBytes: Int64) {
        self.blob = blob
        self.compression = compression
        self.content = content
        self.fileBytes = fileBytes
    }
}

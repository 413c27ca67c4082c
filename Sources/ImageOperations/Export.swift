public import ByteIO
public import ImageFormats

/// Writes what a container would see at its start as one flat tar.
public struct Export {
    /// An export of `image`, whose layers are in `source`.
    public init(_ image: ImageRecord, from source: any ImageSource) {}
    /// Writes the tar.
    public func write(to sink: any ByteSink) throws(ImageError) {
        throw ImageError(.unsupported, "export")
    }
}

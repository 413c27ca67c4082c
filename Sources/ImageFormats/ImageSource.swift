public import ByteIO
public import ImageModel

/// A place that images can be read from.
///
/// The methods block: bytes come from files and pipes, and whoever wants several at once has threads for it. (An
/// `await` per blob bought nothing but a second world beside the blocking one.)
public protocol ImageSource: Sendable {
    /// What this place names, in its own order.
    var roots: [Root] { get }

    /// What a reader should be told about the place: doubtful, but not wrong enough to refuse it.
    var warnings: [String] { get }

    /// A blob's bytes as stored. Callers use `open`, which verifies.
    ///
    /// - Throws: `.notFound` where the place does not hold the blob.
    func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource

    /// A blob that lies verified in a file of its own and may be renamed away, once.
    func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob?

    /// What is already proven of a layer's content, if it was read before.
    func facts(of layer: Digest) -> LayerFacts?

    /// What a pass over a layer found, faults and all, where the place came through a pipe and has passed already.
    func reading(of layer: Digest) -> LayerReading?

    /// Whether the place holds the blob, without reading it.
    func holds(_ blob: Descriptor) -> Bool
}

extension ImageSource {
    /// Nothing to say.
    public var warnings: [String] { [] }
    /// Nothing lies in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? { nil }
    /// Nothing has passed.
    public func reading(of layer: Digest) -> LayerReading? { nil }
    /// Nothing is known.
    public func facts(of layer: Digest) -> LayerFacts? { nil }

    /// Opens a blob for one pass; the read that reaches the end fails unless size and digest hold.
    ///
    /// - Throws: `.notFound`; the source throws `.truncated` and `.digestMismatch`.
    public func open(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let data = blob.data { return BytesSource(data) }
        return VerifyingSource(try stored(blob), expecting: Measure(digest: blob.digest, size: blob.size))
    }

    /// Reads a whole manifest, index or config, verified.
    ///
    /// - Throws: `.limitExceeded` above 4 MiB, what every registry and engine accepts at least.
    public func document(_ blob: Descriptor) throws(ImageError) -> [UInt8] {
        guard blob.size <= Int64(Limits.document) else {
            throw ImageError(
                .limitExceeded, "\(blob.digest) is \(blob.size) bytes, the limit for a document is \(Limits.document)")
        }
        return try open(blob).readAll(limit: Limits.document)
    }
}

/// Bytes in memory as a source. `chunk` limits what is lent at once: tests read in runs of 1, 511, 512, 513 bytes.
public final class BytesSource: ByteSource {
    private let bytes: [UInt8]
    private let chunk: Int
    private var position = 0

    /// Lends `bytes` from the front, at most `chunk` of them at a time.
    public init(_ bytes: [UInt8], chunk: Int = .max) {
        self.bytes = bytes
        self.chunk = max(1, chunk)
    }

    /// Lends the next run, as every source does.
    public func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        guard position < bytes.count else { return false }
        let bytes = self.bytes
        let count = min(limit, chunk, bytes.count - position)
        position += try body(unsafe bytes.span.bytes.extracting(position..<(position + count)))
        return true
    }
}

/// Collects what is written to it.
public final class BytesSink: ByteSink {
    /// All that was written so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty collection.
    public init() {}

    /// Takes all of it.
    public func write(_ span: RawSpan) throws(ImageError) { bytes.append(contentsOf: span) }
    /// Passes on what is held back.
    public func finish() throws(ImageError) {}
}

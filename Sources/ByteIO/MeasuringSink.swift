/// Counts and hashes what is written through it.
public final class MeasuringSink: ByteSink {
    private let downstream: (any ByteSink)?
    private let hasher: Hasher
    /// Bytes written so far.
    public private(set) var size: Int64 = 0

    /// Passes everything on to `downstream`; without one, only measures.
    public init(_ downstream: (any ByteSink)?, algorithm: Digest.Algorithm = .sha256) {
        self.downstream = downstream
        hasher = Hasher(algorithm)
    }

    /// Takes all of it.
    public func write(_ bytes: RawSpan) throws(ImageError) {
        hasher.update(bytes)
        size += Int64(bytes.byteCount)
        try downstream?.write(bytes)
    }

    /// Passes on what is held back.
    public func finish() throws(ImageError) { try downstream?.finish() }

    /// The measure of all that was written. Call once, after `finish`.
    public func measure() -> Measure { Measure(digest: hasher.finish(), size: size) }
}

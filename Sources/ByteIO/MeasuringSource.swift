/// Counts and hashes what is consumed through it.
public final class MeasuringSource: ByteSource {
    private let upstream: any ByteSource
    private let hasher: Hasher
    private var size: Int64 = 0

    /// Passes `upstream` on unchanged.
    public init(_ upstream: any ByteSource, algorithm: Digest.Algorithm = .sha256) {
        self.upstream = upstream
        hasher = Hasher(algorithm)
    }

    /// Lends the next run, as every source does.
    public func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        try upstream.read(atMost: limit) { span throws(ImageError) in
            let used = try body(span)
            hasher.update(span.extracting(first: used))
            size += Int64(used)
            return used
        }
    }

    /// Reads what is left and returns the measure of the whole. Call once.
    public func measure() throws(ImageError) -> Measure {
        try drain()
        return Measure(digest: hasher.finish(), size: size)
    }
}

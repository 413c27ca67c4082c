/// Fails the read that reaches the end when size or digest are not as promised, and any read past the size.
public final class VerifyingSource: ByteSource {
    private let upstream: any ByteSource
    private let hasher: Hasher
    private let digest: Digest
    /// Bytes there should be, where that is known.
    private let expectedSize: Int64?
    private var size: Int64 = 0
    /// What became of the check at the end; a failure is thrown by each further read.
    private var verdict: Result<Void, ImageError>?

    /// Passes `upstream` on, which must turn out to be `expected`.
    public init(_ upstream: any ByteSource, expecting expected: Measure) {
        self.upstream = upstream
        digest = expected.digest
        expectedSize = expected.size
        hasher = Hasher(expected.digest.algorithm)
    }

    /// Passes `upstream` on, which must turn out to have `digest`, whatever its length.
    public init(_ upstream: any ByteSource, expecting digest: Digest) {
        self.upstream = upstream
        self.digest = digest
        expectedSize = nil
        hasher = Hasher(digest.algorithm)
    }

    /// Lends the next run, as every source does.
    public func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        let more = try upstream.read(atMost: limit) { span throws(ImageError) in
            let left = (expectedSize ?? .max) - size
            guard left > 0 else { throw mismatch("is longer than the \(size) bytes it should have") }
            let used = try body(span.extracting(first: Int(min(left, Int64(span.byteCount)))))
            hasher.update(span.extracting(first: used))
            size += Int64(used)
            return used
        }
        if !more { try check() }
        return more
    }

    private func check() throws(ImageError) {
        if let verdict { return try verdict.get() }
        do throws(ImageError) {
            try compare()
            verdict = .success(())
        } catch {
            verdict = .failure(error)
            throw error
        }
    }

    private func compare() throws(ImageError) {
        if let expectedSize, size != expectedSize {
            throw ImageError(.truncated, "\(digest) ends after \(size) bytes, expected \(expectedSize)")
        }
        let found = hasher.finish()
        guard found == digest else { throw mismatch("has the digest \(found) instead") }
    }

    private func mismatch(_ how: String) -> ImageError { ImageError(.digestMismatch, "\(digest) \(how)") }
}

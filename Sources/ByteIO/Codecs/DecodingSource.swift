/// What one call of a decoder did.
struct DecodingStep {
    /// Bytes of input that it took.
    var consumed: Int
    /// Bytes of output that it made.
    var produced: Int
}

/// A decoder of one compressed format, fed run by run.
protocol Decoder: AnyObject {
    /// Name of the format, for messages.
    static var name: String { get }
    /// Whether zero bytes may follow the last stream.
    static var mayBePadded: Bool { get }
    /// How much of the current run was taken when `decode` failed, in bytes: where the fault is.
    var taken: Int { get }
    /// Whether the bytes seen so far are one or more whole streams.
    var isComplete: Bool { get }
    /// Decodes some of `input`, which may be empty to get at output that is held back.
    ///
    /// - Throws: `.malformed`, `.limitExceeded`; without the offset, which the caller knows.
    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep
    /// Is told that there is no more input. Returns output that was still held back.
    func end(into output: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int
}

extension Decoder {
    /// Nothing is held back.
    func end(into output: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int { 0 }
}

/// The inflated bytes of a source, through one window.
@safe
final class DecodingSource<Codec: Decoder>: ByteSource {
    private let upstream: any ByteSource
    private let decoder: Codec
    private let buffer: UnsafeMutableRawBufferPointer
    private var filled = 0..<0
    /// Bytes of compressed input taken so far.
    private var offset: Int64
    /// Bytes of output made so far.
    private var made: Int64
    private var isAtEnd = false
    /// What went wrong: whoever reads on after an error must not take what came before it for the whole.
    private var failure: ImageError?
    /// Whether zero bytes follow the last stream, as tapes and cautious writers add them.
    private var isPadding = false

    /// The parts:
    /// - `offset`, `made`: bytes of input and output of the same stream that somebody else decoded before.
    init(_ upstream: any ByteSource, _ decoder: Codec, offset: Int64 = 0, made: Int64 = 0) {
        self.upstream = upstream
        self.offset = offset
        self.made = made
        self.decoder = decoder
        unsafe buffer = .allocate(byteCount: 256 << 10, alignment: 4096)
    }

    deinit { unsafe buffer.deallocate() }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        if let failure { throw failure }
        if filled.isEmpty {
            do throws(ImageError) {
                try fill()
            } catch {
                failure = error
                throw error
            }
        }
        guard !filled.isEmpty else { return false }
        let run = filled.prefix(limit)
        let used = try body(unsafe RawSpan(_unsafeBytes: unsafe UnsafeRawBufferPointer(rebasing: buffer[run])))
        filled = (filled.lowerBound + used)..<filled.upperBound
        return true
    }

    private func fill() throws(ImageError) {
        filled = 0..<0
        while filled.isEmpty, !isAtEnd {
            var taken = 0
            let more = try upstream.read(atMost: .max) { span throws(ImageError) in
                taken = try decode(span)
                return taken
            }
            if more {
                guard taken > 0 || !filled.isEmpty else { throw fault(.malformed, "makes no progress") }
            } else {
                try end()
            }
        }
    }

    private func decode(_ span: RawSpan) throws(ImageError) -> Int {
        // Padding of xz has rules of its own, which its decoder knows.
        if isPadding || (Codec.mayBePadded && decoder.isComplete && span[0] == 0) { return try skipPadding(span) }
        var step = DecodingStep(consumed: 0, produced: 0)
        do throws(ImageError) {
            step = try unsafe span.withUnsafeBytes { input throws(ImageError) in
                try unsafe decoder.decode(input, into: buffer)
            }
        } catch {
            offset += Int64(decoder.taken)
            throw fault(error.kind, error.message, error.limit)
        }
        filled = 0..<step.produced
        offset += Int64(step.consumed)
        made += Int64(step.produced)
        guard DecodingLimits.allow(made, of: offset) else {
            throw fault(.limitExceeded, "expands to more than \(DecodingLimits.ratio) times its size", .expansion)
        }
        return step.consumed
    }

    private func skipPadding(_ span: RawSpan) throws(ImageError) -> Int {
        isPadding = true
        for index in 0..<span.byteCount where span[index] != 0 {
            offset += Int64(index)
            throw fault(.malformed, "is followed by something else")
        }
        offset += Int64(span.byteCount)
        return span.byteCount
    }

    private func end() throws(ImageError) {
        do throws(ImageError) {
            filled = 0..<(try unsafe decoder.end(into: buffer))
        } catch {
            throw fault(error.kind, error.message, error.limit)
        }
        guard filled.isEmpty else { return }
        isAtEnd = true
        guard decoder.isComplete else { throw fault(.truncated, "ends in the middle") }
    }

    private func fault(_ kind: ImageError.Kind, _ message: String, _ limit: Limit? = nil) -> ImageError {
        ImageError(kind, "the \(Codec.name) data \(message), at byte \(offset)", limit: limit)
    }
}

internal import CLzma

/// Xz streams in a row, with the padding that may stand between them.
@safe
final class XzDecoder: Decoder {
    static let name = "xz"
    static let mayBePadded = false

    /// Enough for a dictionary of 128 MiB; `xz -9` needs 64.
    private static var memoryLimit: UInt64 { UInt64(Limit.window.value) + (2 << 20) }

    /// What threads may use together: `xz -T0` makes blocks of 24 MiB, and two of those are worth a second core. Where
    /// that is not enough, there is one thread.
    private static let threadLimit: UInt64 = 96 << 20

    /// `LZMA_CONCATENATED`, a macro that does not come across.
    private static let concatenated: UInt32 = 0x08

    private let stream: UnsafeMutablePointer<lzma_stream>
    private(set) var isComplete = false
    private(set) var taken = 0

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: lzma_stream())
        var options = unsafe lzma_mt()
        unsafe options.flags = Self.concatenated
        unsafe options.threads = UInt32(Parallel.streamWidth)
        unsafe options.memlimit_threading = Self.threadLimit
        unsafe options.memlimit_stop = Self.memoryLimit
        _ = unsafe lzma_stream_decoder_mt(stream, &options)
    }

    deinit {
        unsafe lzma_end(stream)
        unsafe stream.deallocate()
    }

    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep {
        try unsafe run(LZMA_RUN, input, output)
    }

    func end(into output: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard !isComplete else { return 0 }
        return try unsafe run(LZMA_FINISH, UnsafeRawBufferPointer(start: nil, count: 0), output).produced
    }

    private func run(
        _ action: lzma_action, _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep {
        unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = input.count
        unsafe stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_out = output.count
        let result = unsafe lzma_code(stream, action)
        taken = unsafe input.count - stream.pointee.avail_in
        switch result {
        case LZMA_OK: break
        case LZMA_STREAM_END: isComplete = true
        case LZMA_BUF_ERROR:
            guard action == LZMA_FINISH else { break }
            throw ImageError(.truncated, "ends in the middle")
        case LZMA_MEMLIMIT_ERROR, LZMA_MEM_ERROR:
            throw ImageError(exceeding: .window, "needs more than \(Self.memoryLimit) bytes of memory")
        default: throw ImageError(.malformed, "cannot be decoded (code \(result.rawValue))")
        }
        return unsafe DecodingStep(
            consumed: input.count - stream.pointee.avail_in, produced: output.count - stream.pointee.avail_out)
    }
}

internal import CZstd

/// Compresses into zstd frames (RFC 8878), each with a checksum, on the library's own threads. The bytes depend on the
/// input and the level only, never on the number of threads.
@safe
final class ZstdSink: ByteSink {
    /// Bytes of input in a frame. Frames can be inflated side by side, but share nothing: each begins without anything to
    /// look back at, and threads that wait for its end wait.
    static let frameSize = 128 << 20
    /// What a decoder may be asked to look back (RFC 8878, section 3.1.1.1.2): 8 MiB.
    private static let windowLog: Int32 = 23
    /// Bytes that one thread takes at once, as large as 64 MiB of memory in all allow; it looks back half a window into
    /// what another one has.
    private static let jobSize: Int32 = 6 << 20
    private static let overlapLog: Int32 = 8
    /// More threads than this would cost more memory than is promised.
    private static let mostThreads = 4

    private let sink: any ByteSink
    private let context: OpaquePointer?
    private let buffer: UnsafeMutableRawBufferPointer
    private var held = 0
    private var frames = 0

    /// - Throws: `.usage` for a level that zstd does not have.
    init(_ sink: any ByteSink, level: Int) throws(ImageError) {
        guard (1...19).contains(level) else { throw ImageError(.usage, "zstd has the levels 1 to 19, not \(level)") }
        self.sink = sink
        unsafe context = ZSTD_createCCtx()
        unsafe buffer = .allocate(byteCount: ZSTD_CStreamOutSize(), alignment: 64)
        set(ZSTD_c_compressionLevel, Int32(level))
        set(ZSTD_c_checksumFlag, 1)
        set(ZSTD_c_nbWorkers, Int32(min(Parallel.streamWidth, Self.mostThreads)))
        set(ZSTD_c_jobSize, Self.jobSize)
        set(ZSTD_c_overlapLog, Self.overlapLog)
        // The usual tables of the low levels are made for windows of 2 MiB.
        guard level <= 3 else { return }
        set(ZSTD_c_windowLog, Self.windowLog)
        set(ZSTD_c_hashLog, 18)
        set(ZSTD_c_chainLog, 16)
    }

    deinit {
        unsafe ZSTD_freeCCtx(context)
        unsafe buffer.deallocate()
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            let run = bytes.extracting(done..<min(bytes.byteCount, done + Self.frameSize - held))
            try unsafe run.withUnsafeBytes { input throws(ImageError) in try unsafe code(input, ZSTD_e_continue) }
            held += run.byteCount
            done += run.byteCount
            if held == Self.frameSize { try endFrame() }
        }
    }

    /// Ends the last frame; an empty input makes an empty one.
    func finish() throws(ImageError) {
        if held > 0 || frames == 0 { try endFrame() }
        try sink.finish()
    }

    private func endFrame() throws(ImageError) {
        try unsafe code(UnsafeRawBufferPointer(start: nil, count: 0), ZSTD_e_end)
        held = 0
        frames += 1
    }

    private func code(_ input: UnsafeRawBufferPointer, _ action: ZSTD_EndDirective) throws(ImageError) {
        var source = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var left = 1
        while unsafe action == ZSTD_e_end ? left != 0 : source.pos < source.size {
            var made = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
            left = unsafe ZSTD_compressStream2(context, &made, &source, action)
            guard ZSTD_isError(left) == 0 else { throw ImageError(.io, "zstd cannot compress (code \(left))") }
            try sink.write(unsafe RawSpan(_unsafeBytes: UnsafeRawBufferPointer(rebasing: buffer[..<made.pos])))
        }
    }

    /// A library without threads refuses those, and does all the work itself.
    private func set(_ parameter: ZSTD_cParameter, _ value: Int32) {
        unsafe _ = ZSTD_CCtx_setParameter(context, parameter, value)
    }
}

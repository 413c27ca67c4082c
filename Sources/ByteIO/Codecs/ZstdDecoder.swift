internal import CZstd

/// Zstandard frames in a row (RFC 8878), skippable ones among them.
@safe
final class ZstdDecoder: Decoder {
    static let name = "zstd"
    static let mayBePadded = true

    /// 128 MiB: what `zstd --long` needs. A frame that asks for more asks for our memory.
    private static var windowLog: Int32 {
        Int32(Limit.window.value.bitWidth - 1 - max(1024, min(Limit.window.value, 1 << 31)).leadingZeroBitCount)
    }

    private let stream: OpaquePointer?
    private(set) var isComplete = false
    private var isAtStart = true
    private(set) var taken = 0

    init() {
        unsafe stream = ZSTD_createDStream()
        unsafe ZSTD_DCtx_setParameter(stream, ZSTD_d_windowLogMax, Self.windowLog)
    }

    deinit { unsafe ZSTD_freeDStream(stream) }

    func decode(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> DecodingStep {
        if isAtStart { try unsafe checkWindow(input) }
        var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = unsafe ZSTD_decompressStream(stream, &to, &from)
        taken = unsafe from.pos
        guard ZSTD_isError(result) == 0 else {
            let code = ZSTD_getErrorCode(result)
            let text = unsafe String(cString: ZSTD_getErrorName(result))
            let tooLarge = code == ZSTD_error_frameParameter_windowTooLarge
            throw tooLarge
                ? ImageError(exceeding: .window, "cannot be decoded (\(text))")
                : ImageError(.malformed, "cannot be decoded (\(text))")
        }
        isComplete = result == 0
        isAtStart = isComplete
        return unsafe DecodingStep(consumed: from.pos, produced: to.pos)
    }

    /// The library needs no window for a frame that comes whole and fits its output, and then does not look at it; whether
    /// a frame is taken must not depend on how its bytes come in. RFC 8878, 3.1.1.1.2.
    private func checkWindow(_ input: UnsafeRawBufferPointer) throws(ImageError) {
        guard input.count >= 6, unsafe input.starts(with: [0x28, 0xB5, 0x2F, 0xFD]), unsafe input[4] & 0x20 == 0 else {
            return
        }
        let exponent = unsafe Int(input[5] >> 3)
        let base = Int64(1) << (10 + exponent)
        let window = unsafe base + base / 8 * Int64(input[5] & 7)
        guard window <= Int64(1) << Self.windowLog else {
            throw ImageError(exceeding: .window, "asks for a window of \(window) bytes")
        }
    }

    func end(into output: UnsafeMutableRawBufferPointer) throws(ImageError) -> Int {
        guard !isComplete else { return 0 }
        return try unsafe decode(UnsafeRawBufferPointer(start: nil, count: 0), into: output).produced
    }
}

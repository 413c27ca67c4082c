internal import CZstd

/// Makes one zstd frame of a block, with its size and a checksum. The library's own threads would look back into what
/// another one has, but its static form has none.
@safe
final class ZstdFrame: BlockCoder {
    /// Bytes of input in a frame: as much as a decoder may be asked to look back (RFC 8878, section 3.1.1.1.2), so that
    /// frames lose little, and little enough that several fit into memory.
    static let blockSize = 8 << 20
    private static let windowLog: Int32 = 23

    private let context: OpaquePointer?

    init(level: Int) {
        unsafe context = ZSTD_createCCtx()
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        // The usual tables of the low levels are made for windows of 2 MiB; on a window of 8 these find 1 to 2 % more.
        guard level <= 3 else { return }
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, Self.windowLog)
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_hashLog, 18)
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_chainLog, 16)
    }

    deinit { unsafe ZSTD_freeCCtx(context) }

    /// The blocks of a stream at a level.
    ///
    /// - Throws: `.usage` for a level that zstd does not have.
    static func kind(level: Int) throws(ImageError) -> BlockKind {
        guard (1...19).contains(level) else { throw ImageError(.usage, "zstd has the levels 1 to 19, not \(level)") }
        // Blocks are large: more threads than this would cost more memory than is promised.
        let width = min(Parallel.streamWidth, 4)
        return BlockKind(
            inputSize: blockSize, outputSize: ZSTD_compressBound(blockSize), width: width, slots: width + 1,
            coder: { ZstdFrame(level: level) })
    }

    func code(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
        let made = unsafe ZSTD_compress2(context, output.baseAddress, output.count, input.baseAddress, input.count)
        return ZSTD_isError(made) == 0 ? made : nil
    }
}

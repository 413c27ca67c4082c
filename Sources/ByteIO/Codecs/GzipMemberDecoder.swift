internal import CDeflate

/// Inflates one gzip member that is all there.
@safe
final class GzipMemberDecoder: BlockCoder {
    private let decompressor: OpaquePointer?

    init() { unsafe decompressor = libdeflate_alloc_decompressor() }
    deinit { unsafe libdeflate_free_decompressor(decompressor) }

    /// The members of a stream that we made.
    static func kind(width: Int = Parallel.streamWidth) -> BlockKind {
        BlockKind(
            inputSize: GzipMemberLength.limit, outputSize: GzipMember.blockSize, width: width,
            slots: width > 1 ? 2 * width : 1, coder: { GzipMemberDecoder() })
    }

    /// - Returns: `nil` where it is no member, or ends before the input does: somebody else has to say what is wrong.
    func code(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
        var (taken, made) = (0, 0)
        let result = unsafe libdeflate_gzip_decompress_ex(
            decompressor, input.baseAddress, input.count, output.baseAddress, output.count, &taken, &made)
        return result == LIBDEFLATE_SUCCESS && taken == input.count ? made : nil
    }
}

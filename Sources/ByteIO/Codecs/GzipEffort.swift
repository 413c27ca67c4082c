internal import CDeflate

/// Deflates blocks at one level of libdeflate, or at the usual effort: blocks that hardly shrink are not searched for
/// matches as the others are, since that takes half as long again and saves them little.
@safe
final class GzipEffort {
    private let compressor: OpaquePointer?
    /// For what is not worth more; `nil` where all blocks have the same level.
    private let fastest: OpaquePointer?
    private let scratch: UnsafeMutableRawBufferPointer

    /// The level of most blocks at the usual effort.
    private static let usual: Int32 = 2
    /// A block is judged by so many pieces of it, each of so many bytes.
    private static let pieces = 8
    private static let pieceSize = 4 << 10
    /// What a sample has to shrink to, in hundredths, for its block to be worth the search. Taken from measuring both
    /// levels, block by block, on Debian's programs and on mixed data.
    private static let worthwhile = 48

    /// `level`: 1 to 12, others are taken for the nearest; `nil` for the usual effort.
    init(level: Int?) {
        let fixed = level.map { Int32(min(max($0, 1), 12)) }
        unsafe compressor = libdeflate_alloc_compressor(fixed ?? Self.usual)
        unsafe fastest = fixed == nil ? libdeflate_alloc_compressor(1) : nil
        unsafe scratch = .allocate(byteCount: libdeflate_deflate_compress_bound(nil, Self.pieceSize), alignment: 16)
    }

    deinit {
        unsafe libdeflate_free_compressor(compressor)
        if let fastest = unsafe fastest { unsafe libdeflate_free_compressor(fastest) }
        unsafe scratch.deallocate()
    }

    /// Deflates a block; 0 where there is no room for it.
    func deflate(_ block: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int {
        let isHard = unsafe !isWorthwhile(block)
        return unsafe Self.deflate(block, into: output, isHard ? fastest : compressor)
    }

    private static func deflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, _ compressor: OpaquePointer?
    ) -> Int {
        unsafe libdeflate_deflate_compress(
            compressor, input.baseAddress, input.count, output.baseAddress, output.count)
    }

    /// Looks at pieces of the block that lie evenly in it. The last, short block of a stream is not worth a look.
    private func isWorthwhile(_ block: UnsafeRawBufferPointer) -> Bool {
        let stride = block.count / Self.pieces
        guard let fastest = unsafe fastest, stride > Self.pieceSize else { return true }
        let size = (0..<Self.pieces).reduce(0) { sum, piece in
            let run = unsafe UnsafeRawBufferPointer(rebasing: block[(piece * stride)...].prefix(Self.pieceSize))
            return unsafe sum + Self.deflate(run, into: scratch, fastest)
        }
        return size * 100 < Self.pieces * Self.pieceSize * Self.worthwhile
    }
}

internal import CDeflate

/// Makes one gzip member of a block. An extra field (RFC 1952, section 2.3.1.1) with the identifier `TM` says how long the
/// member is, so that members can be found without inflating and inflated side by side; other readers skip it.
@safe
final class GzipMember: BlockCoder {
    /// Bytes of input in a member.
    static let blockSize = 1 << 20
    /// Bytes before the deflated data: the fixed header, the length of the extra field, one subfield of four bytes.
    static let headerSize = 10 + 2 + 8
    private static let trailerSize = 8

    private let effort: GzipEffort
    /// What the header says of how hard the compressor tried: RFC 1952, XFL.
    private let flags: UInt8

    init(level: Int?) {
        effort = GzipEffort(level: level)
        flags = level.map { $0 >= 9 ? 2 : $0 <= 1 ? 4 : 0 } ?? 0
    }

    /// The blocks of a stream at a level of libdeflate, 1 to 12; others are taken for the nearest, `nil` for the usual
    /// effort.
    static func kind(level: Int?, width: Int = Parallel.streamWidth) -> BlockKind {
        // The bound does not depend on the level.
        let bound = libdeflate_deflate_compress_bound(nil, blockSize) + headerSize + trailerSize
        // Two for each thread, so that one slow block does not hold up the others.
        return BlockKind(
            inputSize: blockSize, outputSize: bound, width: width, slots: width > 1 ? 2 * width + 1 : 1,
            coder: { GzipMember(level: level) })
    }

    func code(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Int? {
        let body = unsafe UnsafeMutableRawBufferPointer(rebasing: output[Self.headerSize...])
        let size = unsafe effort.deflate(input, into: .init(rebasing: body.dropLast(Self.trailerSize)))
        guard size > 0 else { return nil }
        let crc = unsafe libdeflate_crc32(0, input.baseAddress, input.count)
        let total = Self.headerSize + size + Self.trailerSize
        // No time, no name, an unknown system: nothing in the header tells where or when it was made.
        let header: [UInt8] = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, flags, 255, 8, 0] + GzipMemberLength.identifier + [4, 0]
        unsafe output.copyBytes(from: header)
        unsafe Self.store(UInt32(total), into: output, at: header.count)
        unsafe Self.store(crc, into: output, at: Self.headerSize + size)
        unsafe Self.store(UInt32(input.count), into: output, at: Self.headerSize + size + 4)
        return total
    }

    private static func store(_ value: UInt32, into output: UnsafeMutableRawBufferPointer, at offset: Int) {
        unsafe output.storeBytes(of: value.littleEndian, toByteOffset: offset, as: UInt32.self)
    }
}

internal import CDeflate
internal import Synchronization

/// Makes one gzip member of a block, on whatever thread.
final class GzipMember: Sendable {
    private let level: Int
    private let member = Mutex<[UInt8]>([])

    init(level: Int) { self.level = level }

    /// Compresses `block`.
    func encode(_ block: [UInt8]) {
        let bytes = Self.member(of: block, level: level)
        member.withLock { $0 = bytes }
    }

    /// The member that was made last.
    func take() -> [UInt8] {
        member.withLock { member in
            defer { member = [] }
            return member
        }
    }

    private static func member(of block: [UInt8], level: Int) -> [UInt8] {
        let compressor = unsafe libdeflate_alloc_compressor(Int32(level))
        defer { unsafe libdeflate_free_compressor(compressor) }
        let bound = unsafe libdeflate_deflate_compress_bound(compressor, block.count)
        return unsafe [UInt8](unsafeUninitializedCapacity: bound + 18) { output, count in
            let body = unsafe UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(output)[10...])
            let size = unsafe block.withUnsafeBytes {
                unsafe libdeflate_deflate_compress(compressor, $0.baseAddress, $0.count, body.baseAddress, body.count)
            }
            let crc = unsafe block.withUnsafeBytes { unsafe libdeflate_crc32(0, $0.baseAddress, $0.count) }
            // No time, no name, an unknown system: nothing in the header tells where or when it was made.
            let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, level >= 9 ? 2 : level <= 1 ? 4 : 0, 255]
            for (at, byte) in header.enumerated() { unsafe output[at] = byte }
            for at in 0..<4 {
                unsafe output[10 + size + at] = UInt8(truncatingIfNeeded: crc >> (8 * UInt32(at)))
                unsafe output[14 + size + at] = UInt8(truncatingIfNeeded: block.count >> (8 * at))
            }
            count = 18 + size
        }
    }
}

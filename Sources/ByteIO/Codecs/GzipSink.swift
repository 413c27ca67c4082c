internal import CDeflate

/// Compresses into independent gzip members of 1 MiB of input each, as RFC 1952 allows: every reader of gzip takes them
/// for one file, and they can be made and read in parallel. The bytes depend on input and level only.
@safe
final class GzipSink: ByteSink {
    private let sink: any ByteSink
    private let compressor: OpaquePointer?
    private let level: Int
    private var block: [UInt8] = []
    private var members = 0

    private static let blockSize = 1 << 20

    init(_ sink: any ByteSink, level: Int) {
        self.sink = sink
        self.level = min(max(level, 1), 12)
        unsafe compressor = libdeflate_alloc_compressor(Int32(self.level))
        block.reserveCapacity(Self.blockSize)
    }

    deinit { unsafe libdeflate_free_compressor(compressor) }

    func write(_ bytes: RawSpan) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            let count = min(bytes.byteCount - done, Self.blockSize - block.count)
            block.append(contentsOf: bytes.extracting(done..<(done + count)))
            done += count
            if block.count == Self.blockSize { try flush() }
        }
    }

    func finish() throws(ImageError) {
        if !block.isEmpty || members == 0 { try flush() }
        try sink.finish()
    }

    private func flush() throws(ImageError) {
        let bound = unsafe libdeflate_deflate_compress_bound(compressor, block.count)
        let member = unsafe [UInt8](unsafeUninitializedCapacity: bound + 18) { output, count in
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
        members += 1
        block.removeAll(keepingCapacity: true)
        try sink.write(member)
    }
}

internal import CLzma

/// Compresses into one xz stream with a CRC-64.
@safe
final class XzSink: ByteSink {
    private let sink: any ByteSink
    private let stream: UnsafeMutablePointer<lzma_stream>
    private let buffer: UnsafeMutableRawBufferPointer

    /// - Throws: `.usage` for a level that xz does not have.
    init(_ sink: any ByteSink, level: Int) throws(ImageError) {
        self.sink = sink
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: lzma_stream())
        unsafe buffer = .allocate(byteCount: 64 << 10, alignment: 64)
        guard (0...9).contains(level), unsafe lzma_easy_encoder(stream, UInt32(level), LZMA_CHECK_CRC64) == LZMA_OK
        else { throw ImageError(.usage, "xz has the levels 0 to 9, not \(level)") }
    }

    deinit {
        unsafe lzma_end(stream)
        unsafe stream.deallocate()
        unsafe buffer.deallocate()
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        try unsafe bytes.withUnsafeBytes { input throws(ImageError) in try unsafe run(input, LZMA_RUN) }
    }

    func finish() throws(ImageError) {
        try unsafe run(UnsafeRawBufferPointer(start: nil, count: 0), LZMA_FINISH)
        try sink.finish()
    }

    private func run(_ input: UnsafeRawBufferPointer, _ action: lzma_action) throws(ImageError) {
        unsafe stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        unsafe stream.pointee.avail_in = input.count
        var result = LZMA_OK
        while unsafe action == LZMA_FINISH ? result != LZMA_STREAM_END : stream.pointee.avail_in > 0 {
            unsafe stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe stream.pointee.avail_out = buffer.count
            result = unsafe lzma_code(stream, action)
            guard result == LZMA_OK || result == LZMA_STREAM_END else {
                throw ImageError(.io, "xz cannot compress (code \(result.rawValue))")
            }
            let made = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count - stream.pointee.avail_out)])
            try sink.write(unsafe RawSpan(_unsafeBytes: made))
        }
    }
}

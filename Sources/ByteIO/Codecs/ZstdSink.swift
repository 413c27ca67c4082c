internal import CZstd

/// Compresses into one zstd frame with a checksum. The bytes depend on input and level only.
@safe
final class ZstdSink: ByteSink {
    private let sink: any ByteSink
    private let stream: OpaquePointer?
    private let buffer: UnsafeMutableRawBufferPointer

    /// - Throws: `.usage` for a level that zstd does not have.
    init(_ sink: any ByteSink, level: Int) throws(ImageError) {
        self.sink = sink
        unsafe stream = ZSTD_createCStream()
        unsafe buffer = .allocate(byteCount: ZSTD_CStreamOutSize(), alignment: 64)
        guard (1...19).contains(level) else { throw ImageError(.usage, "zstd has the levels 1 to 19, not \(level)") }
        unsafe ZSTD_CCtx_setParameter(stream, ZSTD_c_compressionLevel, Int32(level))
        unsafe ZSTD_CCtx_setParameter(stream, ZSTD_c_checksumFlag, 1)
        // Workers change the bytes when there are none or some, not by how many: always two.
        unsafe ZSTD_CCtx_setParameter(stream, ZSTD_c_nbWorkers, 2)
    }

    deinit {
        unsafe ZSTD_freeCStream(stream)
        unsafe buffer.deallocate()
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        try unsafe bytes.withUnsafeBytes { input throws(ImageError) in try unsafe run(input, ZSTD_e_continue) }
    }

    func finish() throws(ImageError) {
        try unsafe run(UnsafeRawBufferPointer(start: nil, count: 0), ZSTD_e_end)
        try sink.finish()
    }

    private func run(_ input: UnsafeRawBufferPointer, _ operation: ZSTD_EndDirective) throws(ImageError) {
        var from = unsafe ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var left = 1
        while unsafe operation == ZSTD_e_end ? left > 0 : from.pos < from.size {
            var to = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
            left = unsafe ZSTD_compressStream2(stream, &to, &from, operation)
            guard ZSTD_isError(left) == 0 else {
                throw ImageError(.io, "zstd cannot compress (\(unsafe String(cString: ZSTD_getErrorName(left))))")
            }
            let made = unsafe UnsafeRawBufferPointer(rebasing: buffer[..<to.pos])
            try sink.write(unsafe RawSpan(_unsafeBytes: made))
        }
    }
}

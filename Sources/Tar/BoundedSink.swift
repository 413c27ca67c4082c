internal import ByteIO

/// Passes on as many bytes as a member has room for.
final class BoundedSink: ByteSink {
    private let sink: any ByteSink
    private let size: Int64
    private(set) var left: Int64

    init(_ sink: any ByteSink, size: Int64) {
        self.sink = sink
        self.size = size
        left = size
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        try take(Int64(bytes.byteCount))
        try sink.write(bytes)
    }

    func write(_ region: FileRegion) throws(ImageError) {
        try take(region.length)
        try sink.write(region)
    }

    func finish() throws(ImageError) {}

    private func take(_ count: Int64) throws(ImageError) {
        guard count <= left else {
            throw ImageError(.malformed, "the member has more content than the \(size) bytes its header says")
        }
        left -= count
    }
}

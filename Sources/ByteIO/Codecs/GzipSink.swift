internal import CDeflate

/// Compresses into independent gzip members of 1 MiB of input each, as RFC 1952 allows: every reader of gzip takes them
/// for one file, and they can be made and read in parallel. The bytes depend on input and level only.
@safe
final class GzipSink: ByteSink {
    private let sink: any ByteSink
    private let encoders: [GzipMember]
    private var blocks: [[UInt8]] = []
    private var block: [UInt8] = []
    private var members = 0

    private static let blockSize = 1 << 20

    init(_ sink: any ByteSink, level: Int) {
        self.sink = sink
        let level = min(max(level, 1), 12)
        // Two rounds for each thread, so that one slow block does not hold up the others for long.
        encoders = (0..<(2 * Parallel.width)).map { _ in GzipMember(level: level) }
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            let count = min(bytes.byteCount - done, Self.blockSize - block.count)
            block.append(contentsOf: bytes.extracting(done..<(done + count)))
            done += count
            if block.count == Self.blockSize { try endBlock() }
        }
    }

    func finish() throws(ImageError) {
        if !block.isEmpty || members == 0 && blocks.isEmpty { blocks.append(block) }
        try flush()
        try sink.finish()
    }

    private func endBlock() throws(ImageError) {
        blocks.append(block)
        block = []
        block.reserveCapacity(Self.blockSize)
        if blocks.count == encoders.count { try flush() }
    }

    private func flush() throws(ImageError) {
        let (encoders, blocks) = (encoders, blocks)
        try Parallel.each(blocks.count) { number throws(ImageError) in encoders[number].encode(blocks[number]) }
        for number in blocks.indices { try sink.write(encoders[number].take()) }
        members += blocks.count
        self.blocks = []
    }
}

/// Compresses in blocks that stand on their own, on all cores, in order. The bytes depend on the input and the coder
/// only, never on the number of threads.
@safe
final class BlockSink: ByteSink {
    private let sink: any ByteSink
    private let ring: BlockRing
    private let size: Int
    private var held = 0
    private var count = 0

    init(_ sink: any ByteSink, _ kind: BlockKind) {
        self.sink = sink
        ring = BlockRing(kind)
        size = kind.inputSize
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            // Only a block that others follow is handed over: then the last one is known to be the last.
            if held == size { try hand(over: true) }
            let run = bytes.extracting(done..<min(bytes.byteCount, done + size - held))
            unsafe run.withUnsafeBytes {
                unsafe UnsafeMutableRawBufferPointer(rebasing: ring.next[held...]).copyMemory(from: $0)
            }
            held += run.byteCount
            done += run.byteCount
        }
    }

    /// Codes what is left; an empty input makes one empty block.
    func finish() throws(ImageError) {
        if held > 0 || count == 0 { try hand(over: false) }
        while try emit(wait: true) {}
        try sink.finish()
    }

    private func hand(over more: Bool) throws(ImageError) {
        try ring.submit(held, more: more)
        held = 0
        count += 1
        while try emit(wait: !ring.hasRoom) {}
    }

    /// Passes the oldest block on; `false` where there is none to pass.
    private func emit(wait: Bool) throws(ImageError) -> Bool {
        guard let block = unsafe ring.oldest(wait: wait) else { return false }
        guard let bytes = unsafe block.output else {
            throw ImageError(.io, "a block of \(unsafe block.input.count) bytes cannot be compressed")
        }
        try sink.write(unsafe RawSpan(_unsafeBytes: bytes))
        ring.release()
        return true
    }
}

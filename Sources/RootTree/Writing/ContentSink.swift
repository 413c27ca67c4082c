internal import ByteIO
internal import Tar

/// Writes the content of one file after another. Stored runs of a sparse file come end to end; its holes stay holes.
@safe
final class ContentSink: ByteSink {
    private let buffer: UnsafeMutableRawBufferPointer
    private var file: OpenNode?
    private var runs: [SparseRun] = []
    /// The run that the next byte belongs to, and how many of its bytes have come.
    private var run = 0
    private var doneInRun: Int64 = 0
    /// Bytes of content that are still to come.
    private var left: Int64 = 0
    /// Where in the file the buffered bytes belong.
    private var heldOffset: Int64 = 0
    private var held = 0

    private static let bufferSize = 64 << 10
    /// What is at least so long, in bytes, is copied by the kernel where it can.
    private static let shortestCopy: Int64 = 256 << 10
    /// A file with so many bytes of content goes to the disk while others are written.
    private static let worthWriteback: Int64 = 1 << 20
    /// Whether the current file has as many.
    private var isLarge = false

    init() { unsafe buffer = .allocate(byteCount: Self.bufferSize, alignment: 4096) }

    deinit { unsafe buffer.deallocate() }

    /// Begins the content of `file`, as `header` describes it.
    ///
    /// - Throws: `.malformed` for runs that are not in order or not inside the file.
    func begin(_ file: OpenNode, _ header: TarHeader) throws(ImageError) {
        guard header.size >= 0 else { throw ImageError(.malformed, "its size is \(header.size)") }
        self.file = file
        runs = header.sparse ?? [SparseRun(offset: 0, length: header.size)]
        run = 0
        doneInRun = 0
        held = 0
        left = 0
        var end: Int64 = 0
        for run in runs {
            let (next, overflow) = run.offset.addingReportingOverflow(run.length)
            guard run.offset >= end, run.length >= 0, !overflow, next <= header.size else {
                throw ImageError(.malformed, "its sparse map is out of order or beyond its \(header.size) bytes")
            }
            end = next
            left += run.length
        }
        isLarge = left >= Self.worthWriteback
        if header.sparse != nil { try file.setSize(header.size) }
    }

    /// Ends the content.
    ///
    /// - Throws: `.truncated` when bytes are missing.
    func finish() throws(ImageError) {
        try flush()
        if isLarge { file?.startWriteback() }
        file = nil
        guard left == 0 else { throw ImageError(.truncated, "its content ends \(left) bytes early") }
    }

    /// Drops what is buffered and lets go of the file.
    func abandon() {
        held = 0
        file = nil
    }

    func write(_ bytes: RawSpan) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            let count = try nextRun(atMost: Int64(bytes.byteCount - done))
            try put(bytes.extracting(done..<(done + Int(count))), at: runs[run].offset + doneInRun)
            advance(count)
            done += Int(count)
        }
    }

    func write(_ region: FileRegion) throws(ImageError) {
        guard region.length >= Self.shortestCopy, let file else { return try RegionSource(region).copyAll(to: self) }
        try flush()
        var done: Int64 = 0
        while done < region.length {
            let count = try nextRun(atMost: min(region.length - done, 64 << 20))
            let copied = try file.copy(
                region.file, at: region.offset + done, to: runs[run].offset + doneInRun, count: Int(count))
            guard let copied else { break }
            guard copied > 0 else { throw ImageError(.truncated, "\(region.file.path) became shorter") }
            advance(Int64(copied))
            done += Int64(copied)
        }
        guard done < region.length else { return }
        let rest = FileRegion(file: region.file, offset: region.offset + done, length: region.length - done)
        try RegionSource(rest).copyAll(to: self)
    }

    /// How many bytes belong to the current run, `limit` at most.
    ///
    /// - Throws: `.malformed` when no more bytes belong to the file.
    private func nextRun(atMost limit: Int64) throws(ImageError) -> Int64 {
        while run < runs.count, doneInRun == runs[run].length {
            run += 1
            doneInRun = 0
        }
        guard run < runs.count else { throw ImageError(.malformed, "it has more content than its header says") }
        return min(limit, runs[run].length - doneInRun)
    }

    private func advance(_ count: Int64) {
        doneInRun += count
        left -= count
    }

    private func put(_ bytes: RawSpan, at offset: Int64) throws(ImageError) {
        if held > 0, offset != heldOffset + Int64(held) || bytes.byteCount > Self.bufferSize - held { try flush() }
        // What is whole or large goes straight to the file.
        guard held > 0 || (Int64(bytes.byteCount) < left && bytes.byteCount < Self.bufferSize) else {
            try file?.write(bytes, at: offset)
            return
        }
        if held == 0 { heldOffset = offset }
        unsafe bytes.withUnsafeBytes {
            unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[held...]).copyMemory(from: $0)
        }
        held += bytes.byteCount
    }

    private func flush() throws(ImageError) {
        guard held > 0 else { return }
        let bytes = unsafe RawSpan(_unsafeBytes: unsafe UnsafeRawBufferPointer(rebasing: buffer[..<held]))
        held = 0
        try file?.write(bytes, at: heldOffset)
    }
}

extension ByteSource {
    /// Reads to the end into `sink`, through memory.
    fileprivate func copyAll(to sink: ContentSink) throws(ImageError) {
        while try read(
            atMost: .max,
            { span throws(ImageError) in
                try sink.write(span)
                return span.byteCount
            })
        {}
    }
}

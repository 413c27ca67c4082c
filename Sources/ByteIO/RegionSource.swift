internal import SystemPackage

/// Reads a range of a file through a buffer of its own, without moving the file's offset.
@safe
public final class RegionSource: ByteSource {
    private let file: SharedFile
    private var offset: Int64
    private var left: Int64
    private let buffer: UnsafeMutableRawBufferPointer
    private var filled = 0..<0

    /// Buffer size in bytes: large enough that the system call costs nothing beside the hash.
    static let bufferSize = 256 << 10

    /// Reads `region` from its start.
    public init(_ region: FileRegion) {
        file = region.file
        offset = region.offset
        left = region.length
        let size = min(Int64(Self.bufferSize), max(region.length, 1))
        unsafe buffer = .allocate(byteCount: Int(size), alignment: 4096)
    }

    deinit { unsafe buffer.deallocate() }

    /// The unread bytes, those in the buffer too.
    public var region: FileRegion? {
        FileRegion(file: file, offset: offset - Int64(filled.count), length: left + Int64(filled.count))
    }

    /// Lends the next run, as every source does.
    public func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        if filled.isEmpty { try fill() }
        guard !filled.isEmpty else { return false }
        let run = filled.prefix(limit)
        let used = try body(unsafe RawSpan(_unsafeBytes: unsafe UnsafeRawBufferPointer(rebasing: buffer[run])))
        filled = (filled.lowerBound + used)..<filled.upperBound
        return true
    }

    /// Goes on without reading.
    public func skip(_ count: Int64) throws(ImageError) {
        let buffered = min(count, Int64(filled.count))
        filled = (filled.lowerBound + Int(buffered))..<filled.upperBound
        let rest = count - buffered
        guard rest <= left else { throw ImageError(.truncated, "ends \(rest - left) bytes early") }
        offset += rest
        left -= rest
    }

    /// Reads to the end into `sink`, through the buffer.
    func copyBytes(to sink: any ByteSink) throws(ImageError) {
        while try read(
            atMost: .max,
            { span throws(ImageError) in
                try sink.write(span)
                return span.byteCount
            })
        {}
    }

    private func fill() throws(ImageError) {
        guard left > 0 else { return }
        let want = unsafe Int(min(Int64(buffer.count), left))
        let got = try unsafe Syscalls.read(
            file, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<want]), at: offset)
        guard got > 0 else { throw ImageError(.truncated, "the file \(Printable(file.path)) ends \(left) bytes early") }
        offset += Int64(got)
        left -= Int64(got)
        filled = 0..<got
    }
}

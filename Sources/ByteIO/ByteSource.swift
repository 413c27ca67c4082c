/// Bytes that can be read once, front to back. Confined to one task at a time; hand it over with `sending`.
public protocol ByteSource: AnyObject {
    /// Lends the next run of bytes in place and consumes as many as `body` returns.
    ///
    /// - Parameters:
    ///   - limit: the longest run to lend, in bytes. A source lends at least one byte unless it is at its end.
    ///   - body: receives the bytes, valid only during the call, and returns how many it used (0 to peek).
    /// - Returns: `false` at the end, without calling `body`.
    /// - Throws: whatever stopped the bytes; the source must not be used again.
    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool

    /// Consumes `count` bytes unseen. A source that hashes sees them all the same.
    ///
    /// - Throws: `.truncated` when fewer are left.
    func skip(_ count: Int64) throws(ImageError)

    /// The unread bytes as a range of a file, where that is exactly what they are and nobody needs to see them pass.
    var region: FileRegion? { get }
}

extension ByteSource {
    /// No region: the bytes are not, or not only, in a file.
    public var region: FileRegion? { nil }

    /// Reads and drops `count` bytes.
    ///
    /// - Throws: `.truncated` when fewer are left.
    public func skip(_ count: Int64) throws(ImageError) {
        var left = count
        while left > 0 {
            let more = try read(atMost: Int(clamping: left)) { span throws(ImageError) in
                left -= Int64(span.byteCount)
                return span.byteCount
            }
            guard more else { throw ImageError(.truncated, "ends \(left) bytes early") }
        }
    }

    /// Reads to the end into `sink`. Does not finish it.
    ///
    /// - Returns: the number of bytes.
    @discardableResult
    public func copy(to sink: any ByteSink) throws(ImageError) -> Int64 {
        if let region {
            try sink.write(region)
            return region.length
        }
        var total: Int64 = 0
        while try read(
            atMost: .max,
            { span throws(ImageError) in
                try sink.write(span)
                total += Int64(span.byteCount)
                return span.byteCount
            })
        {}
        return total
    }

    /// Reads a whole, bounded by one of the limits.
    ///
    /// - Throws: `.limitExceeded`, and what reading throws.
    public func readAll(limit: Limit) throws(ImageError) -> [UInt8] {
        do throws(ImageError) {
            return try readAll(limit: limit.value)
        } catch {
            guard error.kind == .limitExceeded, error.limit == nil, error.places.isEmpty else { throw error }
            throw ImageError(exceeding: limit, error.message)
        }
    }

    /// Reads the whole rest into memory.
    ///
    /// - Throws: `.limitExceeded` when there is more than `limit` bytes; nothing unbounded is ever held.
    public func readAll(limit: Int) throws(ImageError) -> [UInt8] {
        var bytes: [UInt8] = []
        while try read(
            atMost: 64 << 10,
            { span throws(ImageError) in
                guard span.byteCount <= limit - bytes.count else {
                    throw ImageError(.limitExceeded, "larger than the limit of \(limit) bytes")
                }
                bytes.append(contentsOf: span)
                return span.byteCount
            })
        {}
        return bytes
    }

    /// Copies into `memory`, run by run, until it holds `enough` bytes or more, or the end is reached.
    ///
    /// - Returns: the number of bytes.
    func fill(_ memory: UnsafeMutableRawBufferPointer, enough: Int) throws(ImageError) -> Int {
        var filled = 0
        while filled < enough {
            let more = try read(atMost: memory.count - filled) { span throws(ImageError) in
                unsafe span.withUnsafeBytes {
                    unsafe UnsafeMutableRawBufferPointer(rebasing: memory[filled...]).copyMemory(from: $0)
                }
                filled += span.byteCount
                return span.byteCount
            }
            guard more else { break }
        }
        return filled
    }

    /// Reads to the end and drops what it reads, so that whatever checks the bytes sees them all.
    public func drain() throws(ImageError) {
        while try read(atMost: .max, { span throws(ImageError) in span.byteCount }) {}
    }
}

/// Moves everything upstream of it to another thread, a MiB ahead at the most.
@safe
public final class ReadAhead: ByteSource {
    private let ring = BufferRing()
    private let thread: OSThread
    private var current: (buffer: Int, range: Range<Int>)?

    /// Takes `upstream` over: nobody else may read it any more.
    ///
    /// - Throws: `.io` when there can be no more threads.
    public init(_ upstream: any ByteSource) throws(ImageError) {
        let ring = self.ring
        unsafe thread = try OSThread { Self.fill(ring, from: upstream) }
    }

    deinit {
        ring.stop()
        // Whoever gives up does not wait for the other end of a pipe.
        thread.abandon()
    }

    /// Lends what was read ahead.
    public func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        if current == nil, let next = try ring.takeFilled() { current = (next.buffer, 0..<next.bytes) }
        guard let (buffer, range) = current else { return false }
        let memory = unsafe UnsafeRawBufferPointer(rebasing: ring.memory(buffer)[range.prefix(limit)])
        let used = try body(unsafe RawSpan(_unsafeBytes: memory))
        let rest = (range.lowerBound + used)..<range.upperBound
        if rest.isEmpty { ring.recycle(buffer) }
        current = rest.isEmpty ? nil : (buffer, rest)
        return true
    }

    private static func fill(_ ring: BufferRing, from upstream: any ByteSource) {
        do throws(ImageError) {
            while let buffer = ring.takeFree() {
                let memory = unsafe ring.memory(buffer)
                // Small runs are gathered; a large one need not wait for the next.
                let bytes = try unsafe upstream.fill(memory, enough: memory.count / 2)
                guard bytes > 0 else { return ring.end(nil) }
                ring.give(buffer, bytes: bytes)
            }
        } catch {
            ring.end(error)
        }
    }
}

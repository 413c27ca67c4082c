/// A few buffers that go round between a thread that fills them and one that empties them.
@safe
final class BufferRing {
    /// Bytes of a buffer.
    static let size = 256 << 10
    private static let count = 4

    private let buffers: [UnsafeMutableRawBufferPointer]
    private let monitor = Monitor()
    private var filled: [(buffer: Int, bytes: Int)] = []
    private var free: [Int]
    private var isEnded = false
    private var isStopped = false
    private var failure: ImageError?

    init() {
        unsafe buffers = (0..<Self.count).map { _ in .allocate(byteCount: Self.size, alignment: 4096) }
        free = Array(0..<Self.count)
    }

    deinit { unsafe buffers.forEach { unsafe $0.deallocate() } }

    /// The memory of a buffer.
    func memory(_ buffer: Int) -> UnsafeMutableRawBufferPointer { unsafe buffers[buffer] }

    /// For the filler: an empty buffer, `nil` once nobody empties them any more.
    func takeFree() -> Int? {
        monitor.locked {
            while free.isEmpty, !isStopped { monitor.wait() }
            return isStopped ? nil : free.removeLast()
        }
    }

    /// For the filler: the buffer holds so many bytes.
    func give(_ buffer: Int, bytes: Int) {
        monitor.locked {
            filled.append((buffer, bytes))
            monitor.wake()
        }
    }

    /// For the filler: there is no more, because of an error or because the source has ended.
    func end(_ error: ImageError?) {
        monitor.locked {
            failure = error
            isEnded = true
            monitor.wake()
        }
    }

    /// For the emptier: the next full buffer, `nil` at the end.
    ///
    /// - Throws: the filler's error, after all that came before it.
    func takeFilled() throws(ImageError) -> (buffer: Int, bytes: Int)? {
        let (next, error) = monitor.locked { () -> ((buffer: Int, bytes: Int)?, ImageError?) in
            while filled.isEmpty, !isEnded { monitor.wait() }
            return filled.isEmpty ? (nil, failure) : (filled.removeFirst(), nil)
        }
        if let error { throw error }
        return next
    }

    /// For the emptier: the buffer may be filled again.
    func recycle(_ buffer: Int) {
        monitor.locked {
            free.append(buffer)
            monitor.wake()
        }
    }

    /// For the emptier: nothing more is wanted.
    func stop() {
        monitor.locked {
            isStopped = true
            monitor.wake()
        }
    }
}

internal import Glibc

/// A few buffers that go round between a thread that fills them and one that empties them.
@safe
final class BufferRing {
    /// Bytes of a buffer.
    static let size = 256 << 10
    private static let count = 4

    private let buffers: [UnsafeMutableRawBufferPointer]
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var filled: [(buffer: Int, bytes: Int)] = []
    private var free: [Int]
    private var isEnded = false
    private var isStopped = false
    private var failure: ImageError?

    init() {
        unsafe buffers = (0..<Self.count).map { _ in .allocate(byteCount: Self.size, alignment: 4096) }
        free = Array(0..<Self.count)
        unsafe mutex = .allocate(capacity: 1)
        unsafe changed = .allocate(capacity: 1)
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(changed, nil)
    }

    deinit {
        unsafe pthread_mutex_destroy(mutex)
        unsafe pthread_cond_destroy(changed)
        unsafe mutex.deallocate()
        unsafe changed.deallocate()
        unsafe buffers.forEach { unsafe $0.deallocate() }
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer {
            unsafe pthread_cond_broadcast(changed)
            unsafe pthread_mutex_unlock(mutex)
        }
        return body()
    }

    private func wait() { unsafe pthread_cond_wait(changed, mutex) }

    /// The memory of a buffer.
    func memory(_ buffer: Int) -> UnsafeMutableRawBufferPointer { unsafe buffers[buffer] }

    /// For the filler: an empty buffer, `nil` once nobody empties them any more.
    func takeFree() -> Int? {
        locked {
            while free.isEmpty, !isStopped { wait() }
            return isStopped ? nil : free.removeLast()
        }
    }

    /// For the filler: the buffer holds so many bytes.
    func give(_ buffer: Int, bytes: Int) { locked { filled.append((buffer, bytes)) } }

    /// For the filler: there is no more, because of an error or because the source has ended.
    func end(_ error: ImageError?) {
        locked {
            failure = error
            isEnded = true
        }
    }

    /// For the emptier: the next full buffer, `nil` at the end.
    ///
    /// - Throws: the filler's error, after all that came before it.
    func takeFilled() throws(ImageError) -> (buffer: Int, bytes: Int)? {
        let (next, error) = locked { () -> ((buffer: Int, bytes: Int)?, ImageError?) in
            while filled.isEmpty, !isEnded { wait() }
            return filled.isEmpty ? (nil, failure) : (filled.removeFirst(), nil)
        }
        if let error { throw error }
        return next
    }

    /// For the emptier: the buffer may be filled again.
    func recycle(_ buffer: Int) { locked { free.append(buffer) } }

    /// For the emptier: nothing more is wanted.
    func stop() { locked { isStopped = true } }
}

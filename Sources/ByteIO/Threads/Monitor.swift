internal import Glibc

/// A lock, and a way to wait for what others change under it.
@safe
final class Monitor {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    init() {
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
    }

    /// Runs `body` while nobody else runs one.
    func locked<Value>(_ body: () -> Value) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return body()
    }

    /// For a body: lets others run theirs until one of them wakes this one.
    func wait() { unsafe pthread_cond_wait(changed, mutex) }

    /// For a body: as `wait`, but no longer than until `deadline`, which returns `false`.
    func wait(until deadline: timespec) -> Bool {
        var deadline = deadline
        return unsafe pthread_cond_timedwait(changed, mutex, &deadline) == 0
    }

    /// The time in so many ns, less than a second, as `wait` takes it.
    static func time(after nanoseconds: Int) -> timespec {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let sum = time.tv_nsec + nanoseconds
        return timespec(tv_sec: time.tv_sec + sum / 1_000_000_000, tv_nsec: sum % 1_000_000_000)
    }

    /// For a body that changed what others wait for: wakes them all.
    func wake() { unsafe pthread_cond_broadcast(changed) }
}

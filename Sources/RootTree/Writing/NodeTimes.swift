internal import CLinux
internal import Glibc
internal import Tar

/// When something was read and modified last, as the kernel takes it.
struct NodeTimes {
    private let accessed: timespec
    private let modified: timespec

    /// The times of an entry. What was never read, as far as the entry tells, was read when it was modified.
    init(_ header: TarHeader) {
        modified = Self.time(header.modified)
        accessed = Self.time(header.accessed ?? header.modified)
    }

    /// Lends both, as `utimensat` takes them.
    @inline(__always)
    func withPointer<Result>(_ body: (UnsafePointer<timespec>) -> Result) -> Result {
        unsafe withUnsafeTemporaryAllocation(of: timespec.self, capacity: 2) { times in
            unsafe times.initializeElement(at: 0, to: accessed)
            unsafe times.initializeElement(at: 1, to: modified)
            guard let start = times.baseAddress else { preconditionFailure("it has two elements") }
            return unsafe body(start)
        }
    }

    private static func time(_ nanoseconds: Int64) -> timespec {
        let second: Int64 = 1_000_000_000
        let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: second)
        // The kernel wants the nanoseconds positive: before 1970 the seconds are rounded down.
        return rest < 0
            ? timespec(tv_sec: Int(seconds - 1), tv_nsec: Int(rest + second))
            : timespec(tv_sec: Int(seconds), tv_nsec: Int(rest))
    }
}

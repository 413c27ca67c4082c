internal import Glibc
internal import Synchronization
internal import SystemPackage

/// Files and folders that must not outlive the command: removed by their owners, or here when a signal ends it.
public enum Leftovers {
    private static let paths = Mutex<Set<FilePath>>([])

    /// Those that are not ignored from the start, as SIGHUP is below `nohup`.
    private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT].filter { number in
        let old = signal(number, SIG_DFL)
        guard unsafe unsafeBitCast(old, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) else { return true }
        signal(number, SIG_IGN)
        return false
    }

    static func add(_ path: FilePath) { paths.withLock { _ = $0.insert(path) } }
    static func forget(_ path: FilePath) { paths.withLock { _ = $0.remove(path) } }

    /// From now on SIGINT, SIGTERM, SIGHUP and SIGQUIT remove what is left and end the process with 128 + the signal's number.
    /// Call before any thread is made. SIGPIPE becomes an error of the write.
    public static func removeOnSignals() {
        signal(SIGPIPE, SIG_IGN)
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for number in signals { unsafe sigaddset(&set, number) }
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
        var thread = pthread_t()
        unsafe pthread_create(&thread, nil, { _ in unsafe Leftovers.waitForSignal() }, nil)
        pthread_detach(thread)
    }

    private static func waitForSignal() -> UnsafeMutableRawPointer? {
        var set = sigset_t()
        unsafe sigemptyset(&set)
        for number in signals { unsafe sigaddset(&set, number) }
        var number: Int32 = 0
        unsafe sigwait(&set, &number)
        removeAll()
        _exit(128 + number)
    }

    private static func removeAll() {
        paths.withLock { paths in
            for path in paths {
                try? Syscalls.unlink(path)
                try? Folder(path).removeTree()
            }
        }
    }
}

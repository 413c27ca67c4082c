internal import Glibc

/// A thread that may block, joined before it is forgotten. The cooperative pool of the language must never block, and
/// reading, hashing and inflating do nothing else.
@safe
final class OSThread {
    private var handle = pthread_t()
    private var isJoined = false

    private let end = End()

    private final class Start {
        let body: () -> Void
        let end: End

        init(_ body: @escaping () -> Void, _ end: End) {
            self.body = body
            self.end = end
        }

        func run() {
            body()
            end.reach()
        }
    }

    /// Starts `body`. What it shares with others has to be guarded by the caller: nothing is checked.
    ///
    /// - Throws: `.io` when there can be no more threads.
    @unsafe
    init(_ body: @escaping () -> Void) throws(ImageError) {
        let start = unsafe Unmanaged.passRetained(Start(body, end))
        let code = unsafe pthread_create(
            &handle, nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            unsafe start.release()
            throw ImageError(.io, "cannot start a thread (code \(code))")
        }
    }

    /// Waits for it to end.
    func join() {
        guard !isJoined else { return }
        isJoined = true
        pthread_join(handle, nil)
    }

    /// Waits a moment for it to end; where it does not, it goes on alone. One that reads a pipe may wait for ever, and
    /// what it uses must be its own.
    func abandon() {
        guard !isJoined else { return }
        if end.comes(within: Self.patience) { return join() }
        isJoined = true
        pthread_detach(handle)
    }

    /// A fifth of a second, in ns.
    private static let patience = 200_000_000

    deinit { join() }
}

/// Whether a thread has come to its end.
private final class End {
    private let monitor = Monitor()
    private var isThere = false

    func reach() {
        monitor.locked {
            isThere = true
            monitor.wake()
        }
    }

    /// Waits for it, for so many ns at the most.
    func comes(within time: Int) -> Bool {
        monitor.locked {
            let deadline = Monitor.time(after: time)
            while !isThere, monitor.wait(until: deadline) {}
            return isThere
        }
    }
}

internal import Glibc

/// A thread that may block, joined before it is forgotten. The cooperative pool of the language must never block, and
/// reading, hashing and inflating do nothing else.
@safe
final class OSThread {
    private var handle = pthread_t()
    private var isJoined = false

    private final class Start {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Starts `body`. What it shares with others has to be guarded by the caller: nothing is checked.
    ///
    /// - Throws: `.io` when there can be no more threads.
    @unsafe
    init(_ body: @escaping () -> Void) throws(ImageError) {
        let start = unsafe Unmanaged.passRetained(Start(body))
        let code = unsafe pthread_create(
            &handle, nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body()
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

    deinit { join() }
}

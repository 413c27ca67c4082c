internal import CLinux
internal import Synchronization

/// Work on several threads at once.
public enum Parallel {
    /// How many threads are worth having: one a processor that this process may use.
    public static let width = max(1, Int(clinux_processors()))

    /// How many threads one stream may have to itself: fewer where several streams are read side by side, so that memory
    /// does not grow with the number of processors.
    static var streamWidth: Int {
        streamWidth(processors: width, sideBySide: threadsAtWork.load(ordering: .relaxed))
    }

    /// Whether there are more processors than streams that are read side by side.
    package static var hasIdle: Bool { width > max(1, threadsAtWork.load(ordering: .relaxed)) }

    static func streamWidth(processors: Int, sideBySide: Int) -> Int {
        max(1, min(processors, mostOfStream, mostOfAllStreams / max(1, sideBySide)))
    }

    /// A stream with 8 threads keeps 32 MiB of blocks in memory; those of all streams together may keep four times that,
    /// beside one block each that is being filled.
    private static let mostOfStream = 8
    private static let mostOfAllStreams = 32
    /// How many threads `each` runs at this time.
    private static let threadsAtWork = Atomic<Int>(0)

    /// Runs `body` for 0 to `count` - 1, at most `width` at once, in order of their beginning. After the first failure
    /// nothing new begins.
    ///
    /// - Throws: the failure of the lowest number that failed.
    public static func each(
        _ count: Int, width: Int = Parallel.width, _ body: @escaping @Sendable (Int) throws(ImageError) -> Void
    ) throws(ImageError) {
        guard count > 1, width > 1 else {
            for number in 0..<count { try body(number) }
            return
        }
        let batch = Batch(count: count, body: body)
        threadsAtWork.add(min(width, count), ordering: .relaxed)
        defer { threadsAtWork.subtract(min(width, count), ordering: .relaxed) }
        var threads: [OSThread] = []
        for _ in 1..<min(width, count) { threads.append(try unsafe OSThread { batch.run() }) }
        batch.run()
        for thread in threads { thread.join() }
        if let failure = batch.failure.withLock({ $0 }) { throw failure.error }
    }

    /// Runs two pieces of work at once.
    ///
    /// - Throws: what `first` throws, else what `second` throws. Both have ended then.
    public static func both(
        _ first: () throws(ImageError) -> Void, _ second: () throws(ImageError) -> Void
    ) throws(ImageError) {
        var failure: ImageError?
        var other: ImageError?
        try withoutActuallyEscaping(second) { second throws(ImageError) in
            // `other` is written by the thread only, and read after it was joined.
            let box = Result()
            let thread = try unsafe OSThread {
                do throws(ImageError) { try second() } catch { box.error = error }
            }
            do throws(ImageError) { try first() } catch { failure = error }
            thread.join()
            other = box.error
        }
        if let error = failure ?? other { throw error }
    }

    private final class Result {
        var error: ImageError?
    }

    /// Numbers to be worked on, taken by several threads.
    private final class Batch: Sendable {
        private let count: Int
        private let body: @Sendable (Int) throws(ImageError) -> Void
        private let next = Atomic<Int>(0)
        let failure = Mutex<(number: Int, error: ImageError)?>(nil)

        init(count: Int, body: @escaping @Sendable (Int) throws(ImageError) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while failure.withLock({ $0 == nil }) {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < count else { return }
                do throws(ImageError) {
                    try body(number)
                } catch {
                    failure.withLock { if $0 == nil || number < ($0?.number ?? 0) { $0 = (number, error) } }
                }
            }
        }
    }
}

import ByteIO
import Synchronization

/// Gives another archive each time it is opened, the last one for ever.
final class Opened: Sendable {
    private let archives: Mutex<[[UInt8]]>
    private let opened = Mutex(0)

    init(_ archives: [[UInt8]]) { self.archives = Mutex(archives) }

    /// How often it was opened.
    var count: Int { opened.withLock { $0 } }

    func next() -> any ByteSource {
        opened.withLock { $0 += 1 }
        return BytesSource(archives.withLock { $0.count > 1 ? $0.removeFirst() : $0.first ?? [] })
    }
}

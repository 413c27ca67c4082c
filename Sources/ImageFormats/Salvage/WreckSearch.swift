internal import ByteIO
internal import ImageModel
internal import Synchronization

/// What the search for blobs behind headers that cannot be read has cost: each is looked for at every place where one may
/// begin, and a listing may ask for thousands of a gigabyte that were never there.
final class WreckSearch: Sendable {
    private struct State {
        var absent: Set<Digest> = []
        var bytes: Int64 = 0
    }

    /// Bytes to hash in all: some ten seconds of a core. A damaged header or two cost far less.
    private static let limit: Int64 = 16 << 30
    private let state = Mutex(State())

    /// Whether the blob has not been looked for in vain already; from now on it has, until it is found.
    func begin(_ digest: Digest) -> Bool { state.withLock { $0.absent.insert(digest).inserted } }

    /// The blob was found.
    func end(_ digest: Digest) { state.withLock { _ = $0.absent.remove(digest) } }

    /// Whether so many bytes more may be hashed.
    func spend(_ bytes: Int64) -> Bool {
        state.withLock { state in
            guard bytes <= Self.limit - state.bytes else { return false }
            state.bytes += bytes
            return true
        }
    }
}

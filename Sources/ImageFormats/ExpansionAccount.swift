package import ByteIO
internal import Synchronization

/// What the compressed layers of a place expanded to, together.
///
/// A layer may expand to what no disk minds, whatever the ratio; five hundred of them, each of a few kilobytes, would
/// still inflate for minutes. Every reading of a layer counts here, however often it is read only once.
public final class ExpansionAccount: Sendable {
    /// Bytes that the layers of a place may expand to together, whatever the ratio.
    private static let freeBytes: Int64 = 1 << 30

    private struct Count {
        var made: Int64 = 0
        var taken: Int64 = 0

        /// Becomes at least what `other` is.
        ///
        /// - Returns: what that added.
        mutating func raise(to other: Count) -> Count {
            let added = Count(made: max(0, other.made - made), taken: max(0, other.taken - taken))
            add(added)
            return added
        }

        mutating func add(_ other: Count) {
            made = made.addingReportingOverflow(other.made).partialValue
            taken = taken.addingReportingOverflow(other.taken).partialValue
        }
    }

    private struct State {
        var layers: [Digest: Count] = [:]
        var all = Count()
    }

    private let state = Mutex(State())

    /// An account of no layers.
    public init() {}

    /// The inflated bytes of `source`, counted.
    ///
    /// `layer`: its digest as stored, so that it counts once however often it is read; `nil` where nobody knows it yet.
    package func decoding(
        _ compression: Compression, _ source: any ByteSource, of layer: Digest?
    ) -> any ByteSource {
        guard compression != .none else { return source }
        return CountedExpansion(compression, source, of: layer, account: self)
    }

    /// Notes that a layer nobody knew the digest of was `layer`, so that it does not count again.
    package func settle(_ layer: Digest, made: Int64, taken: Int64) {
        state.withLock { state in _ = state.layers[layer, default: Count()].raise(to: Count(made: made, taken: taken)) }
    }

    /// Adds to a layer, and to all.
    ///
    /// The parts:
    /// - `before`, `now`: what one reading had made and taken when it told last, and what it has now.
    /// - Throws: `.limitExceeded` when all together expand too far.
    func enter(
        _ layer: Digest?, from before: (made: Int64, taken: Int64), to now: (made: Int64, taken: Int64)
    ) throws(ImageError) {
        try state.withLock { state throws(ImageError) in
            if let layer {
                let added = state.layers[layer, default: Count()].raise(to: Count(made: now.made, taken: now.taken))
                state.all.add(added)
            } else {
                state.all.add(Count(made: now.made - before.made, taken: now.taken - before.taken))
            }
            let ratio = Int64(Limit.totalExpansion.value)
            guard state.all.made <= Self.freeBytes || state.all.made / ratio <= state.all.taken else {
                throw ImageError(
                    exceeding: .totalExpansion, "all layers together expand to more than \(ratio) times their size")
            }
        }
    }
}

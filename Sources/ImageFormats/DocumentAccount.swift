internal import ByteIO
internal import ImageModel
internal import Synchronization

/// How often the documents of a place were read.
///
/// An index can list the same index a thousand times, and that one the same manifest a thousand times: a few kilobytes
/// lead to millions of images. Each walk over them ends here.
public final class DocumentAccount: Sendable {
    private struct State {
        var times: [Digest: Int] = [:]
        var repeated = 0
    }

    /// Readings of a document that are free: commands look at an image several times, and images share documents.
    private static let freeTimes = 16
    /// What a reading takes at least, in bytes: opening a file is work too.
    private static let leastBytes = 8 << 10
    private let state = Mutex(State())

    /// What the layers of the place expanded to.
    public let expansion: ExpansionAccount

    /// An account of no readings.
    public init(expansion: ExpansionAccount = ExpansionAccount()) { self.expansion = expansion }

    /// Whether too much was read again already.
    public var isSpent: Bool { state.withLock { $0.repeated > Limit.repeatedDocuments.value } }

    /// Notes that `blob` is read once more.
    ///
    /// - Throws: `.limitExceeded` when too much was read again and again.
    func enter(_ blob: Descriptor) throws(ImageError) {
        let bytes = max(Int(clamping: blob.size), Self.leastBytes)
        try state.withLock { state throws(ImageError) in
            let times = state.times[blob.digest, default: 0] + 1
            state.times[blob.digest] = times
            guard times > Self.freeTimes else { return }
            state.repeated = min(state.repeated + bytes, Limit.repeatedDocuments.value + 1)
            guard state.repeated <= Limit.repeatedDocuments.value else {
                throw ImageError(
                    exceeding: .repeatedDocuments,
                    "documents are listed so often that more than \(Limit.repeatedDocuments.value) bytes are read again"
                )
            }
        }
    }
}

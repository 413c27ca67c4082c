internal import ByteIO
internal import ImageFormats
internal import Synchronization

/// Some blobs of a store, each read and held against its name.
struct BlobScrub {
    /// Those that are not what they are named, in the order in which they were given.
    let failures: [(digest: Digest, error: ImageError)]

    /// Reads `digests` in `store`, several at once. One that is gone was removed by another command, and no failure.
    init(_ digests: [Digest], in store: ImageStore) throws(ImageError) {
        let found = Found()
        try Parallel.each(digests.count) { number throws(ImageError) in
            do throws(ImageError) {
                try store.check(digests[number])
            } catch {
                guard error.kind != .notFound else { return }
                found.failures.withLock { $0[number] = error }
            }
        }
        let failures = found.failures.withLock { $0 }
        self.failures = failures.keys.sorted().compactMap { number in
            failures[number].map { (digests[number], $0) }
        }
    }

    /// Those that are proven bad.
    ///
    /// - Throws: the first failure that proves nothing: what could not be read may be whole.
    func damaged() throws(ImageError) -> Set<Digest> {
        for failure in failures where !failure.error.kind.isDamage {
            throw failure.error.at("blob \(failure.digest)")
        }
        return Set(failures.map(\.digest))
    }

    private final class Found: Sendable {
        let failures = Mutex<[Int: ImageError]>([:])
    }
}

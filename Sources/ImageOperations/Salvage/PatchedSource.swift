internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import Synchronization

/// A place with holes, and others to fill them from: a blob comes from the first that has it whole.
final class PatchedSource: ImageSource {
    private let places: [(label: String, source: any ImageSource)]
    private let choices = Mutex<[Digest: Int?]>([:])

    /// Reads from `broken`, and what is not whole there from `spares`.
    init(_ broken: any ImageSource, _ spares: [(label: String, source: any ImageSource)]) {
        places = [(label: "", source: broken)] + spares
    }

    var roots: [Root] { places[0].source.roots }
    var warnings: [String] { places[0].source.warnings }
    var account: DocumentAccount { places[0].source.account }

    func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        try places[choice(blob) ?? 0].source.stored(blob)
    }

    func holds(_ blob: Descriptor) -> Bool { places.contains { $0.source.holds(blob) } }

    /// Where the blobs came from that are not those of the broken place, without any place twice.
    var helpers: [String] {
        let used = Set(choices.withLock { $0.values.compactMap { $0 } })
        return used.sorted().filter { $0 > 0 }.map { places[$0].label }
    }

    /// The place that has the blob whole, found by reading it.
    private func choice(_ blob: Descriptor) -> Int? {
        if let known = choices.withLock({ $0[blob.digest] }) { return known }
        let found = places.indices.first { number in
            (try? places[number].source.open(blob).drain()) != nil
        }
        choices.withLock { $0[blob.digest] = .some(found) }
        return found
    }
}

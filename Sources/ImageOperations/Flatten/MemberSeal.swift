internal import Tar

/// What the members of a layer come to, as far as a merge is planned by them: two passes over one layer with the same
/// seal saw the same. The first need not prove a byte then, when the second does.
struct MemberSeal {
    private var hasher = Swift.Hasher()

    /// A number that differs where members do.
    var value: Int { hasher.finalize() }

    /// Adds the member that `reader` is at. Of a folder the whole header counts, which is written as it was first seen.
    mutating func add(_ header: TarHeader, _ reader: borrowing TarReader) {
        hasher.combine(header.kind)
        hasher.combine(header.path)
        hasher.combine(header.link)
        hasher.combine(header.deviceMajor)
        hasher.combine(header.deviceMinor)
        if header.kind == .directory { hasher.combine(reader.rawHeader) }
    }
}

/// What the headers of one layer's members say, by the number of the member: 24 bytes each. Owners are few and stand
/// aside; the rest grows in pieces, so that nothing is copied on the way.
struct FactsColumn: Sendable {
    private struct Item {
        let extent: UInt64
        let modified: Int64
        let owner: UInt32
        /// Twelve bits of the mode, three of the kind, one for attributes.
        let bits: UInt16
    }

    private struct Owner: Hashable {
        let uid: UInt32
        let gid: UInt32
    }

    private static let pieceBits = 14
    private var pieces: [[Item]] = []
    private var owners: [Owner] = []
    private var numbers: [Owner: UInt32] = [:]
    /// How many members there are.
    private(set) var count = 0

    /// Adds what the next member's header says.
    mutating func append(_ facts: FileFacts) {
        let owner = Owner(uid: facts.uid, gid: facts.gid)
        let number = numbers[owner] ?? UInt32(owners.count)
        if number == owners.count {
            owners.append(owner)
            numbers[owner] = number
        }
        if count >> Self.pieceBits == pieces.count {
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(1 << Self.pieceBits)
        }
        let bits = facts.mode & 0o7777 | UInt16(facts.kind.rawValue) << 12 | (facts.hasAttributes ? 0x8000 : 0)
        pieces[pieces.count - 1].append(
            Item(extent: facts.extent, modified: facts.modified, owner: number, bits: bits))
        count += 1
    }

    /// Bytes of all files.
    var fileBytes: Int64 { (0..<count).reduce(0) { $0.addingReportingOverflow(self[$1].size).partialValue } }

    /// What the header of a member says.
    subscript(member: Int) -> FileFacts {
        let item = pieces[member >> Self.pieceBits][member & (1 << Self.pieceBits - 1)]
        let owner = owners[Int(item.owner)]
        return FileFacts(
            kind: FileKind(rawValue: UInt8(item.bits >> 12 & 7)) ?? .file, hasAttributes: item.bits & 0x8000 != 0,
            mode: item.bits & 0o7777, uid: owner.uid, gid: owner.gid, extent: item.extent, modified: item.modified)
    }
}

internal import ByteIO
internal import ImageModel
internal import Tar

/// Compares two tars: what is in them, in which order, and what the headers say.
struct TarFormComparison {
    private let old: TarForm
    private let new: TarForm
    private let place: String
    /// Whether the members are files of an image: what their headers say is seen in a container then.
    private let isLayer: Bool
    private(set) var differences: [FormDifference] = []

    init(_ old: TarForm, _ new: TarForm, place: String, isLayer: Bool) {
        self.old = old
        self.new = new
        self.place = place
        self.isLayer = isLayer
        compareNames()
        compareOrder()
        compareMembers()
        compareEndings()
    }

    private mutating func add(_ level: FormDifference.Level, _ message: String, isVisible: Bool = false) {
        differences.append(
            FormDifference(level: level, place: place, message: message, isVisible: isVisible && isLayer))
    }

    /// Members that are named by a digest have another name where their content differs, which is told elsewhere.
    private mutating func compareNames() {
        let isLayer = self.isLayer
        func isNamed(_ member: TarForm.Member) -> Bool { isLayer || !member.path.isNamedByDigest }
        let removed = old.members.filter { isNamed($0) && new.places[$0.path] == nil }
        let added = new.members.filter { isNamed($0) && old.places[$0.path] == nil }
        for (list, which) in [(removed, "first"), (added, "second")] where !list.isEmpty {
            let more = list.count > 1 ? " and \(list.count - 1) more" : ""
            add(.members, "only in the \(which): \(list[0].path)\(more)", isVisible: true)
        }
    }

    private mutating func compareOrder() {
        let left = old.members.filter { new.places[$0.path] != nil }
        let right = new.members.filter { old.places[$0.path] != nil }
        guard left.count == right.count else {
            return add(.members, "\(left.count) members with these names, \(right.count)", isVisible: true)
        }
        guard let index = left.indices.first(where: { left[$0].path != right[$0].path }) else { return }
        add(.order, "from member \(index + 1) on: \(left[index].path), \(right[index].path)")
    }

    // MARK: Members

    /// Differences of one level: how many, and the first of them.
    private struct Tally {
        var count = 0
        var first = ""
    }

    private mutating func compareMembers() {
        var tallies: [FormDifference.Level: Tally] = [:]
        for member in old.members {
            guard let index = new.places[member.path] else { continue }
            for (level, values) in Self.compare(member, new.members[index]) {
                tallies[level, default: Tally()].count += 1
                if tallies[level]?.count == 1 { tallies[level]?.first = "\(member.path): \(values)" }
            }
        }
        let common = old.members.count { new.places[$0.path] != nil }
        for level in FormDifference.Level.allCases {
            guard let tally = tallies[level] else { continue }
            add(level, "\(tally.count) of \(common) members, \(tally.first)", isVisible: level != .headers)
        }
    }

    private static func compare(
        _ old: TarForm.Member, _ new: TarForm.Member
    ) -> [(FormDifference.Level, String)] {
        var found: [(FormDifference.Level, String)] = []
        let (left, right) = (old.facts, new.facts)
        if left.kind != right.kind { found.append((.type, "\(left.kind), \(right.kind)")) }
        if left.modified != right.modified {
            let times = [left, right].map { Timestamp(nanoseconds: $0.modified).rfc3339Nano }
            found.append((.times, times.joined(separator: ", ")))
        }
        if (left.uid, left.gid) != (right.uid, right.gid) {
            found.append((.owners, "\(left.uid):\(left.gid), \(right.uid):\(right.gid)"))
        } else if old.owners != new.owners {
            found.append((.owners, "other names for \(left.uid):\(left.gid)"))
        }
        if left.mode != right.mode {
            found.append((.modes, "\(String(left.mode, radix: 8)), \(String(right.mode, radix: 8))"))
        }
        if old.link != new.link {
            found.append((.links, [old, new].map { $0.link?.description ?? "none" }.joined(separator: ", ")))
        }
        if old.records != new.records || left.device != right.device { found.append((.attributes, "other records")) }
        if left.size != right.size {
            found.append((.content, "\(left.size) bytes, \(right.size) bytes"))
        } else if old.content != new.content {
            found.append((.content, "other \(left.size) bytes"))
        }
        if found.isEmpty, old.header != new.header { found.append((.headers, "the same in other bytes")) }
        return found
    }

    private mutating func compareEndings() {
        guard let left = old.ending, let right = new.ending else { return }
        if left.marker != right.marker || left.hasTrailingGarbage != right.hasTrailingGarbage {
            add(.ending, "\(Self.text(left)), \(Self.text(right))")
        } else if differences.isEmpty, left.size != right.size {
            add(.ending, "padded to \(left.size) bytes, \(right.size) bytes")
        }
    }

    private static func text(_ ending: TarEnding) -> String {
        let marker =
            switch ending.marker {
            case .complete: "two blocks of zeros"
            case .single: "one block of zeros"
            case .missing: "no end marker"
            }
        return ending.hasTrailingGarbage ? marker + " and more bytes" : marker
    }
}

extension EntryPath {
    /// Whether a component, or what is before its dot, is 64 hexadecimal digits.
    var isNamedByDigest: Bool {
        bytes.split(separator: 0x2F).contains { component in
            let stem = component.prefix { $0 != 0x2E }
            return stem.count == 64 && Digest.isHex(stem)
        }
    }
}

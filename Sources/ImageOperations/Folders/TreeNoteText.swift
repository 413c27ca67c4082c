internal import RootTree

extension TreeNotes {
    /// A sentence for each kind of note, in a fixed order.
    var sentences: [String] {
        Kind.allCases.compactMap { kind in
            guard let path = first[kind] else { return nil }
            let others = self[kind] - 1
            let more = others == 0 ? "" : others == 1 ? " and 1 other" : " and \(others) others"
            return "\(path)\(more): \(Self.meaning(kind))"
        }
    }

    private static func meaning(_ kind: Kind) -> String {
        switch kind {
        case .ownerRecorded: "the owner is kept in the attribute user.rootlesscontainers"
        case .ownerLost: "the owner is lost: neither a link nor a pipe can record it"
        case .deviceReplaced: "an empty file stands for a device"
        case .attributeDropped: "an attribute was left out, since it would steer this system"
        case .attributeLost: "an attribute is lost: the file system or the rights do not allow it"
        case .setID: "runs with the rights of its owner or group"
        }
    }
}

public import Tar

/// ACLs as star, GNU tar and libarchive put them into archives: text under `SCHILY.acl.access` and
/// `SCHILY.acl.default`. The kernel takes them as the attributes `system.posix_acl_access` and `…_default`.
enum AccessControlList {
    /// The record's key and the attribute that it means, for each kind of list.
    static let records = [
        (key: Array("SCHILY.acl.access".utf8), attribute: Array("system.posix_acl_access".utf8)),
        (key: Array("SCHILY.acl.default".utf8), attribute: Array("system.posix_acl_default".utf8)),
    ]

    /// Entries of one list: more do not fit into an attribute.
    private static let limit = 8000

    /// The attribute's value for a list as text: `user::rw-,user:daemon:r--:2,…`, by commas or line feeds.
    ///
    /// - Returns: `nil` for what is no such list, and where a name has no number beside it: names of this system mean
    ///   nothing in another's tree.
    static func encode(_ text: [UInt8]) -> [UInt8]? {
        let separators = Array(",\n".utf8)
        var entries: [(tag: UInt16, permissions: UInt16, id: UInt32)] = []
        for word in text.split(whereSeparator: { separators.contains($0) }) {
            guard entries.count < limit, let entry = parse(word.prefix { $0 != UInt8(ascii: "#") }) else { return nil }
            entries.append(entry)
        }
        guard !entries.isEmpty else { return nil }
        // The kernel wants them in the order of their tags.
        entries.sort { ($0.tag, $0.id) < ($1.tag, $1.id) }
        return bytes(2, 4) + entries.flatMap { bytes($0.tag, 2) + bytes($0.permissions, 2) + bytes($0.id, 4) }
    }

    private static func parse(_ word: ArraySlice<UInt8>) -> (tag: UInt16, permissions: UInt16, id: UInt32)? {
        let fields = word.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map {
            String(decoding: $0.filter { $0 != UInt8(ascii: " ") && $0 != 9 }, as: UTF8.self)
        }
        guard fields.count >= 3, let permissions = permissions(fields[2]) else {
            // The mask and others may be written without an empty name.
            guard fields.count == 2, let permissions = permissions(fields[1]) else { return nil }
            return tag(fields[0], isNamed: false).map { ($0, permissions, .max) }
        }
        guard let tag = tag(fields[0], isNamed: !fields[1].isEmpty) else { return nil }
        guard !fields[1].isEmpty else { return (tag, permissions, .max) }
        guard let id = UInt32(fields.count > 3 ? fields[3] : fields[1]), id != .max else { return nil }
        return (tag, permissions, id)
    }

    private static func tag(_ name: String, isNamed: Bool) -> UInt16? {
        switch (name, isNamed) {
        case ("user", false), ("u", false): 0x01
        case ("user", true), ("u", true): 0x02
        case ("group", false), ("g", false): 0x04
        case ("group", true), ("g", true): 0x08
        case ("mask", false), ("m", false): 0x10
        case ("other", false), ("o", false): 0x20
        default: nil
        }
    }

    private static func permissions(_ text: String) -> UInt16? {
        guard !text.isEmpty, text.utf8.count <= 3 else { return nil }
        var bits: UInt16 = 0
        for letter in text.utf8 {
            switch letter {
            case UInt8(ascii: "r"): bits |= 4
            case UInt8(ascii: "w"): bits |= 2
            case UInt8(ascii: "x"): bits |= 1
            case UInt8(ascii: "-"): break
            default: return nil
            }
        }
        return bits
    }

    private static func bytes(_ number: some FixedWidthInteger, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}

extension TarHeader {
    /// The attributes that a tree has on the disk, and that `TreeReader` reads back, when the file system takes them all.
    public var storedAttributes: [[UInt8]: [UInt8]] {
        attributesWithLists().attributes.filter { AttributePolicy.isStored($0.key) }
    }

    /// The extended attributes, those that ACLs are kept in with them, and whether a list could not be understood.
    func attributesWithLists() -> (attributes: [[UInt8]: [UInt8]], isListLost: Bool) {
        guard !records.isEmpty else { return (attributes, false) }
        var attributes = attributes
        var isLost = false
        for (key, name) in AccessControlList.records {
            guard let text = records[key], attributes[name] == nil else { continue }
            attributes[name] = AccessControlList.encode(text)
            if attributes[name] == nil { isLost = true }
        }
        return (attributes, isLost)
    }
}

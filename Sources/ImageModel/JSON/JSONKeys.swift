/// Finds a key that is there twice without comparing each with all others: a few keys are compared, more are hashed.
struct JSONKeys {
    private static let few = 8
    private var seen: Set<ByteKey> = []

    /// Notes `key`, which follows `members`; `false` when one of them has it.
    mutating func insert(_ key: String, after members: [JSONValue.Member]) -> Bool {
        if members.count < Self.few { return !members.indices.contains { members[$0].key.isSame(as: key) } }
        if seen.isEmpty { seen = Set(members.map { ByteKey($0.key) }) }
        return seen.insert(ByteKey(key)).inserted
    }

    /// The first member whose key Go would take for an earlier one's: equal after folding case.
    static func twin(in members: [JSONValue.Member]) -> JSONValue.Member? {
        guard members.count > few else {
            return members.indices.first { index in
                members[..<index].indices.contains { members[$0].key.isFolded(as: members[index].key) }
            }.map { members[$0] }
        }
        var seen: Set<ByteKey> = []
        return members.first { !seen.insert(ByteKey(folding: $0.key)).inserted }
    }
}

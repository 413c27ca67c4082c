/// The names of a tree's nodes and the targets of its links in one piece of memory, and a table that finds a node by its
/// folder and name.
///
/// A dictionary would cost an array for each of a million names. The hash is seeded anew for each process, so names
/// cannot be chosen to collide.
struct TreeNames {
    /// Where a name or a target lies in the pool.
    struct Name {
        let start: UInt32
        let count: UInt16
    }

    private var pool: [UInt8] = []
    /// Node numbers by hash; `empty` and `removed` are none.
    private var table = [Int32](repeating: Self.empty, count: 1024)
    private var used = 0
    private static let empty: Int32 = -1
    private static let removed: Int32 = -2

    /// Bytes that all names and targets take together.
    var byteCount: Int { pool.count }

    mutating func append(_ name: ArraySlice<UInt8>) -> Name {
        let start = pool.count
        pool.append(contentsOf: name)
        return Name(start: UInt32(start), count: UInt16(name.count))
    }

    func bytes(_ name: Name) -> ArraySlice<UInt8> {
        pool[Int(name.start)..<(Int(name.start) + Int(name.count))]
    }

    /// Compares a name with one of other names by their bytes, in place.
    ///
    /// - Returns: less than zero where it comes before, zero where it is the same, else more.
    func order(_ name: Name, _ other: Name, of names: TreeNames) -> Int {
        let (start, otherStart) = (Int(name.start), Int(other.start))
        for offset in 0..<Int(min(name.count, other.count)) {
            let (left, right) = (pool[start + offset], names.pool[otherStart + offset])
            if left != right { return Int(left) - Int(right) }
        }
        return Int(name.count) - Int(other.count)
    }

    /// Finds the node `name` in the folder `parent`.
    func find(_ name: ArraySlice<UInt8>, in parent: Int32, of nodes: [MergedTree.Node]) -> Int32? {
        var slot = Self.hash(name, parent) & (table.count - 1)
        while table[slot] != Self.empty {
            let node = table[slot]
            if node >= 0, nodes[Int(node)].parent == parent, bytes(nodes[Int(node)].name).elementsEqual(name) {
                return node
            }
            slot = (slot + 1) & (table.count - 1)
        }
        return nil
    }

    /// Enters a node that is not in the table.
    mutating func insert(_ node: Int32, of nodes: [MergedTree.Node]) {
        if used * 2 >= table.count { grow(nodes) }
        place(node, nodes[Int(node)])
        used += 1
    }

    /// Takes a node out.
    mutating func remove(_ node: Int32, of nodes: [MergedTree.Node]) {
        var slot = Self.hash(bytes(nodes[Int(node)].name), nodes[Int(node)].parent) & (table.count - 1)
        while table[slot] != Self.empty {
            if table[slot] == node {
                table[slot] = Self.removed
                return
            }
            slot = (slot + 1) & (table.count - 1)
        }
    }

    private mutating func place(_ node: Int32, _ entry: MergedTree.Node) {
        var slot = Self.hash(bytes(entry.name), entry.parent) & (table.count - 1)
        while table[slot] >= 0 { slot = (slot + 1) & (table.count - 1) }
        table[slot] = node
    }

    /// Makes room for so many more nodes at once.
    mutating func reserve(_ more: Int, of nodes: [MergedTree.Node]) {
        var count = table.count
        while (used + more) * 2 >= count { count *= 2 }
        if count > table.count { resize(to: count, nodes) }
    }

    private mutating func grow(_ nodes: [MergedTree.Node]) {
        let left = table.count { $0 >= 0 }
        resize(to: left * 4 >= table.count ? table.count * 2 : table.count, nodes)
    }

    private mutating func resize(to count: Int, _ nodes: [MergedTree.Node]) {
        let old = table
        table = [Int32](repeating: Self.empty, count: count)
        used = 0
        for node in old where node >= 0 {
            place(node, nodes[Int(node)])
            used += 1
        }
    }

    private static func hash(_ name: ArraySlice<UInt8>, _ parent: Int32) -> Int {
        var hasher = Hasher()
        hasher.combine(parent)
        var word: UInt64 = 1
        for byte in name {
            word = word << 8 | UInt64(byte)
            guard word >> 56 != 0 else { continue }
            hasher.combine(word)
            word = 1
        }
        hasher.combine(word)
        return hasher.finalize()
    }
}

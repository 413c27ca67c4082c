internal import Tar

/// When each path of a merged tree is written: at the turn of the member that has its content.
struct FlattenPlan {
    /// For each layer, by ordinal: the node whose turn it is, or -1.
    private(set) var turns: [[Int32]]
    /// For each inode the name that gets its content; the others become hard links to it. -1 when it has no name left.
    private(set) var first: [Int32]
    /// Folders that something needs before their turn, and whose headers are not known: by layer and ordinal.
    private(set) var early: [Int32: [Int32: Int32]] = [:]
    /// Folders that no layer has a member for, and in which nothing is left that would stand for them.
    private(set) var bare: [Int32] = []
    /// What the layers below lose.
    private(set) var whiteouts: [EntryPath] = []
    /// Folders without a member of their own that take the place of something in the layers below.
    private(set) var madeAnew: [Int32] = []
    /// The layers from here up are written.
    let lowest: Int32

    /// Plans the writing of `tree`, whose layers have so many members, as far as it does not lie in the `ground`.
    init(_ tree: borrowing MergedTree, counts: [Int32], upon ground: FlattenGround) {
        lowest = ground.layers
        turns = counts.map { [Int32](repeating: -1, count: Int($0)) }
        first = [Int32](repeating: -1, count: tree.inodes.count)
        for node in tree.nodes.indices { name(Int32(node), in: tree) }
        for node in tree.nodes.indices { setTurn(Int32(node), in: tree) }
        findEarlyFolders(tree)
        bare = tree.nodes.indices[ground.isRemoved.count...].map(Int32.init).filter { Self.isBare($0, in: tree) }
        (whiteouts, madeAnew) = ground.losses(in: tree)
    }

    private static func isBare(_ number: Int32, in tree: borrowing MergedTree) -> Bool {
        let node = tree.nodes[Int(number)]
        guard number != MergedTree.root, node.isFolder, node.position == nil, !node.isRemoved else { return false }
        let first = tree.firstChild(of: number)
        var child = first
        while child >= 0 {
            guard tree.nodes[Int(child)].isHidden else { return false }
            child = tree.sibling(after: child)
        }
        // A folder of hidden files only is hidden itself.
        return first < 0
    }

    /// Whether a node is written at all.
    private static func isShown(_ node: MergedTree.Node) -> Bool {
        !node.isRemoved && !node.isHidden && node.position != nil
    }

    /// An inode goes to the name of the member that has its content, else to the first that is left.
    private mutating func name(_ number: Int32, in tree: borrowing MergedTree) {
        let node = tree.nodes[Int(number)]
        guard Self.isShown(node), !node.isFolder, let position = node.position else { return }
        let holder = first[Int(node.inode)]
        guard holder >= 0, let held = tree.nodes[Int(holder)].position, held < position else {
            first[Int(node.inode)] = number
            return
        }
    }

    /// The member at which a node is written.
    private func turn(of number: Int32, in tree: borrowing MergedTree) -> MergedTree.Position? {
        let node = tree.nodes[Int(number)]
        guard Self.isShown(node), let position = node.position, position.layer >= lowest else { return nil }
        guard !node.isFolder, first[Int(node.inode)] == number else { return position }
        return tree.inodes[Int(node.inode)].position
    }

    private mutating func setTurn(_ number: Int32, in tree: borrowing MergedTree) {
        guard let turn = turn(of: number, in: tree) else { return }
        turns[Int(turn.layer)][Int(turn.ordinal)] = number
    }

    /// A folder is needed when the first of what is below it has its turn.
    private mutating func findEarlyFolders(_ tree: borrowing MergedTree) {
        var needed = [UInt64](repeating: .max, count: tree.nodes.count)
        for number in tree.nodes.indices {
            guard let turn = turn(of: Int32(number), in: tree)?.rank else { continue }
            var node = Int32(number)
            while node != MergedTree.root {
                node = tree.nodes[Int(node)].parent
                guard turn < needed[Int(node)] else { break }
                needed[Int(node)] = turn
            }
        }
        for (number, need) in needed.enumerated() where need != .max {
            let node = tree.nodes[number]
            guard node.isFolder, let position = node.position, need < position.rank,
                position.layer >= lowest, tree.headers[Int32(number)] == nil
            else { continue }
            early[position.layer, default: [:]][position.ordinal] = Int32(number)
        }
    }
}

extension MergedTree.Position {
    /// A number that is lower for what comes earlier.
    fileprivate var rank: UInt64 { UInt64(UInt32(layer)) << 32 | UInt64(UInt32(ordinal)) }
}

internal import ByteIO
internal import Tar

/// The tree as it was when the layers that stay had been put together.
struct FlattenGround {
    /// How many layers that are.
    let layers: Int32
    /// By node, for those that were there: whether it had been taken away again by then.
    let isRemoved: [Bool]

    /// The ground that `tree` is now, made of so many layers.
    init(_ tree: borrowing MergedTree, layers: Int32) {
        self.layers = layers
        isRemoved = layers == 0 ? [] : tree.nodes.map(\.isRemoved)
    }

    /// What of it is gone in `tree`: the whiteouts that say so, in byte order, and the folders without a member that
    /// stand in the place of something that was there. Those need a header: without one the folder, or the link to a
    /// folder, that is still there below would be taken for it.
    func losses(in tree: borrowing MergedTree) -> (whiteouts: [EntryPath], madeAnew: [Int32]) {
        var whiteouts: [EntryPath] = []
        var madeAnew: [Int32] = []
        for number in isRemoved.indices {
            let node = tree.nodes[number]
            guard !isRemoved[number], node.isRemoved, !node.isHidden else { continue }
            let path = tree.path(of: Int32(number))
            if let now = tree.node(at: path) {
                if tree.nodes[Int(now)].isFolder, tree.nodes[Int(now)].position == nil { madeAnew.append(now) }
                continue
            }
            // Where the folder around it is gone as well, that one's whiteout says enough.
            guard let parent = path.parent, let folder = tree.node(at: parent), tree.nodes[Int(folder)].isFolder else {
                continue
            }
            whiteouts.append(parent.appending(Array(".wh.".utf8) + path.name))
        }
        return (whiteouts.sorted(), Set(madeAnew).sorted())
    }
}

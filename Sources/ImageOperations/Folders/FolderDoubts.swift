internal import ByteIO
internal import RootTree
internal import Tar

/// Names of a folder of which only the image can tell whether they are what they were. With `--checksum` that is every
/// file, so they are kept compactly: some 60 bytes each, names included.
struct FolderDoubts {
    /// The paths, every name a folder: what it is stands beside the tree.
    private var tree = MergedTree(limits: FlattenLimits(), isAlone: true)
    /// The node of each doubt, rising: a walk comes upon a folder before what is in it.
    private var nodes: [Int32] = []
    private var inodes: [UInt64] = []
    private var kinds: [NodeStatus.Kind] = []

    /// How many there are; each has a number below that.
    var count: Int { nodes.count }

    /// Adds a name. They come in the order of a walk.
    ///
    /// - Throws: `.limitExceeded` beyond four million.
    mutating func append(_ node: TreeNode) throws(ImageError) {
        var folder = MergedTree.root
        if let parent = node.path.parent, let found = try tree.folder(at: parent.bytes[...], isMaking: true) {
            folder = try tree.makeFolder(node.path.name, in: found.node)
        }
        nodes.append(folder)
        inodes.append(node.status.inode)
        kinds.append(node.status.kind)
    }

    /// The number of the doubt on a path.
    func number(at path: EntryPath) -> Int? {
        guard let node = tree.node(at: path) else { return nil }
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low < nodes.count && nodes[low] == node ? low : nil
    }

    /// The path of a doubt.
    func path(of number: Int) -> EntryPath { tree.path(of: nodes[number]) }

    /// The file that a name in doubt is a name of.
    func inode(of number: Int) -> UInt64 { inodes[number] }

    /// Whether it is a folder.
    func isFolder(_ number: Int) -> Bool { kinds[number] == .directory }
}

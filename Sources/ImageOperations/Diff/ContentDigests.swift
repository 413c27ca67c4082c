internal import ByteIO
internal import Tar

/// The digests of many files, 32 bytes each.
struct ContentDigests {
    private static let width = 32
    private var bytes: [UInt8]

    /// Room for `count` digests.
    init(count: Int) { bytes = [UInt8](repeating: 0, count: count * Self.width) }

    /// The digest of the file with the number `index`.
    subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index * Self.width)..<((index + 1) * Self.width)] }

    /// Reads files of a tree, numbered in this order. Names of one file are read once.
    mutating func read(_ nodes: [Int32], of tree: FileTree) throws(ImageError) {
        var pass = ContentPass(tree)
        var first: [Int32: Int] = [:]
        var copies: [(Int, of: Int)] = []
        for (index, node) in nodes.enumerated() {
            let inode = tree.merged.nodes[Int(node)].inode
            if tree.linkCounts[Int(inode)] > 1, let earlier = first.updateValue(index, forKey: inode) {
                first[inode] = earlier
                copies.append((index, of: earlier))
            } else {
                pass.want(node, as: Int32(index))
            }
        }
        let hasher = Hasher()
        try pass.hash(into: hasher) { key in
            bytes.replaceSubrange((Int(key) * Self.width)..<((Int(key) + 1) * Self.width), with: hasher.take())
        }
        for (index, earlier) in copies {
            let digest = Array(self[earlier])
            bytes.replaceSubrange((index * Self.width)..<((index + 1) * Self.width), with: digest)
        }
    }
}

public import ByteIO
internal import Tar

/// Lists the files of a tree as `ls` does.
public struct FileListing {
    /// One block of a listing: what a folder holds, or single files.
    public struct Block: Sendable {
        /// The folder's path; `nil` for files that were named themselves.
        public let folder: [UInt8]?
        /// The entries by name, or in the order in which they were named.
        public let entries: [FileEntry]
    }

    private let tree: FileTree

    /// Listings of `tree`.
    public init(_ tree: FileTree) { self.tree = tree }

    /// Lists what `paths` lead to: the files first, then what is in each folder, as `ls` does.
    ///
    /// - Parameters:
    ///   - paths: as `FileTree` understands them; the root where there is none.
    ///   - isRecursive: whether to go on with the folders in a folder.
    ///   - followsLinks: whether a path that is a symbolic link to a folder stands for the folder.
    ///   - show: is given one block after the other.
    /// - Returns: why paths lead nowhere, one error for each of those.
    /// - Throws: what `show` throws.
    public func list(
        _ paths: [[UInt8]], isRecursive: Bool, followsLinks: Bool, _ show: (Block) throws(ImageError) -> Void
    ) throws(ImageError) -> [ImageError] {
        var failures: [ImageError] = []
        var files: [FileEntry] = []
        var folders: [Int32] = []
        for path in paths.isEmpty ? [[]] : paths {
            do throws(ImageError) {
                let node = try node(at: path, followsLinks: followsLinks)
                if tree.merged.nodes[Int(node)].isFolder {
                    folders.append(node)
                } else {
                    files.append(tree.entry(node))
                }
            } catch {
                failures.append(error)
            }
        }
        if !files.isEmpty { try show(Block(folder: nil, entries: files)) }
        for folder in folders { try list(folder, isRecursive: isRecursive, show) }
        return failures
    }

    /// What a path stands for: a link to a folder for the folder, any other link for itself.
    private func node(at path: [UInt8], followsLinks: Bool) throws(ImageError) -> Int32 {
        let node = try tree.node(at: path, followingLast: false)
        guard followsLinks, tree.target(of: node) != nil, let end = try? tree.node(at: path, followingLast: true),
            tree.merged.nodes[Int(end)].isFolder
        else { return node }
        return end
    }

    private func list(
        _ folder: Int32, isRecursive: Bool, _ show: (Block) throws(ImageError) -> Void
    ) throws(ImageError) {
        // Not recursive itself: a tree may be as deep as its author likes.
        var pending = [folder]
        while let next = pending.popLast() {
            let children = tree.children(of: next)
            try show(Block(folder: tree.merged.path(of: next).bytes, entries: children.map { tree.entry($0) }))
            guard isRecursive else { continue }
            pending += children.filter { tree.merged.nodes[Int($0)].isFolder }.reversed()
        }
    }
}

public import ByteIO
internal import Glibc
public import SystemPackage
public import Tar

/// Walks a folder on the disk: each name once, a folder before what is in it, names in the order of their bytes, the
/// root first. Nothing is opened but folders, and no link is followed but one that is the root itself.
///
/// A folder on which another file system is mounted is taken for empty: what is mounted there is no part of the tree.
public struct TreeWalk: ~Copyable {
    /// A folder that the walk is in, and the names in it that are still to come, the next one last.
    private struct Level {
        let path: EntryPath
        var names: [[UInt8]]
    }

    private let root: OpenNode
    private let folders: FolderStack
    private let device: UInt64
    private var levels: [Level] = []
    /// The folder that was returned last, unless it is passed over.
    private var pending: EntryPath?
    private var hasBegun = false

    /// Folders on which something is mounted.
    public private(set) var mountPoints: [EntryPath] = []
    /// Names that no tar can hold: sockets.
    public private(set) var unknown: [EntryPath] = []

    /// Begins at `path`.
    ///
    /// - Throws: `.notFound` where there is no folder; `.denied`, `.io`.
    public init(_ path: FilePath) throws(ImageError) {
        try self.init(TreeReader.open(path))
    }

    init(_ root: OpenNode) throws(ImageError) {
        self.root = root
        folders = FolderStack(root: root)
        device = UInt64(try root.status().st_dev)
    }

    /// Goes on to the next name.
    ///
    /// - Returns: `nil` at the end.
    /// - Throws: `.denied` or `.io` for what cannot be looked at. A name that is gone meanwhile is passed over.
    public mutating func next() throws(ImageError) -> TreeNode? {
        guard hasBegun else { return try begin() }
        if let folder = pending {
            pending = nil
            try enter(folder)
        }
        while let level = levels.last {
            guard let name = level.names.last else {
                levels.removeLast()
                continue
            }
            levels[levels.count - 1].names.removeLast()
            let path = level.path.appending(name)
            guard let status = try status(path, name, in: level.path) else { continue }
            if status.kind == .directory { note(folder: path, status) }
            return TreeNode(path: path, status: status)
        }
        return nil
    }

    /// Passes over what is in the folder that `next` returned last.
    public mutating func skipFolder() { pending = nil }

    private mutating func begin() throws(ImageError) -> TreeNode? {
        hasBegun = true
        pending = .root
        guard let status = NodeStatus(try root.status()) else { return nil }
        return TreeNode(path: .root, status: status)
    }

    private mutating func note(folder path: EntryPath, _ status: NodeStatus) {
        guard status.device == device else { return mountPoints.append(path) }
        pending = path
    }

    private mutating func enter(_ folder: EntryPath) throws(ImageError) {
        try at("\(folder)") { () throws(ImageError) in
            var names = try folders.open(folder.bytes[...]).names()
            names.sort { $1.lexicographicallyPrecedes($0) }
            levels.append(Level(path: folder, names: names))
        }
    }

    /// What has the name; `nil` for what is gone again, and for what is no part of a tree.
    private mutating func status(
        _ path: EntryPath, _ name: [UInt8], in folder: EntryPath
    ) throws(ImageError) -> NodeStatus? {
        do throws(ImageError) {
            let status = NodeStatus(try folders.open(folder.bytes[...]).status(LeafName(name[...])))
            guard let status, status.kind != .socket else {
                unknown.append(path)
                return nil
            }
            return status
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error.at("\(path)") }
            return nil
        }
    }
}

public import Tar

/// One name in a tree on the disk.
public struct TreeNode: Equatable, Sendable {
    /// Its path below the root, cleaned; empty for the root itself.
    public let path: EntryPath
    /// What the file system tells of it.
    public let status: NodeStatus

    init(path: EntryPath, status: NodeStatus) {
        self.path = path
        self.status = status
    }
}

extension EntryPath {
    /// Whether a walk comes upon this cleaned path before `other`: a folder before what is in it, that before whatever
    /// follows the folder, names by their bytes.
    public func isWalked(before other: EntryPath) -> Bool {
        for (left, right) in zip(bytes, other.bytes) where left != right {
            if left == UInt8(ascii: "/") { return true }
            if right == UInt8(ascii: "/") { return false }
            return left < right
        }
        return bytes.count < other.bytes.count
    }

    /// Whether this cleaned path is below the folder `other`.
    public func isBelow(_ folder: EntryPath) -> Bool {
        guard !folder.bytes.isEmpty else { return !bytes.isEmpty }
        return bytes.count > folder.bytes.count && bytes[folder.bytes.count] == UInt8(ascii: "/")
            && bytes.starts(with: folder.bytes)
    }
}

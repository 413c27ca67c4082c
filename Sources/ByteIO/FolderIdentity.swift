internal import Glibc
public import SystemPackage

/// What tells a folder from another at the same path, and finds it when it was renamed.
public struct FolderIdentity: Hashable, Sendable {
    /// The file system.
    public let device: UInt64
    /// The number of the inode.
    public let inode: UInt64

    /// A value of its parts.
    public init(device: UInt64, inode: UInt64) {
        self.device = device
        self.inode = inode
    }

    /// The folder at `path`, links followed; `nil` where there is none.
    public init?(_ path: FilePath) {
        guard let file = try? Syscalls.open(path, O_RDONLY | O_DIRECTORY), let identity = try? Self(of: file) else {
            return nil
        }
        self = identity
    }

    /// That of an open folder.
    init(of file: SharedFile) throws(ImageError) {
        let status = try Syscalls.status(file)
        self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}

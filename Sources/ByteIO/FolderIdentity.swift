internal import CLinux
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

    /// The folder at `path`, links followed; `nil` where there is none, or none that can be looked at.
    public init?(_ path: FilePath) {
        guard let identity = try? Self.find(path) else { return nil }
        self = identity
    }

    /// The folder at `path`, links followed; `nil` where there is none.
    ///
    /// - Throws: `.denied`, `.io` where that cannot be told.
    public static func find(_ path: FilePath) throws(ImageError) -> Self? {
        do throws(ImageError) {
            return try Self(of: Syscalls.open(path, O_PATH | O_DIRECTORY))
        } catch {
            guard error.kind == .notFound else { throw error }
            return nil
        }
    }

    /// That of an open folder.
    init(of file: SharedFile) throws(ImageError) {
        let status = try Syscalls.status(file)
        self.init(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    }
}

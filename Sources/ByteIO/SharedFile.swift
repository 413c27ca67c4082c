internal import Glibc
public import SystemPackage

/// An open file that several regions share; closed when the last of them goes.
public final class SharedFile: Sendable {
    /// The path it was opened under, for messages.
    public var path: FilePath { name.map { folder.appending($0) } ?? folder }
    /// Put together when somebody asks: a store with a thousand images opens thousands of files.
    private let folder: FilePath
    private let name: String?
    package let descriptor: FileDescriptor

    /// Takes ownership of `descriptor`.
    ///
    /// The parts:
    /// - `path`: where it is, or the folder it is in.
    /// - `name`: what it is called in the folder.
    public init(adopting descriptor: FileDescriptor, path: FilePath, name: String? = nil) {
        self.descriptor = descriptor
        folder = path
        self.name = name
    }

    /// Whether it belongs to this user and nobody else can write to it.
    public func isOursAlone() throws(ImageError) -> Bool {
        let status = try Syscalls.status(self)
        return status.st_uid == geteuid() && status.st_mode & 0o022 == 0
    }

    /// Puts its bytes on the disk.
    public func sync() throws(ImageError) { try Syscalls.syncData(self) }

    deinit { try? descriptor.close() }
}

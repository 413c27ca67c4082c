internal import CLinux
internal import Glibc
internal import Synchronization
public import SystemPackage

/// A file that does not have its name yet: written beside the target, synced, then renamed. Dropped, it leaves nothing.
public final class StagedFile {
    /// Where the bytes are until `publish`.
    public let path: FilePath
    /// Takes the bytes. `publish` finishes it.
    public let sink: FileSink
    private let file: SharedFile
    private var published = false

    private static let counter = Atomic<Int>(0)
    private static let prefix = ".tote-"

    /// Whether `name` is what such a file is called before it has its own name.
    public static func isTemporary(_ name: String) -> Bool {
        guard name.hasPrefix(prefix) else { return false }
        let numbers = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
        return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
    }

    /// Creates a new file in `folder` with a name nobody else uses.
    ///
    /// `mode`: the permissions it will have, less the umask.
    /// - Throws: `.notFound`, `.denied`, `.io`.
    public init(in folder: FilePath, mode: UInt16 = 0o644) throws(ImageError) {
        let number = Self.counter.add(1, ordering: .relaxed).newValue
        path = folder.appending("\(Self.prefix)\(getpid())-\(number)")
        // A leftover of a dead process with our number is in the way: nobody is using it.
        try? Syscalls.unlink(path)
        file = try Syscalls.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode_t(mode))
        sink = FileSink(file, isSynced: true)
        Leftovers.add(path)
    }

    deinit {
        if !published { try? Syscalls.unlink(path) }
        Leftovers.forget(path)
    }

    /// The bytes written so far, for reading back. Finishes the sink.
    public func region() throws(ImageError) -> FileRegion {
        try sink.finish()
        let length = try Syscalls.status(file).st_size
        return FileRegion(file: file, offset: 0, length: Int64(length))
    }

    /// Gives the file the permissions of the one at `path`, and its owner where that is allowed.
    public func takePermissions(of path: FilePath) throws(ImageError) {
        let status = try Syscalls.status(try Syscalls.open(path, O_PATH))
        let number = file.descriptor.rawValue
        // Who may not give files away keeps them.
        if fchown(number, status.st_uid, status.st_gid) != 0 { errno = 0 }
        _ = try Syscalls.call("set the mode of \(Printable(self.path))") { fchmod(number, status.st_mode & 0o7777) }
    }

    /// Puts the bytes on the disk and gives them their name, replacing what has it. The folder is not synced: the
    /// caller does that once for all the names it gives.
    public func publish(as target: FilePath) throws(ImageError) {
        try sink.finish()
        try Syscalls.syncData(file)
        try keep(as: target)
    }

    /// Gives the bytes a name without putting them on the disk: for what is needed while the process runs.
    public func keep(as target: FilePath) throws(ImageError) {
        try sink.finish()
        try Syscalls.rename(path, to: target)
        published = true
    }
}

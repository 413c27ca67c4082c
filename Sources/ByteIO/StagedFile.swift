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
        (path, file) = try Self.create(in: folder, mode: mode)
        sink = FileSink(file, isSynced: true)
        Leftovers.add(path)
    }

    private static func create(in folder: FilePath, mode: UInt16) throws(ImageError) -> (FilePath, SharedFile) {
        while true {
            let number = counter.add(1, ordering: .relaxed).newValue
            let path = folder.appending("\(prefix)\(getpid())-\(number)")
            // What a dead process with our number left is in the way.
            sweep(path)
            do throws(ImageError) {
                let file = try Syscalls.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode_t(mode))
                // Tells others that it is no leftover. Where there are no locks, nobody takes it for one.
                try? Syscalls.lock(file, LOCK_EX)
                // Somebody was quicker to sweep than we to lock.
                guard try Syscalls.status(file).st_nlink > 0 else { continue }
                return (path, file)
            } catch {
                // In another container there may be a process with our number.
                guard error.errno == .fileExists else { throw error }
            }
        }
    }

    /// Removes the file at `path`, if it is ours and no process has it any more.
    ///
    /// - Returns: whether nothing is there now.
    @discardableResult
    static func sweep(_ path: FilePath) -> Bool {
        let file: SharedFile
        do throws(ImageError) {
            file = try Syscalls.open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK)
        } catch {
            return error.kind == .notFound
        }
        guard let held = try? Syscalls.status(file), held.st_mode & S_IFMT == S_IFREG, held.st_uid == geteuid(),
            (try? Syscalls.lock(file, LOCK_EX | LOCK_NB)) != nil, let named = try? Syscalls.status(path),
            named.st_ino == held.st_ino, named.st_dev == held.st_dev
        else { return false }
        return (try? Syscalls.unlink(path)) != nil
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
        // Whoever locks the file by its new name need not wait until we are gone.
        try? Syscalls.lock(file, LOCK_UN)
    }
}

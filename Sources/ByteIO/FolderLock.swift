internal import Glibc
public import SystemPackage

/// An advisory lock on a file that is replaced, not written to, by who changes it.
public final class FileLock: Sendable {
    /// All of the file, as it is while the lock is held.
    public let region: FileRegion

    /// Locks the regular file at `path` alone, and makes sure that it is still the one of that name. Waits while others
    /// hold it.
    public init(_ path: FilePath) throws(ImageError) {
        while true {
            let region = try FileSource.openRegular(path)
            try Syscalls.lock(region.file, LOCK_EX)
            let (held, named) = (try Syscalls.status(region.file), try Syscalls.status(path))
            guard held.st_ino == named.st_ino, held.st_dev == named.st_dev else { continue }
            self.region = FileRegion(file: region.file, offset: 0, length: Int64(held.st_size))
            return
        }
    }
}

/// An advisory lock held through an open file: it goes with the process, however that ends.
public final class FolderLock: Sendable {
    private let file: SharedFile

    /// Locks the file at `path`, made when missing. Waits while others hold it.
    ///
    /// `exclusive`: alone, or together with others that share it.
    public init(_ path: FilePath, exclusive: Bool) throws(ImageError) {
        file = try Syscalls.open(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644)
        try Syscalls.lock(file, exclusive ? LOCK_EX : LOCK_SH)
    }

    /// Locks the file at `path` if nobody holds it; `nil` when somebody does.
    public init?(trying path: FilePath) throws(ImageError) {
        file = try Syscalls.open(path, O_RDWR | O_CREAT | O_NOFOLLOW, mode: 0o644)
        do throws(ImageError) {
            try Syscalls.lock(file, LOCK_EX | LOCK_NB)
        } catch {
            if error.errno == .wouldBlock || error.errno == .resourceTemporarilyUnavailable { return nil }
            throw error
        }
    }
}

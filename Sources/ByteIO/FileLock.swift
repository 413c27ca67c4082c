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

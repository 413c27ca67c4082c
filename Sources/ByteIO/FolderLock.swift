internal import Glibc
public import SystemPackage

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

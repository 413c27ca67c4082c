internal import SystemPackage

/// Every system call that moves bytes or names goes through here: `EINTR` is retried, a failure says which call and
/// which path. The fault tests hook in under this file.
enum Syscalls {
    /// Reads at most `buffer.count` bytes at `offset`; 0 at the end of the file.
    static func read(
        _ file: SharedFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(ImageError) -> Int {
        do {
            return try unsafe file.descriptor.read(fromAbsoluteOffset: offset, into: buffer, retryOnInterrupt: true)
        } catch {
            throw ImageError(.io, "cannot read \(file.path)", errno: error as? Errno)
        }
    }
}

internal import CLinux
internal import Glibc
package import SystemPackage

/// Every system call that moves bytes or names goes through here: `EINTR` is retried, short transfers go on, a failure
/// says what was tried on which path. The fault tests hook in under this file.
package enum Syscalls {
    /// Runs one call until it is not interrupted; a failure becomes an `.io` error that says `what`.
    @discardableResult
    package static func call<Result: FixedWidthInteger>(
        _ what: @autoclosure () -> String, _ body: () -> Result
    ) throws(ImageError) -> Result {
        while true {
            #if DEBUG
                if let code = FaultPlan.next(what) {
                    guard code != .interrupted else { continue }
                    throw failure(what(), code)
                }
            #endif
            let result = body()
            if result != -1 { return result }
            let code = Errno(rawValue: errno)
            guard code == .interrupted else { throw failure(what(), code) }
        }
    }

    /// The error for a failed call, of the kind a program would act on.
    package static func failure(_ what: String, _ code: Errno) -> ImageError {
        let kind: ImageError.Kind =
            switch code {
            case .noSuchFileOrDirectory, .notDirectory: .notFound
            case .permissionDenied, .notPermitted: .denied
            case .fileExists: .conflict
            default: .io
            }
        return ImageError(kind, "cannot \(what)", errno: code)
    }

    /// How many bytes of `count` to ask for: all, but where a test wants transfers to be short.
    @inline(__always)
    private static func limit(_ count: Int, _ file: SharedFile) -> Int {
        #if DEBUG
            return FaultPlan.limit(count) { file.path.string }
        #else
            return count
        #endif
    }

    /// Reads at most `buffer.count` bytes at `offset`; 0 at the end of the file.
    static func read(
        _ file: SharedFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(ImageError) -> Int {
        try call("read \(Printable(file.path))") {
            unsafe pread(
                file.descriptor.rawValue, buffer.baseAddress, limit(buffer.count, file), Int(offset))
        }
    }

    /// Reads at most `buffer.count` bytes from where the descriptor stands; 0 at the end.
    static func read(
        _ file: SharedFile, into buffer: UnsafeMutableRawBufferPointer
    ) throws(ImageError) -> Int {
        try call("read \(Printable(file.path))") {
            unsafe Glibc.read(file.descriptor.rawValue, buffer.baseAddress, limit(buffer.count, file))
        }
    }

    /// Writes all of `bytes`.
    static func write(_ bytes: RawSpan, to file: SharedFile) throws(ImageError) {
        var done = 0
        while done < bytes.byteCount {
            let rest = bytes.extracting(done..<bytes.byteCount)
            done += try call("write \(Printable(file.path))") {
                unsafe rest.withUnsafeBytes {
                    unsafe Glibc.write(file.descriptor.rawValue, $0.baseAddress, limit($0.count, file))
                }
            }
        }
    }

    /// Opens `path`. Never follows a link at its end when `flags` say so; close-on-exec always.
    static func open(_ path: FilePath, _ flags: Int32, mode: mode_t = 0o644) throws(ImageError) -> SharedFile {
        let descriptor = try call("open \(Printable(path))") {
            unsafe path.withPlatformString { unsafe Glibc.open($0, flags | O_CLOEXEC, mode) }
        }
        return SharedFile(adopting: FileDescriptor(rawValue: descriptor), path: path)
    }

    /// Opens the file `name` for reading without leaving `folder`, whatever links stand on the way.
    static func open(_ name: String, beneath folder: FilePath) throws(ImageError) -> SharedFile {
        let root = try open(folder, O_PATH | O_DIRECTORY)
        let flags = UInt64(O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        let resolve = CLINUX_RESOLVE_BENEATH | CLINUX_RESOLVE_NO_MAGICLINKS
        do throws(ImageError) {
            let descriptor = try call("open \(Printable(folder.appending(name)))") {
                unsafe name.withPlatformString {
                    unsafe clinux_openat2(root.descriptor.rawValue, $0, flags, 0, resolve)
                }
            }
            return SharedFile(adopting: FileDescriptor(rawValue: descriptor), path: folder, name: name)
        } catch {
            let escapes: [Errno] = [.improperLink, .tooManySymbolicLinkLevels, .noSuchAddressOrDevice]
            guard let code = error.errno, escapes.contains(code) else { throw error }
            throw ImageError(.unsafePath, "\(Printable(folder.appending(name))) is no regular file inside its folder")
        }
    }

    /// Puts the file's bytes on the disk.
    static func syncData(_ file: SharedFile) throws(ImageError) {
        try call("sync \(Printable(file.path))") { fdatasync(file.descriptor.rawValue) }
    }

    /// Puts the names in a folder on the disk.
    static func syncFolder(_ path: FilePath) throws(ImageError) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        try call("sync \(Printable(path))") { fsync(folder.descriptor.rawValue) }
    }

    /// Puts all that was written to the file system of a folder on the disk.
    static func syncFileSystem(of path: FilePath) throws(ImageError) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        try call("sync \(Printable(path))") { clinux_syncfs(folder.descriptor.rawValue) }
    }

    /// Gives `old` the name `new`, replacing what has it.
    static func rename(_ old: FilePath, to new: FilePath) throws(ImageError) {
        try call("rename \(Printable(old)) to \(Printable(new))") {
            unsafe old.withPlatformString { old in
                unsafe new.withPlatformString { unsafe Glibc.rename(old, $0) }
            }
        }
    }

    /// Gives the file `old` a second name.
    static func link(_ old: FilePath, to new: FilePath) throws(ImageError) {
        try call("link \(Printable(old)) to \(Printable(new))") {
            unsafe old.withPlatformString { old in
                unsafe new.withPlatformString { unsafe Glibc.link(old, $0) }
            }
        }
    }

    /// Follows all links in `path`.
    static func resolve(_ path: FilePath) throws(ImageError) -> FilePath {
        let resolved = unsafe path.withPlatformString { unsafe realpath($0, nil) }
        guard let resolved = unsafe resolved else {
            throw failure("find \(Printable(path))", Errno(rawValue: errno))
        }
        defer { unsafe free(resolved) }
        return unsafe FilePath(platformString: resolved)
    }

    /// Removes a name.
    static func unlink(_ path: FilePath) throws(ImageError) {
        try call("remove \(Printable(path))") { unsafe path.withPlatformString { unsafe Glibc.unlink($0) } }
    }

    /// Makes a folder.
    static func makeFolder(_ path: FilePath, mode: mode_t) throws(ImageError) {
        try call("make the folder \(Printable(path))") { unsafe path.withPlatformString { unsafe mkdir($0, mode) } }
    }

    /// Removes an empty folder.
    static func removeFolder(_ path: FilePath) throws(ImageError) {
        try call("remove the folder \(Printable(path))") { unsafe path.withPlatformString { unsafe rmdir($0) } }
    }

    /// What `path` is, without following a link at its end.
    static func status(_ path: FilePath) throws(ImageError) -> stat {
        var result = stat()
        try call("look at \(Printable(path))") {
            unsafe path.withPlatformString { unsafe lstat($0, &result) }
        }
        return result
    }

    /// What an open file is.
    static func status(_ file: SharedFile) throws(ImageError) -> stat {
        var result = stat()
        try call("look at \(Printable(file.path))") { unsafe fstat(file.descriptor.rawValue, &result) }
        return result
    }

    /// Locks an open file; waits for others unless `LOCK_NB` is in `operation`.
    static func lock(_ file: SharedFile, _ operation: Int32) throws(ImageError) {
        try call("lock \(Printable(file.path))") { flock(file.descriptor.rawValue, operation) }
    }

    /// Copies inside the kernel. Returns how many bytes went over, 0 at the end, `nil` where the kernel can't do it.
    static func copyRange(
        _ source: SharedFile, at offset: Int64, to target: SharedFile, at position: Int64, count: Int
    ) throws(ImageError) -> Int? {
        var from = offset
        var to = position
        do throws(ImageError) {
            return try call("copy \(Printable(source.path)) to \(Printable(target.path))") {
                unsafe clinux_copy_file_range(
                    source.descriptor.rawValue, &from, target.descriptor.rawValue, &to, limit(count, target))
            }
        } catch {
            let unable: [Errno] = [.improperLink, .invalidArgument, .notSupported, .noFunction, .badFileDescriptor]
            if let code = error.errno, unable.contains(code) { return nil }
            throw error
        }
    }

    /// Asks the kernel to begin with putting an open file on the disk, or a part of it. A hint: whether it was put there,
    /// and what went wrong, the sync at the end tells.
    package static func startWriteback(_ file: Int32, _ part: Range<Int64>? = nil) {
        // A length of 0 is all that follows.
        _ = clinux_start_writeback(file, part?.lowerBound ?? 0, part.map { $0.upperBound - $0.lowerBound } ?? 0)
    }
}

extension Printable {
    /// A path, escaped for a message.
    package init(_ path: FilePath) {
        self.init(path.string)
    }
}

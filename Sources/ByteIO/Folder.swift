internal import CLinux
internal import Glibc
public import SystemPackage

/// A folder on disk by its path: what stores and layouts need of one.
public struct Folder: Sendable {
    /// Where it is.
    public let path: FilePath

    /// Names a folder that may or may not be there.
    public init(_ path: FilePath) { self.path = path }

    /// What stands at a path.
    public enum Kind: Sendable { case file, folder, other }

    /// What stands at `path`, following links unless told otherwise, where a link is `.other`; `nil` where nothing does.
    ///
    /// - Throws: `.io`, `.denied` when it cannot be told.
    public static func kind(of path: FilePath, followingLinks: Bool = true) throws(ImageError) -> Kind? {
        do throws(ImageError) {
            let file = try Syscalls.open(path, followingLinks ? O_PATH : O_PATH | O_NOFOLLOW)
            switch try Syscalls.status(file).st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            default: return .other
            }
        } catch {
            if error.errno == .noSuchFileOrDirectory || error.errno == .notDirectory { return nil }
            throw error
        }
    }

    /// The path of what `path` leads to, all links followed.
    ///
    /// - Throws: `.notFound`, `.denied`, `.io`.
    public static func resolved(_ path: FilePath) throws(ImageError) -> FilePath { try Syscalls.resolve(path) }

    /// Makes the folder and those above it that are missing.
    public func make(mode: UInt16 = 0o755) throws(ImageError) {
        if try Folder.kind(of: path) == .folder { return }
        let parent = path.removingLastComponent()
        if !parent.isEmpty, parent != path { try Folder(parent).make(mode: mode) }
        do throws(ImageError) {
            try Syscalls.makeFolder(path, mode: mode_t(mode))
            try Folder(parent.isEmpty ? "." : parent).sync()
        } catch {
            guard error.errno == .fileExists else { throw error }
        }
    }

    /// Makes the folder, which must not be there yet.
    public func makeNew(mode: UInt16) throws(ImageError) { try Syscalls.makeFolder(path, mode: mode_t(mode)) }

    /// The names in it, sorted by their bytes, without `.` and `..`.
    ///
    /// - Throws: `.notFound`, `.denied`, `.io`.
    public func names() throws(ImageError) -> [String] {
        // Not opendir: it gives up when it is interrupted. The stream closes the descriptor.
        let own = try Syscalls.call("list \(Printable(path))") {
            unsafe path.withPlatformString { unsafe clinux_openat(AT_FDCWD, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0) }
        }
        guard let stream = unsafe fdopendir(own) else {
            Glibc.close(own)
            throw Syscalls.failure("list \(Printable(path))", Errno(rawValue: errno))
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw Syscalls.failure("list \(Printable(path))", Errno(rawValue: errno)) }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Gives the file `old` a second name.
    public static func link(_ old: FilePath, to new: FilePath) throws(ImageError) { try Syscalls.link(old, to: new) }

    /// Gives a file another name on the same file system, replacing what has it.
    public static func rename(_ old: FilePath, to new: FilePath) throws(ImageError) {
        try Syscalls.rename(old, to: new)
    }

    /// Puts the names given in it on the disk.
    public func sync() throws(ImageError) { try Syscalls.syncFolder(path) }

    /// Puts the bytes of the file `name` on the disk.
    public func syncFile(_ name: String) throws(ImageError) {
        try Syscalls.syncData(try Syscalls.open(path.appending(name), O_RDONLY | O_NOFOLLOW))
    }

    /// Removes the file `name` from it; a file that is not there is fine.
    public func remove(_ name: String) throws(ImageError) {
        do throws(ImageError) {
            try Syscalls.unlink(path.appending(name))
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
        }
    }

    /// Has the folder removed when a signal ends the command, until `keep`.
    public func removeOnSignal() { Leftovers.add(path) }

    /// Leaves the folder to its owner again.
    public func keep() { Leftovers.forget(path) }

    /// Removes the folder and the files in it; folders in it must be empty. For staging folders of our own.
    public func removeWithFiles() throws(ImageError) {
        for name in try names() { try remove(name) }
        try Syscalls.removeFolder(path)
    }

    /// Removes the folder, which must be empty.
    public func removeEmpty() throws(ImageError) { try Syscalls.removeFolder(path) }

    /// Size and time of the file `name` in it, `nil` where there is none.
    public func size(of name: String) throws(ImageError) -> Int64? {
        do throws(ImageError) {
            let status = try Syscalls.status(path.appending(name))
            guard status.st_mode & S_IFMT == S_IFREG else {
                throw ImageError(.unsafePath, "\(Printable(path.appending(name))) is not a regular file")
            }
            return Int64(status.st_size)
        } catch {
            if error.kind == .notFound { return nil }
            throw error
        }
    }

    /// Writes a small file whole: staged, synced, renamed. The folder itself is synced too.
    public func write(_ bytes: [UInt8], as name: String, mode: UInt16 = 0o644) throws(ImageError) {
        let staged = try StagedFile(in: path, mode: mode)
        try staged.sink.write(bytes)
        try staged.publish(as: path.appending(name))
        try sync()
    }

    /// Reads a small regular file in it.
    ///
    /// - Throws: `.limitExceeded` when it is larger than `limit` bytes; as `FileSource.openRegular`.
    public func read(_ name: String, limit: Limit) throws(ImageError) -> [UInt8] {
        let region = try FileSource.openRegular(path.appending(name))
        return try at(name) { () throws(ImageError) in try RegionSource(region).readAll(limit: limit) }
    }

    /// The bytes of the file `name` in it, which must be a regular one and no longer than `limit`.
    public func read(_ name: String, limit: Int) throws(ImageError) -> [UInt8] {
        let region = try FileSource.openRegular(path.appending(name))
        return try at(name) { () throws(ImageError) in try RegionSource(region).readAll(limit: limit) }
    }
}

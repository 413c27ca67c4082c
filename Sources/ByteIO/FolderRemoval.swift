internal import CLinux
internal import Glibc
internal import SystemPackage

extension Folder {
    /// Removes the folder and all below it. Each step starts at an open folder and follows no link, so that nothing
    /// outside is touched, whatever other processes do to names in it meanwhile.
    ///
    /// - Throws: `.denied`, `.io`. A folder that is not there is fine.
    public func removeTree() throws(ImageError) {
        do throws(ImageError) {
            let number = try Syscalls.call("open \(Printable(path))") {
                unsafe path.withPlatformString { unsafe clinux_openat(AT_FDCWD, $0, Self.flags, 0) }
            }
            var removal = try FolderRemoval(SharedFile(adopting: FileDescriptor(rawValue: number), path: path))
            try removal.run()
            try Syscalls.removeFolder(path)
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
        }
    }

    fileprivate static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
}

/// Empties a tree, folder by folder, without recursion: a tree may be as deep as its author likes. Each folder is listed
/// once, and few are open at a time.
private struct FolderRemoval {
    /// The folders from the root to the one at work.
    private var levels: [Level] = []
    /// How many of them are open, the innermost.
    private static let openLevels = 16

    private struct Level {
        let name: [CChar]
        let identity: FolderIdentity
        /// The folders in it that are to go yet.
        var inner: [[CChar]]
        /// Closed where many are above it.
        var folder: SharedFile?
    }

    init(_ root: SharedFile) throws(ImageError) { try enter(root, name: []) }

    mutating func run() throws(ImageError) {
        while let last = levels.indices.last {
            let folder = try opened(last)
            if let name = levels[last].inner.popLast() {
                try enter(open(name, in: folder), name: name)
            } else if last > 0 {
                let above = try opened(last - 1)
                try remove(levels.removeLast().name, in: above, AT_REMOVEDIR)
            } else {
                return
            }
        }
    }

    private mutating func enter(_ folder: SharedFile, name: [CChar]) throws(ImageError) {
        let identity = try FolderIdentity(of: folder)
        levels.append(Level(name: name, identity: identity, inner: try empty(folder), folder: folder))
        let closing = levels.count - 1 - Self.openLevels
        if closing > 0 { levels[closing].folder = nil }
    }

    /// Removes all that is no folder, and folders that are empty.
    ///
    /// - Returns: the names of the other folders.
    private func empty(_ folder: SharedFile) throws(ImageError) -> [[CChar]] {
        // One that was written without the owner's rights can be emptied with them.
        _ = fchmod(folder.descriptor.rawValue, 0o700)
        var inner: [[CChar]] = []
        for name in try names(in: folder) where try !isRemoved(name, from: folder) { inner.append(name) }
        return inner
    }

    private func isRemoved(_ name: [CChar], from folder: SharedFile) throws(ImageError) -> Bool {
        do throws(ImageError) {
            try remove(name, in: folder, 0)
            return true
        } catch {
            guard error.errno == .isDirectory || error.errno == .notPermitted else { throw error }
        }
        do throws(ImageError) {
            try remove(name, in: folder, AT_REMOVEDIR)
            return true
        } catch {
            guard error.errno == .directoryNotEmpty || error.errno == .fileExists else { throw error }
            return false
        }
    }

    private func remove(_ name: [CChar], in folder: SharedFile, _ flags: Int32) throws(ImageError) {
        do throws(ImageError) {
            try Syscalls.call("remove what is in \(Printable(folder.path))") {
                unsafe unlinkat(folder.descriptor.rawValue, name, flags)
            }
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
        }
    }

    /// The folder of a level. One that was closed is opened again from the one in it, and must be the same.
    private mutating func opened(_ level: Int) throws(ImageError) -> SharedFile {
        if let folder = levels[level].folder { return folder }
        guard let inner = levels[level + 1].folder else { preconditionFailure("two levels are closed") }
        let folder = try open([0x2e, 0x2e, 0], in: inner)
        guard try FolderIdentity(of: folder) == levels[level].identity else {
            throw ImageError(.conflict, "a folder in \(Printable(folder.path)) was moved while it was removed")
        }
        levels[level].folder = folder
        return folder
    }

    private func open(_ name: [CChar], in folder: SharedFile) throws(ImageError) -> SharedFile {
        let number = try Syscalls.call("open a folder in \(Printable(folder.path))") {
            unsafe clinux_openat(folder.descriptor.rawValue, name, Folder.flags, 0)
        }
        return SharedFile(adopting: FileDescriptor(rawValue: number), path: folder.path)
    }

    private func names(in folder: SharedFile) throws(ImageError) -> [[CChar]] {
        let own = try Syscalls.call("list \(Printable(folder.path))") {
            unsafe clinux_openat(folder.descriptor.rawValue, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
        }
        guard let stream = unsafe fdopendir(own) else {
            Glibc.close(own)
            throw Syscalls.failure("list \(Printable(folder.path))", Errno(rawValue: errno))
        }
        defer { unsafe closedir(stream) }
        var names: [[CChar]] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe $0.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
            }
            if name != [0x2e, 0], name != [0x2e, 0x2e, 0] { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw Syscalls.failure("list \(Printable(folder.path))", Errno(rawValue: errno)) }
        return names
    }
}

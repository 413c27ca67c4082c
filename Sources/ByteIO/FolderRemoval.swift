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
            var removal = FolderRemoval(SharedFile(adopting: FileDescriptor(rawValue: number), path: path))
            try removal.run()
            try Syscalls.removeFolder(path)
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
        }
    }

    fileprivate static let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
}

/// Empties a tree, folder by folder, without recursion: a tree may be as deep as its author likes.
private struct FolderRemoval {
    private let root: SharedFile
    /// Names from the root to the folder at work.
    private var path: [[CChar]] = []

    init(_ root: SharedFile) { self.root = root }

    mutating func run() throws(ImageError) {
        var folder = root
        while true {
            if let inner = try empty(folder) {
                path.append(inner)
            } else if let done = path.popLast() {
                folder = try open()
                try remove(done, in: folder, AT_REMOVEDIR)
                continue
            } else {
                return
            }
            folder = try open()
        }
    }

    /// Removes all that is no folder. Returns the name of a folder in it, `nil` when none is left.
    private func empty(_ folder: SharedFile) throws(ImageError) -> [CChar]? {
        // One that was written without the owner's rights can be emptied with them.
        _ = fchmod(folder.descriptor.rawValue, 0o700)
        for name in try names(in: folder) {
            do throws(ImageError) {
                try remove(name, in: folder, 0)
            } catch {
                guard error.errno == .isDirectory || error.errno == .notPermitted else { throw error }
                // Empty folders go at once.
                do throws(ImageError) {
                    try remove(name, in: folder, AT_REMOVEDIR)
                } catch {
                    guard error.errno == .directoryNotEmpty || error.errno == .fileExists else { throw error }
                    return name
                }
            }
        }
        return nil
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

    /// Opens the folder at work, walking from the root.
    private func open() throws(ImageError) -> SharedFile {
        var folder = root
        for name in path {
            let parent = folder.descriptor.rawValue
            let number = try Syscalls.call("open a folder in \(Printable(root.path))") {
                unsafe clinux_openat(parent, name, Folder.flags, 0)
            }
            folder = SharedFile(adopting: FileDescriptor(rawValue: number), path: root.path)
        }
        return folder
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
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) {
                unsafe $0.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0]
            }
            if name != [0x2e, 0], name != [0x2e, 0x2e, 0] { names.append(name) }
        }
        return names
    }
}

internal import ByteIO
internal import CLinux
internal import Glibc
internal import SystemPackage

/// The beginning of a tree.
extension TreeWriter {
    /// Makes the folder, or takes the empty one that is there, and closes it to others.
    ///
    /// - Returns: the folder, and what it becomes at the end when no entry says otherwise.
    static func begin(_ path: FilePath) throws(ImageError) -> (OpenNode, FolderFacts) {
        let place = "folder \(Printable(path))"
        let isNew = try at(place) { () throws(ImageError) in try make(path) }
        return try at(place) { () throws(ImageError) in
            let root = try open(path, isNew ? O_NOFOLLOW : 0)
            guard try root.isEmptyFolder() else { throw ImageError(.conflict, "it is not empty") }
            let mode = isNew ? 0o755 : UInt16(truncatingIfNeeded: try root.status().st_mode & 0o7777)
            // What the folder around handed down would go on to all that is made here.
            try root.removeLists()
            try root.setMode(0o700)
            return (root, FolderFacts(mode: mode))
        }
    }

    /// Whether there was no such folder yet.
    private static func make(_ path: FilePath) throws(ImageError) -> Bool {
        do throws(ImageError) {
            try Syscalls.call("make it") { unsafe path.withPlatformString { unsafe mkdir($0, 0o700) } }
            return true
        } catch {
            guard error.errno == .fileExists else { throw error }
            return false
        }
    }

    private static func open(_ path: FilePath, _ flags: Int32) throws(ImageError) -> OpenNode {
        let flags = flags | O_RDONLY | O_DIRECTORY | O_CLOEXEC
        let number = try Syscalls.call("open it") {
            unsafe path.withPlatformString { unsafe Glibc.open($0, flags) }
        }
        return OpenNode(adopting: number)
    }
}

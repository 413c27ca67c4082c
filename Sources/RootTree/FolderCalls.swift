internal import ByteIO
internal import CLinux
internal import Glibc

/// What is done in an open folder: every call takes a single name, and none follows a link.
extension OpenNode {
    /// Opens a folder in it.
    func openFolder(_ name: LeafName) throws(ImageError) -> OpenNode {
        try openLeaf(name, O_RDONLY | O_DIRECTORY)
    }

    /// Opens what has the name, with `flags` besides those that keep to the name and wait for nothing.
    func openLeaf(_ name: LeafName, _ flags: Int32, mode: mode_t = 0) throws(ImageError) -> OpenNode {
        let flags = flags | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        let opened = try Syscalls.call("open it") {
            unsafe name.withPointer { unsafe clinux_openat(number, $0, flags, mode) }
        }
        return OpenNode(adopting: opened)
    }

    /// Makes a folder that only its owner can enter.
    func makeFolder(_ name: LeafName) throws(ImageError) {
        try Syscalls.call("make the folder") { unsafe name.withPointer { unsafe mkdirat(number, $0, 0o700) } }
    }

    /// Makes a symbolic link; `target` ends in NUL.
    func makeLink(_ name: LeafName, target: [UInt8]) throws(ImageError) {
        try Syscalls.call("make the link") {
            unsafe target.withCString { target in
                unsafe name.withPointer { unsafe symlinkat(target, number, $0) }
            }
        }
    }

    /// Makes a pipe or a device that only its owner can use.
    func makeNode(_ name: LeafName, type: mode_t, device: UInt64) throws(ImageError) {
        try Syscalls.call("make it") {
            unsafe name.withPointer { unsafe mknodat(number, $0, type | 0o600, dev_t(device)) }
        }
    }

    /// Gives what has the name `old` in `folder` another name here. A symbolic link is linked itself.
    func link(_ old: LeafName, in folder: OpenNode, as name: LeafName) throws(ImageError) {
        try Syscalls.call("make the link") {
            unsafe old.withPointer { old in
                unsafe name.withPointer { unsafe linkat(folder.number, old, number, $0, 0) }
            }
        }
    }

    /// Moves what has the name into another folder, where it replaces what has the name there.
    func rename(_ name: LeafName, to folder: OpenNode) throws(ImageError) {
        try Syscalls.call("move it") {
            unsafe name.withPointer { unsafe renameat(number, $0, folder.number, $0) }
        }
    }

    /// What has the name.
    func status(_ name: LeafName) throws(ImageError) -> stat {
        var result = stat()
        try Syscalls.call("look at it") {
            unsafe name.withPointer { unsafe fstatat(number, $0, &result, AT_SYMLINK_NOFOLLOW) }
        }
        return result
    }

    /// Removes what has the name; an empty folder with `AT_REMOVEDIR`.
    func remove(_ name: LeafName, _ flags: Int32 = 0) throws(ImageError) {
        try Syscalls.call("remove what is there") { unsafe name.withPointer { unsafe unlinkat(number, $0, flags) } }
    }

    /// Sets the owner of what has the name.
    func setOwner(of name: LeafName, _ uid: UInt32, _ gid: UInt32) throws(ImageError) {
        try Syscalls.call("give it to the owner \(uid):\(gid)") {
            unsafe name.withPointer { unsafe fchownat(number, $0, uid, gid, AT_SYMLINK_NOFOLLOW) }
        }
    }

    /// Sets the times of what has the name.
    func setTimes(of name: LeafName, _ times: NodeTimes) throws(ImageError) {
        try Syscalls.call("set its times") {
            unsafe name.withPointer { name in
                unsafe times.withPointer { unsafe utimensat(number, name, $0, AT_SYMLINK_NOFOLLOW) }
            }
        }
    }
}

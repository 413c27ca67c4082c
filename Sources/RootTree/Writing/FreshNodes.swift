internal import ByteIO
internal import Glibc
internal import Tar

/// What the kernel gives to whatever is made in the tree: an owner, and the modes that the umask lets pass. It does not
/// change while a tree is written, so one look at the first file of each mode spares a call for each of the others.
struct FreshNodes {
    private var owner: (uid: UInt32, gid: UInt32)?
    /// By the mode that a file was made with: whether it has just that.
    private var modes: [UInt16: Bool] = [:]

    /// The mode to make a file with: its own, but where that would lend rights before the file has its owner.
    static func mode(for header: TarHeader) -> UInt16 {
        let mode = header.mode & 0o7777
        return mode & 0o7000 == 0 ? mode : 0o600
    }

    /// Looks at a file that was just made with `mode`.
    mutating func note(_ file: OpenNode, madeWith mode: UInt16) throws(ImageError) {
        guard modes[mode] == nil else { return }
        let status = try file.status()
        modes[mode] = status.st_mode & 0o7777 == mode_t(mode)
        owner = (status.st_uid, status.st_gid)
    }

    /// Whether whatever is made belongs to that owner from the start.
    func have(owner uid: UInt32, _ gid: UInt32) -> Bool { owner.map { $0 == (uid, gid) } ?? false }

    /// Whether what was made with a mode has it.
    func have(mode: UInt16) -> Bool { modes[mode] ?? false }
}

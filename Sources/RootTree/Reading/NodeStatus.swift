internal import CLinux
internal import Glibc

/// What the file system tells of a name without opening it.
public struct NodeStatus: Equatable, Sendable {
    /// What a name stands for.
    public enum Kind: UInt8, Sendable {
        case file, directory, symbolicLink, characterDevice, blockDevice, fifo, socket
    }

    /// What it is.
    public var kind: Kind
    /// Permission bits, masked with 0o7777.
    public var mode: UInt16
    /// The owner on the disk, which is not the tree's owner where that is kept in an attribute.
    public var uid: UInt32
    /// The group on the disk.
    public var gid: UInt32
    /// Bytes of content, of a symbolic link those of its target.
    public var size: Int64
    /// When it was modified last, in nanoseconds since 1970.
    public var modified: Int64
    /// When its inode changed last, in nanoseconds since 1970: no program can set that back.
    public var changed: Int64
    /// The number of its inode: names of one file have the same.
    public var inode: UInt64
    /// How many names it has, here and elsewhere.
    public var links: UInt64
    /// Major number of a device, else 0.
    public var deviceMajor: UInt32
    /// Minor number of a device, else 0.
    public var deviceMinor: UInt32
    /// Fewer bytes are on the disk than its size says: it has holes, or is compressed there.
    public var isShort: Bool
    /// The file system that it lies on.
    var device: UInt64

    init?(_ status: stat) {
        guard let kind = Self.kind(status.st_mode) else { return nil }
        self.kind = kind
        mode = UInt16(truncatingIfNeeded: status.st_mode & 0o7777)
        uid = status.st_uid
        gid = status.st_gid
        size = kind == .directory ? 0 : Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
        inode = UInt64(status.st_ino)
        links = UInt64(status.st_nlink)
        let isDevice = kind == .characterDevice || kind == .blockDevice
        deviceMajor = isDevice ? clinux_major(UInt64(status.st_rdev)) : 0
        deviceMinor = isDevice ? clinux_minor(UInt64(status.st_rdev)) : 0
        isShort = kind == .file && Int64(status.st_blocks) < (Int64(status.st_size) + 511) / 512
        device = UInt64(status.st_dev)
    }

    init(kind: Kind) {
        self.kind = kind
        (mode, uid, gid, size, modified, changed) = (0, 0, 0, 0, 0, 0)
        (inode, links, deviceMajor, deviceMinor, isShort, device) = (0, 1, 0, 0, false, 0)
    }

    private static func kind(_ mode: mode_t) -> Kind? {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .symbolicLink
        case S_IFCHR: .characterDevice
        case S_IFBLK: .blockDevice
        case S_IFIFO: .fifo
        case S_IFSOCK: .socket
        default: nil
        }
    }

    /// Times that 64 bits cannot hold, beyond the year 2262, become the nearest that they can.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        let (whole, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        guard !overflow else { return time.tv_sec < 0 ? .min : .max }
        let (sum, carry) = whole.addingReportingOverflow(Int64(time.tv_nsec))
        return carry ? .max : sum
    }
}

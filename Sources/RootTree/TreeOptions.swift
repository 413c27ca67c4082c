internal import Glibc

/// How entries are put on the disk.
public struct TreeOptions: Sendable {
    /// Whether to do without root's rights: owners other than root are recorded in the attribute
    /// `user.rootlesscontainers`, as umoci does, and devices become empty files.
    public var rootless: Bool

    /// Without root's rights when the process has none.
    public init() { rootless = geteuid() != 0 }

    /// Who this process runs as.
    public static var owner: (uid: UInt32, gid: UInt32) { (geteuid(), getegid()) }

    /// With or without root's rights.
    public init(rootless: Bool) { self.rootless = rootless }
}

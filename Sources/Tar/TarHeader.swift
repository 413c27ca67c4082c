public import ByteIO

/// One member: POSIX fields with PAX and GNU extensions already applied.
public struct TarHeader: Equatable, Sendable {
    /// What a member is.
    public enum Kind: Sendable {
        /// A regular file, types NUL, `0`, `7` and the sparse forms.
        case file
        /// Another name for a member of the same tree, type `1`.
        case hardLink
        /// A symbolic link, type `2`.
        case symbolicLink
        /// A character device, type `3`.
        case characterDevice
        /// A block device, type `4`.
        case blockDevice
        /// A folder, type `5`.
        case directory
        /// A named pipe, type `6`.
        case fifo
    }

    /// The name, as spelt after all extensions.
    public var path: EntryPath
    /// What the member is.
    public var kind: Kind = .file
    /// Bytes of content, holes of a sparse file included. 0 for everything but a file.
    public var size: Int64 = 0
    /// Permission bits, masked with 0o7777.
    public var mode: UInt16 = 0o644
    /// Owner; never 2^32-1, which means "leave unchanged" to the kernel.
    public var uid: UInt32 = 0
    /// Group; never 2^32-1.
    public var gid: UInt32 = 0
    /// Name of the owner; empty where the archive has none.
    public var userName: [UInt8] = []
    /// Name of the group; empty where the archive has none.
    public var groupName: [UInt8] = []
    /// Nanoseconds since 1970.
    public var modified: Int64 = 0
    /// The target of a link, as spelt; `nil` for everything else. A hard link's is relative to the root of the tree.
    public var link: EntryPath?
    /// Major number of a device.
    public var deviceMajor: UInt32 = 0
    /// Minor number of a device.
    public var deviceMinor: UInt32 = 0
    /// What few members have: `nil` when all of it is as in `Extras()`.
    private var boxed: ExtrasBox?

    /// A file of no bytes, mode 0644, owned by root, last modified at the start of 1970.
    public init(path: EntryPath) { self.path = path }

    /// What every header block has.
    init(
        path: EntryPath, kind: Kind, size: Int64, mode: UInt16, uid: UInt32, gid: UInt32, userName: [UInt8],
        groupName: [UInt8], modified: Int64
    ) {
        self.path = path
        self.kind = kind
        self.size = size
        self.mode = mode
        self.uid = uid
        self.gid = gid
        self.userName = userName
        self.groupName = groupName
        self.modified = modified
    }

    /// Nanoseconds since 1970, where a PAX record tells.
    public var accessed: Int64? {
        get { extras.accessed }
        set { extras.accessed = newValue }
    }
    /// When the inode changed, in nanoseconds since 1970, where a PAX record tells.
    public var changed: Int64? {
        get { extras.changed }
        set { extras.changed = newValue }
    }
    /// Extended attributes by name, from SCHILY.xattr and LIBARCHIVE.xattr records; the former win.
    public var attributes: [[UInt8]: [UInt8]] {
        get { extras.attributes }
        set { extras.attributes = newValue }
    }
    /// The stored runs of a sparse file in order, none empty; `nil` when all of its bytes are stored.
    public var sparse: [SparseRun]? {
        get { extras.sparse }
        set { extras.sparse = newValue }
    }

    /// PAX records that have no field here, by key: ACLs, comments, vendor keys. Only those of the member itself.
    public var records: [[UInt8]: [UInt8]] {
        get { extras.records }
        set { extras.records = newValue }
    }

    /// What few members have. Apart from the rest: a header is passed around a million times for a large image, and
    /// costs a third less while it fits into registers.
    var extras: Extras {
        get { boxed?.extras ?? Extras() }
        set { boxed = newValue == Extras() ? nil : ExtrasBox(newValue) }
    }

    struct Extras: Equatable, Sendable {
        var accessed: Int64?
        var changed: Int64?
        var attributes: [[UInt8]: [UInt8]] = [:]
        var sparse: [SparseRun]?
        var records: [[UInt8]: [UInt8]] = [:]
    }

    private final class ExtrasBox: Equatable, Sendable {
        let extras: Extras

        init(_ extras: Extras) { self.extras = extras }

        static func == (left: ExtrasBox, right: ExtrasBox) -> Bool { left.extras == right.extras }
    }

    /// Bytes of content that the archive holds: `size` without the holes.
    public var storedSize: Int64 {
        guard let sparse else { return size }
        // The reader and the writer both checked that the runs lie inside `size`, so the sum cannot overflow there.
        return sparse.reduce(0) { $0 &+ $1.length }
    }

    /// The place this member has in a tree: its cleaned path, or the root for a folder named `.` or `/`.
    ///
    /// - Throws: `.unsafePath` for a `..`, and when anything but a folder would take the place of the root.
    public func cleanedPath() throws(ImageError) -> EntryPath {
        let cleaned = try path.cleaned()
        guard !cleaned.bytes.isEmpty || kind == .directory else {
            throw ImageError(.unsafePath, "the name \"\(path)\" is the root itself, which only a folder can be")
        }
        return cleaned
    }
}

internal import Tar

/// What the header of a member says besides its name.
struct FileFacts: Equatable, Sendable {
    let kind: FileKind
    /// Whether the member has extended attributes or ACLs, which are kept elsewhere.
    let hasAttributes: Bool
    let mode: UInt16
    let uid: UInt32
    let gid: UInt32
    /// Bytes of a file; both numbers of a device.
    let extent: UInt64
    /// Nanoseconds since 1970.
    let modified: Int64

    init(
        kind: FileKind, hasAttributes: Bool, mode: UInt16, uid: UInt32, gid: UInt32, extent: UInt64, modified: Int64
    ) {
        self.kind = kind
        self.hasAttributes = hasAttributes
        self.mode = mode
        self.uid = uid
        self.gid = gid
        self.extent = extent
        self.modified = modified
    }

    init(_ header: TarHeader, hasAttributes: Bool) {
        kind = FileKind(header.kind)
        self.hasAttributes = hasAttributes
        mode = header.mode
        uid = header.uid
        gid = header.gid
        modified = header.modified
        extent =
            FileKind(header.kind).isDevice
            ? UInt64(header.deviceMajor) << 32 | UInt64(header.deviceMinor) : UInt64(max(0, header.size))
    }

    /// A folder that no layer has a member for, as engines make it.
    static let implied = {
        var header = TarHeader(path: .root)
        header.kind = .directory
        header.mode = 0o755
        return FileFacts(header, hasAttributes: false)
    }()

    /// Bytes of a file, holes included; 0 for all else.
    var size: Int64 { kind == .file ? Int64(extent) : 0 }
    /// The numbers of a device.
    var device: FileEntry.Device? {
        kind.isDevice ? FileEntry.Device(major: UInt32(extent >> 32), minor: UInt32(truncatingIfNeeded: extent)) : nil
    }
}

/// One path of an image, with all that is known of it but its content.
public struct FileEntry: Sendable {
    /// The numbers of a device.
    public struct Device: Hashable, Sendable {
        /// Which driver.
        public let major: UInt32
        /// Which device of the driver.
        public let minor: UInt32
    }

    /// The path from the root, without a slash in front: bytes as the layer spells them. Empty for the root.
    public let path: [UInt8]
    /// What it is.
    public let kind: FileKind
    /// Permission bits.
    public let mode: UInt16
    /// Owner.
    public let uid: UInt32
    /// Group.
    public let gid: UInt32
    /// Bytes of a file, holes included; the length of a symbolic link's target.
    public let size: Int64
    /// Nanoseconds since 1970.
    public let modified: Int64
    /// Where a link leads, as spelt.
    public let target: [UInt8]?
    /// The numbers of a device.
    public let device: Device?
    /// How many names the file has; of a folder, 2 and the folders in it.
    public let links: Int
    /// Which layer its content comes from, counted from 1; `nil` for a folder that no layer has a member for.
    public let layer: Int?
    /// Extended attributes by name; ACLs under the names that pax headers give them.
    public let attributes: [[UInt8]: [UInt8]]

    /// The last component of the path.
    public var name: ArraySlice<UInt8> {
        guard let slash = path.lastIndex(of: 0x2F) else { return path[...] }
        return path[(slash + 1)...]
    }
}

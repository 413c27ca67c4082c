public import ByteIO
internal import CLinux
internal import Glibc
public import SystemPackage
public import Tar

/// Reads names of a tree on the disk as members of an archive. Every step starts at an open folder and no link is
/// followed, so nothing outside the tree is ever read, whatever happens to its names meanwhile.
///
/// Ours and not libarchive's disk reader: that opens every file to look at it, where most need a look at their status
/// only; it walks by names; and it puts ACLs into records of its own that no container engine reads.
public final class TreeReader {
    private let root: OpenNode
    private let folders: FolderStack
    private let options: TreeOptions

    /// Reads the tree in `path`.
    ///
    /// - Throws: `.notFound` where there is no folder; `.denied`, `.io`.
    public init(_ path: FilePath, options: TreeOptions = TreeOptions()) throws(ImageError) {
        root = try Self.open(path)
        folders = FolderStack(root: root)
        self.options = options
    }

    /// Opens a folder that the user named, wherever it lies.
    static func open(_ path: FilePath) throws(ImageError) -> OpenNode {
        let number = try Syscalls.call("open the folder \(Printable(path))") {
            unsafe path.withPlatformString { unsafe Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        return OpenNode(adopting: number)
    }

    /// The member for the name at a cleaned path; its content is opened with it.
    ///
    /// `findingHoles`: whether the holes of a file are left out of the content; else they are read as zeros.
    /// - Throws: `.notFound` when it is gone; `.unsafePath` behind a link; `.unsupported` for a socket; `.denied`, `.io`.
    public func entry(at path: EntryPath, findingHoles: Bool = true) throws(ImageError) -> TreeEntry {
        try at("\(path)") { () throws(ImageError) in try read(path, findingHoles) }
    }

    private func read(_ path: EntryPath, _ findingHoles: Bool) throws(ImageError) -> TreeEntry {
        guard !path.bytes.isEmpty else { return try folder(path, root) }
        let parent = try folders.open(path.folder)
        let name = LeafName(path.name)
        guard let status = NodeStatus(try parent.status(name)), status.kind != .socket else {
            throw ImageError(.unsupported, "it is a socket, which no archive can hold")
        }
        switch status.kind {
        case .directory: return try folder(path, folders.open(path.bytes[...]))
        case .file: return try file(path, parent.openLeaf(name, O_RDONLY), findingHoles)
        default: return try other(path, parent.openLeaf(name, O_PATH), status)
        }
    }

    /// The header for a name that a walk came upon, as `entry` gives it. Only what has attributes is opened.
    ///
    /// - Throws: as `entry`.
    public func header(of node: TreeNode) throws(ImageError) -> TarHeader {
        guard node.status.kind != .directory else { return try entry(at: node.path).header }
        return try at("\(node.path)") { () throws(ImageError) in
            let parent = try folders.open(node.path.folder)
            let name = LeafName(node.path.name)
            guard parent.hasNoAttributes(name) else { return try read(node.path, true).header }
            var header = header(node.path, node.status, [:])
            if node.status.kind == .file { header.size = node.status.size }
            if node.status.kind == .symbolicLink { header.link = EntryPath(try parent.target(name)) }
            return header
        }
    }

    private func folder(_ path: EntryPath, _ node: OpenNode) throws(ImageError) -> TreeEntry {
        guard let status = NodeStatus(try node.status()), status.kind == .directory else { throw Self.replaced }
        let header = header(path, status, try node.attributes(isNameOnly: false))
        return TreeEntry(header: header, status: status)
    }

    private func file(_ path: EntryPath, _ node: OpenNode, _ findingHoles: Bool) throws(ImageError) -> TreeEntry {
        guard let status = NodeStatus(try node.status()), status.kind == .file else { throw Self.replaced }
        var header = header(path, status, try node.attributes(isNameOnly: false))
        header.size = status.size
        if findingHoles, status.isShort { header.sparse = try node.storedRuns(size: status.size) }
        let shown = unsafe (path.bytes + [0]).withCString { unsafe FilePath(platformString: $0) }
        let file = SharedFile(adopting: node.giveUp(), path: shown)
        guard let runs = header.sparse else {
            let region = FileRegion(file: file, offset: 0, length: status.size)
            return TreeEntry(header: header, status: status, body: RegionSource(region))
        }
        let regions = runs.map { FileRegion(file: file, offset: $0.offset, length: $0.length) }
        return TreeEntry(header: header, status: status, body: RegionsSource(regions))
    }

    /// A link, a pipe or a device, open as a name only.
    private func other(_ path: EntryPath, _ node: OpenNode, _ seen: NodeStatus) throws(ImageError) -> TreeEntry {
        guard let status = NodeStatus(try node.status()), status.kind == seen.kind else { throw Self.replaced }
        var header = header(path, status, try node.attributes(isNameOnly: true))
        if status.kind == .symbolicLink { header.link = EntryPath(try node.target()) }
        return TreeEntry(header: header, status: status)
    }

    private static var replaced: ImageError { ImageError(.conflict, "it was replaced while it was read") }

    private func header(_ path: EntryPath, _ status: NodeStatus, _ attributes: [[UInt8]: [UInt8]]) -> TarHeader {
        var header = TarHeader(path: path)
        header.kind = TarHeader.Kind(status.kind)
        header.mode = status.mode
        (header.uid, header.gid) = (status.uid, status.gid)
        if options.rootless { (header.uid, header.gid) = Self.owner(status, attributes) }
        header.modified = status.modified
        header.deviceMajor = status.deviceMajor
        header.deviceMinor = status.deviceMinor
        header.attributes = attributes.filter { AttributePolicy.isStored($0.key) }
        return header
    }

    /// The owner that a tree without root's rights means.
    private static func owner(_ status: NodeStatus, _ attributes: [[UInt8]: [UInt8]]) -> (UInt32, UInt32) {
        if let value = attributes[RootlessOwner.attributeName], let owner = RootlessOwner(decoding: value) {
            return (owner.uid, owner.gid)
        }
        return (status.uid == geteuid() ? 0 : status.uid, status.gid == getegid() ? 0 : status.gid)
    }
}

extension TarHeader.Kind {
    init(_ kind: NodeStatus.Kind) {
        self =
            switch kind {
            case .file, .socket: .file
            case .directory: .directory
            case .symbolicLink: .symbolicLink
            case .characterDevice: .characterDevice
            case .blockDevice: .blockDevice
            case .fifo: .fifo
            }
    }
}

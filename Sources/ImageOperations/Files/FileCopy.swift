public import ByteIO
internal import RootTree
public import SystemPackage
internal import Tar

/// Copies a file or folder out of a tree, as `docker cp` does.
public struct FileCopy {
    private let tree: FileTree
    private let node: Int32
    /// What the copy is called; `nil` where only what is in the folder is meant.
    private let name: [UInt8]?

    /// Finds what to copy.
    ///
    /// - Parameters:
    ///   - path: as `FileTree` understands it. The root, and what ends in `/.`, stand for what is in the folder.
    ///   - tree: where to look for it.
    ///   - followsLink: whether a path that is a symbolic link stands for what the link leads to.
    /// - Throws: `.notFound`.
    public init(_ path: [UInt8], in tree: FileTree, followsLink: Bool) throws(ImageError) {
        self.tree = tree
        node = try tree.node(at: path, followingLast: followsLink)
        let isContent = path.suffix(2).elementsEqual("/.".utf8) || path == [0x2E] || node == MergedTree.root
        // A link that is followed lends its name.
        let named = followsLink ? (try? tree.node(at: path, followingLast: false)) ?? node : node
        name = isContent && tree.isFolder(node) ? nil : Array(tree.name(of: named))
    }

    // MARK: Into a tar

    /// Writes it as a tar, with the owners as they are. Does not finish the sink.
    ///
    /// - Throws: what the layers and the sink throw; `.unsupported` for a hard link that leads out of a single layer.
    public func write(to sink: any ByteSink) throws(ImageError) {
        try write(to: ArchiveTarget(sink), as: name, keepsOwners: true)
    }

    // MARK: Onto the disk

    /// Copies it to `destination`: into a folder that is there, otherwise under that name. What has the name is replaced,
    /// but a folder is merged. Nothing appears before all of it was read and proven.
    ///
    /// - Parameters:
    ///   - destination: a folder, a file, or a name in a folder.
    ///   - needsFolder: whether the destination must be a folder, having been written with a slash at its end.
    ///   - keepsOwners: whether owners, attributes and set-ID bits are kept; otherwise everything belongs to who runs the
    ///     process.
    /// - Throws: `.conflict` for a folder in the place of something else, or the other way round; `.notFound` where the
    ///   folder above the destination is missing; as `write(to:)`; `.denied`, `.io`.
    public func write(
        to destination: FilePath, needsFolder: Bool, keepsOwners: Bool
    ) throws(ImageError) {
        let (parent, name) = try place(destination, needsFolder: needsFolder)
        // Never published: it is emptied into the folder it is in, and goes.
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        let staged = try StagedFolder(for: parent.appending(".tote-copy-\(suffix)"))
        let writer = try TreeWriter(into: staged.path, options: TreeOptions(rootless: false))
        try write(to: TreeTarget(writer), as: name, keepsOwners: keepsOwners)
        try at("folder \(Printable(parent.string))") { () throws(ImageError) in
            try TreeMerge.move(contentsOf: staged.path, into: parent)
        }
        try Folder(parent).sync()
    }

    /// The folder to copy into, and what the copy is called there.
    private func place(_ destination: FilePath, needsFolder: Bool) throws(ImageError) -> (FilePath, [UInt8]?) {
        let shown = Printable(destination.string)
        switch try Folder.kind(of: destination) {
        case .folder: return (destination, name)
        case nil where needsFolder && !tree.isFolder(node):
            throw ImageError(.notFound, "the folder \(shown) is not there")
        case .file where needsFolder || tree.isFolder(node):
            throw ImageError(.conflict, "\(shown) is no folder")
        // A copy replaces what has its name; /dev/null would be gone for everybody.
        case .other: throw ImageError(.conflict, "\(shown) is neither a file nor a folder")
        case nil, .file: break
        }
        let parent = destination.removingLastComponent()
        guard let last = destination.lastComponent, last.kind == .regular else {
            throw ImageError(.notFound, "\(shown) is not there")
        }
        let folder: FilePath = parent.isEmpty ? "." : parent
        guard try Folder.kind(of: folder) == .folder else {
            throw ImageError(.notFound, "the folder \(Printable(folder.string)) is not there")
        }
        return (folder, Array(last.string.utf8))
    }

    // MARK: Members

    private func write(
        to target: any MergedTreeTarget, as name: [UInt8]?, keepsOwners: Bool
    ) throws(ImageError) {
        var pass = ContentPass(tree)
        var first: [Int32: EntryPath] = [:]
        var links: [(node: Int32, to: EntryPath)] = []
        try walk { node throws(ImageError) in
            let path = self.path(of: node, as: name)
            let inode = tree.merged.nodes[Int(node)].inode
            if inode >= 0, let known = first[inode] { return links.append((node, known)) }
            if inode >= 0, tree.linkCounts[Int(inode)] > 1 { first[inode] = path }
            switch tree.facts(of: node).kind {
            case .file: pass.want(node, as: node)
            case .hardLink:
                throw ImageError(.unsupported, "it is a hard link to a file of a lower layer").at(tree.shown(node))
            case .folder where path.bytes.isEmpty: return
            default: try target.append(Self.adapted(header(node, path), keepsOwners))
            }
        }
        try pass.run { node, header, reader throws(ImageError) in
            var changed = Self.adapted(header, keepsOwners)
            changed.path = path(of: node, as: name)
            try target.append(changed, bodyOf: &reader, isChanged: true)
        }
        for (node, known) in links {
            var header = Self.adapted(header(node, path(of: node, as: name)), keepsOwners)
            header.kind = .hardLink
            header.link = known
            header.size = 0
            try target.append(header)
        }
        try target.finish()
    }

    /// Goes through all that is copied, a folder before what is in it.
    private func walk(_ body: (Int32) throws(ImageError) -> Void) throws(ImageError) {
        var pending = [node]
        while let next = pending.popLast() {
            try body(next)
            if tree.isFolder(next) { pending += tree.children(of: next).reversed() }
        }
    }

    /// Where a node goes: `name` in the place of the path that is copied.
    private func path(of node: Int32, as name: [UInt8]?) -> EntryPath {
        let from = tree.merged.path(of: self.node).bytes
        let inner = tree.merged.path(of: node).bytes.dropFirst(from.isEmpty ? 0 : from.count + 1)
        guard let name else { return EntryPath(Array(inner)) }
        return EntryPath(inner.isEmpty ? name : name + [0x2F] + inner)
    }

    private func header(_ node: Int32, _ path: EntryPath) -> TarHeader {
        let facts = tree.facts(of: node)
        var header = TarHeader(path: path)
        header.kind = facts.kind.header
        header.mode = facts.mode
        (header.uid, header.gid) = (facts.uid, facts.gid)
        header.modified = facts.modified
        header.link = tree.target(of: node).map { EntryPath($0) }
        if let device = facts.device { (header.deviceMajor, header.deviceMinor) = (device.major, device.minor) }
        for (key, value) in tree.attributes(of: node) {
            if key.starts(with: "SCHILY.acl.".utf8) {
                header.records[key] = value
            } else {
                header.attributes[key] = value
            }
        }
        return header
    }

    /// Without owners it belongs to who runs the process, and must not lend that one's rights to others.
    private static func adapted(_ header: TarHeader, _ keepsOwners: Bool) -> TarHeader {
        guard !keepsOwners else { return header }
        var changed = header
        (changed.uid, changed.gid) = TreeOptions.owner
        (changed.userName, changed.groupName) = ([], [])
        changed.mode &= 0o1777
        changed.attributes = [:]
        changed.records = [:]
        return changed
    }
}

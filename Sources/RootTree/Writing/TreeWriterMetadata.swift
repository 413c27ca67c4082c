internal import ByteIO
internal import Glibc
internal import SystemPackage
internal import Tar

/// Owners, attributes, modes and times, in the order in which none undoes another: a new owner takes away
/// capabilities and setuid.
extension TreeWriter {
    /// Gives what is open all that its header says. `made`: the mode that it was made with, where it was to be its own.
    func describe(
        _ node: OpenNode, _ header: TarHeader, _ path: EntryPath, isNameOnly: Bool = false, madeWith made: UInt16? = nil
    ) throws(ImageError) {
        let mode = header.mode & 0o7777
        try setOwner(of: node, RootlessOwner(uid: header.uid, gid: header.gid), path, header.kind)
        try setAttributes(of: node, header, path, isNameOnly: isNameOnly)
        // An ACL changes the mode.
        if made != mode || !fresh.have(mode: mode) || !header.attributes.isEmpty || !header.records.isEmpty {
            try node.setMode(mode, isNameOnly: isNameOnly)
        }
        if header.kind == .file, header.mode & 0o6000 != 0 { notes.add(.setID, path) }
        try node.setTimes(NodeTimes(header))
    }

    /// Gives a folder what was put off until the end.
    func settle(_ path: EntryPath, _ facts: FolderFacts) throws(ImageError) {
        let folder = try path.bytes.isEmpty ? root : folders.open(path.folder).openFolder(LeafName(path.name))
        guard let header = facts.header(at: path) else {
            if facts.isMissing { try setOwner(of: folder, RootlessOwner(uid: 0, gid: 0), path, .directory) }
            return try folder.setMode(facts.mode)
        }
        try describe(folder, header, path)
    }

    private func setOwner(
        of node: OpenNode, _ owner: RootlessOwner, _ path: EntryPath, _ kind: TarHeader.Kind
    ) throws(ImageError) {
        guard options.rootless else {
            // The root of the tree has its owner from the folder around.
            guard path.bytes.isEmpty || !fresh.have(owner: owner.uid, owner.gid) else { return }
            return try node.setOwner(owner.uid, owner.gid)
        }
        guard owner.uid != 0 || owner.gid != 0 else { return }
        // Only files and folders can have such an attribute.
        guard kind != .fifo else { return notes.add(.ownerLost, path) }
        do throws(ImageError) {
            try node.setAttribute(RootlessOwner.attribute, owner.encoded)
            notes.add(.ownerRecorded, path)
        } catch {
            guard error.errno == .notSupported else { throw error }
            notes.add(.ownerLost, path)
        }
    }

    /// Sets the attributes that may be set.
    func setAttributes(
        of node: OpenNode, _ header: TarHeader, _ path: EntryPath, isNameOnly: Bool
    ) throws(ImageError) {
        let (attributes, isListLost) = header.attributesWithLists()
        if isListLost { notes.add(.attributeLost, path) }
        for (name, value) in attributes.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            guard AttributePolicy.isKept(name) else {
                notes.add(.attributeDropped, path)
                continue
            }
            do throws(ImageError) {
                try node.setAttribute(name + [0], value, isNameOnly: isNameOnly)
            } catch {
                guard AttributePolicy.isBearable(error.errno, name, header.kind, options) else {
                    throw AttributePolicy.fault(error)
                }
                notes.add(.attributeLost, path)
            }
        }
    }
}

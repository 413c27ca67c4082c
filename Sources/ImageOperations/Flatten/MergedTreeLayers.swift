internal import ByteIO
internal import Tar

/// One layer upon those below it. What a layer says does not depend on the order of its members, but for two members
/// with one path, of which the last counts: whiteouts only ever act on lower layers.
extension MergedTree {
    /// Puts a layer on top.
    ///
    /// - Throws: `.malformed` for a hard link to nothing or to a folder; `.limitExceeded`.
    mutating func apply(_ layer: LayerIndex, number: Int32) throws(ImageError) {
        guard number < Position.layerLimit else {
            throw ImageError(.limitExceeded, "there are more than \(Position.layerLimit) layers")
        }
        lastFolder = nil
        reserve(Int(layer.count))
        try replaceLinks(layer)
        try layer.eachWhiteout { path, isContents throws(ImageError) in try hide(path, isContents) }
        try layer.eachEntry { entry throws(ImageError) in
            do throws(ImageError) {
                try apply(entry, of: layer, Position(layer: number, ordinal: entry.ordinal))
            } catch {
                throw error.at("\(EntryPath(Array(entry.path)))")
            }
        }
    }

    /// A folder of the layer takes the place of a lower symbolic link before anything is looked up through that link.
    private mutating func replaceLinks(_ layer: LayerIndex) throws(ImageError) {
        guard nodes.count > 1 else { return }
        try layer.eachEntry { entry throws(ImageError) in
            guard entry.kind == .directory else { return }
            let (parent, name) = Self.split(entry.path)
            guard !name.isEmpty, let folder = try folder(at: parent, isMaking: false)?.node,
                let node = child(name, of: folder), isSymbolicLink(node)
            else { return }
            remove(node)
            _ = try makeFolder(name, in: folder)
        }
    }

    private mutating func hide(_ path: ArraySlice<UInt8>, _ isContents: Bool) throws(ImageError) {
        guard !isContents else {
            guard let folder = try folder(at: path, isMaking: false)?.node else { return }
            return removeChildren(of: folder)
        }
        let (parent, name) = Self.split(path)
        guard let folder = try folder(at: parent, isMaking: false)?.node, let node = child(name, of: folder) else {
            return
        }
        remove(node)
    }

    private mutating func apply(
        _ entry: LayerIndex.Entry, of layer: LayerIndex, _ position: Position
    ) throws(ImageError) {
        let (parent, name) = Self.split(entry.path)
        guard !name.isEmpty else {
            setPosition(position, of: Self.root)
            return try setHeader(layer.headers[entry.ordinal], of: Self.root)
        }
        guard let (folder, isMoved) = try folder(at: parent, isMaking: true) else { return }
        let node: Int32
        switch entry.kind {
        case .directory:
            let isThere = child(name, of: folder).map { nodes[Int($0)].isFolder } ?? false
            node = try makeFolder(name, in: folder, position)
            // What only this layer has is written in its turn.
            try setHeader(isThere ? layer.headers[entry.ordinal] : nil, of: node)
        case .hardLink:
            guard let name = try makeLink(name, in: folder, to: entry.link, position) else { return }
            node = name
        case .symbolicLink:
            node = try makeName(name, in: folder, target: entry.link, position)
        case .file, .characterDevice, .blockDevice, .fifo:
            node = try makeName(name, in: folder, target: nil, position)
        }
        setMoved(isMoved, node)
        if entry.isHidden { setHidden(node) }
    }

    private mutating func makeFolder(
        _ name: ArraySlice<UInt8>, in folder: Int32, _ position: Position
    ) throws(ImageError) -> Int32 {
        var node = child(name, of: folder)
        if let old = node, !nodes[Int(old)].isFolder {
            remove(old)
            node = nil
        }
        let made = if let node { node } else { try makeFolder(name, in: folder) }
        setPosition(position, of: made)
        return made
    }

    private mutating func makeName(
        _ name: ArraySlice<UInt8>, in folder: Int32, target: ArraySlice<UInt8>?, _ position: Position
    ) throws(ImageError) -> Int32 {
        if let old = child(name, of: folder) { remove(old) }
        return try makeName(name, in: folder, for: makeInode(position, target: target), position)
    }

    /// Another name for what is at `target`, a path from the root.
    ///
    /// - Returns: `nil` when that is the name itself.
    private mutating func makeLink(
        _ name: ArraySlice<UInt8>, in folder: Int32, to target: ArraySlice<UInt8>, _ position: Position
    ) throws(ImageError) -> Int32? {
        let (parent, last) = Self.split(target)
        guard !last.isEmpty, let targetFolder = try self.folder(at: parent, isMaking: false)?.node,
            let node = child(last, of: targetFolder)
        else {
            if isAlone {
                return try makeName(name, in: folder, target: nil, position)
            }
            throw ImageError(.malformed, "the target \(EntryPath(Array(target))) of the hard link is not there")
        }
        let inode = nodes[Int(node)].inode
        guard inode >= 0 else {
            throw ImageError(.malformed, "the target \(EntryPath(Array(target))) of the hard link is a folder")
        }
        let old = child(name, of: folder)
        guard old != node else { return nil }
        if let old { remove(old) }
        return try makeName(name, in: folder, for: inode, position)
    }

    /// The folder part and the last component of a cleaned path.
    static func split(_ path: ArraySlice<UInt8>) -> (parent: ArraySlice<UInt8>, name: ArraySlice<UInt8>) {
        guard let slash = path.lastIndex(of: 0x2F) else { return ([], path) }
        return (path[..<slash], path[(slash + 1)...])
    }
}

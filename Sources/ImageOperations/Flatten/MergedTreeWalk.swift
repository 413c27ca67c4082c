internal import ByteIO
internal import ImageFormats
internal import Tar

/// Paths that lead through symbolic links: followed inside the root, as a process in the container would.
extension MergedTree {
    /// The folder that the folder part of a cleaned path leads to.
    ///
    /// - Parameters:
    ///   - path: a cleaned path, all of whose components are folders or links to folders.
    ///   - isMaking: whether to make what is missing, and to put a folder in the place of what is none: what a layer
    ///     needs for its own members. A link that leads to no folder is replaced, not what it leads to.
    /// - Returns: the folder, and whether a symbolic link was on the way; `nil` when there is none.
    /// - Throws: `.malformed` for more than 40 links on the way of what is to be made.
    mutating func folder(
        at path: ArraySlice<UInt8>, isMaking: Bool
    ) throws(ImageError) -> (node: Int32, isMoved: Bool)? {
        if let lastFolder, path.elementsEqual(lastFolder.path) { return (lastFolder.node, lastFolder.isMoved) }
        var links = 0
        guard let node = try follow(path, from: Self.root, isMaking: isMaking, isReplacing: isMaking, &links) else {
            return nil
        }
        lastFolder = (Array(path), node, links > 0)
        return (node, links > 0)
    }

    private mutating func follow(
        _ path: ArraySlice<UInt8>, from start: Int32, isMaking: Bool, isReplacing: Bool, _ links: inout Int
    ) throws(ImageError) -> Int32? {
        var node = start
        for component in path.split(separator: 0x2F) where component != [0x2E] {
            try countStep()
            guard component != [0x2E, 0x2E] else {
                node = nodes[Int(node)].parent
                continue
            }
            guard let child = child(component, of: node) else {
                guard isMaking else { return nil }
                node = try makeFolder(component, in: node)
                continue
            }
            if let folder = try folder(for: child, in: node, isMaking: isMaking, &links) {
                node = folder
            } else {
                guard isReplacing else { return nil }
                remove(child)
                node = try makeFolder(component, in: node)
            }
        }
        return node
    }

    /// The folder that a node is or, being a symbolic link, leads to.
    private mutating func folder(
        for node: Int32, in parent: Int32, isMaking: Bool, _ links: inout Int
    ) throws(ImageError) -> Int32? {
        guard !nodes[Int(node)].isFolder else { return node }
        // A link may not make a name that would be a whiteout to the next reader, nor lead to the files of aufs.
        guard let target = target(of: node).map(Array.init), !Whiteout.hasMarker(target) else { return nil }
        links += 1
        guard links <= limits.links else {
            guard isMaking else { return nil }
            throw ImageError(
                .malformed, "the path to \(path(of: node)) leads through more than \(limits.links) symbolic links")
        }
        let start = target.first == 0x2F ? Self.root : parent
        return try follow(target[...], from: start, isMaking: isMaking, isReplacing: false, &links)
    }
}

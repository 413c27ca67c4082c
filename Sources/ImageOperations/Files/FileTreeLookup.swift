internal import ByteIO
internal import Tar

/// Paths as a person writes them, followed inside the root as a process in the container would.
extension FileTree {
    /// The node that a path leads to.
    ///
    /// - Parameters:
    ///   - path: from the root, with or without a slash in front; `.` and `..` are understood, the root is above itself.
    ///   - followingLast: whether to go on where the path itself is a symbolic link. A slash at its end does that too.
    /// - Returns: the node; a symbolic link only where `followingLast` is false.
    /// - Throws: `.notFound` when there is no such file; `.malformed` for more than 40 links on the way.
    func node(at path: [UInt8], followingLast: Bool) throws(ImageError) -> Int32 {
        var pending = Array(path.split(separator: 0x2F).reversed())
        let follows = followingLast || path.last == 0x2F
        var node = MergedTree.root
        var links = 0
        while let component = pending.popLast() {
            guard component != [0x2E] else { continue }
            guard merged.nodes[Int(node)].isFolder else { throw missing(path, "\(shown(node)) is no folder") }
            guard component != [0x2E, 0x2E] else {
                node = merged.nodes[Int(node)].parent
                continue
            }
            guard let child = merged.child(component, of: node), !merged.nodes[Int(child)].isHidden else {
                throw missing(path, "there is no such file")
            }
            guard let target = target(of: child), follows || !pending.isEmpty else {
                node = child
                continue
            }
            links += 1
            guard links <= merged.limits.links else {
                throw ImageError(.malformed, "more than \(merged.limits.links) symbolic links are on the way").at(
                    Printable(path).description)
            }
            pending += target.split(separator: 0x2F).reversed()
            if target.first == 0x2F { node = MergedTree.root }
        }
        guard path.last != 0x2F || merged.nodes[Int(node)].isFolder else {
            throw missing(path, "\(shown(node)) is no folder")
        }
        return node
    }

    /// A node's path for messages, with the slash in front.
    func shown(_ node: Int32) -> String { "/" + merged.path(of: node).description }

    private func missing(_ path: [UInt8], _ why: String) -> ImageError {
        ImageError(.notFound, why).at(Printable(path).description)
    }
}

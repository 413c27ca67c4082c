public import ByteIO
internal import Tar

/// Files with the bytes below each folder: of a whole image, or of what one layer did.
public struct SizeTree: Sendable {
    /// One line of the picture: a path, the largest first in each folder.
    public struct Line: Sendable {
        /// How many folders it is in; 0 for the root.
        public let depth: Int
        /// The path from the root, without a slash in front.
        public let path: [UInt8]
        /// What it is.
        public let kind: FileKind
        /// Bytes of a file, or of all files below a folder. A file with several names counts once.
        public let bytes: Int64
        /// How many files, links and devices are below a folder; 1 for one of these.
        public let files: Int
        /// What the layer did to it, in a picture of a layer; `nil` for a folder that is only on the way.
        public let change: LayerChange.Kind?
        /// Where a symbolic link leads.
        public let target: [UInt8]?
        /// How many entries of the folder `path` this line stands for, together; 0 for a line of one path.
        public let rest: Int
        /// Whether it is the last in its folder.
        public let isLast: Bool
        /// Whether lines for what is in the folder follow.
        public let isOpen: Bool

        /// The last component of the path.
        public var name: ArraySlice<UInt8> {
            guard let slash = path.lastIndex(of: 0x2F) else { return path[...] }
            return path[(slash + 1)...]
        }
    }

    private var tree: MergedTree
    private var kinds: [FileKind] = []
    private var changes: [LayerChange.Kind?] = []
    /// Bytes and files at or below each node.
    private var bytes: [Int64] = []
    private var files: [Int32] = []

    /// All files of `whole`.
    public init(_ whole: FileTree) {
        tree = whole.merged
        var isCounted = [Bool](repeating: false, count: tree.inodes.count)
        for (number, node) in tree.nodes.enumerated() {
            let facts = whole.facts(of: Int32(number))
            let isShown = !node.isRemoved && !node.isHidden
            let counts = isShown && node.inode >= 0 && !isCounted[Int(node.inode)]
            if counts { isCounted[Int(node.inode)] = true }
            append(node.isFolder ? .folder : facts.kind, counts ? facts.size : 0, isFile: isShown && !node.isFolder)
        }
        addUp()
    }

    /// What one layer of `whole` did. What it took away has the bytes that it had, which do not count for the folders
    /// that are left.
    ///
    /// - Parameters:
    ///   - whole: the tree of an image.
    ///   - layer: which layer, counted from 1.
    /// - Throws: `.notFound` when there is no such layer; `.limitExceeded`.
    public init(_ whole: FileTree, layer: Int) throws(ImageError) {
        guard whole.marks.indices.contains(layer - 1) else {
            throw ImageError(.notFound, "there is no layer \(layer), the image has \(whole.marks.count)")
        }
        tree = MergedTree(limits: whole.merged.limits, isAlone: true)
        append(.folder, 0, isFile: false)
        for change in whole.changes(of: layer - 1) { try add(whole.spelt(change)) }
        addUp()
    }

    private mutating func append(_ kind: FileKind, _ size: Int64, isFile: Bool, _ change: LayerChange.Kind? = nil) {
        kinds.append(kind)
        bytes.append(size)
        files.append(isFile ? 1 : 0)
        changes.append(change)
    }

    private mutating func add(_ change: LayerChange) throws(ImageError) {
        var node = MergedTree.root
        for component in change.path.split(separator: 0x2F) {
            if let child = tree.child(component, of: node) {
                node = child
            } else {
                // Folders all of them: what a thing is stands beside the tree.
                node = try tree.makeFolder(component, in: node)
                append(.folder, 0, isFile: false)
            }
        }
        changes[Int(node)] = change.kind
        guard !change.isFolder else { return }
        kinds[Int(node)] = .file
        bytes[Int(node)] = change.bytes
        files[Int(node)] = 1
    }

    /// A folder is made before what is in it, so its number is the lower one.
    private mutating func addUp() {
        for number in tree.nodes.indices.dropFirst().reversed() where !tree.nodes[number].isRemoved {
            let parent = Int(tree.nodes[number].parent)
            // What is gone takes no room in a folder that is still there.
            guard changes[number] != .removed || changes[parent] == .removed else { continue }
            bytes[parent] = bytes[parent].addingReportingOverflow(bytes[number]).partialValue
            files[parent] += files[number]
        }
    }

    /// The greatest depth at which the picture has `limit` lines at most.
    public func depth(atMost limit: Int) -> Int {
        var depths = [Int32](repeating: 0, count: tree.nodes.count)
        var lines: [Int] = []
        for (number, node) in tree.nodes.enumerated() where !node.isRemoved && !node.isHidden {
            depths[number] = number == MergedTree.root ? 0 : depths[Int(node.parent)] + 1
            while lines.count <= Int(depths[number]) { lines.append(0) }
            lines[Int(depths[number])] += 1
        }
        var sum = 0
        let depth = lines.firstIndex { count in
            sum += count
            return sum > limit
        }
        return max(1, (depth ?? lines.count) - 1)
    }

    /// Goes through the picture, a folder before what is in it.
    ///
    /// - Parameters:
    ///   - depth: how many folders deep; what is deeper counts, but is not shown.
    ///   - most: how many entries to show of each folder; a line for the rest of them follows.
    ///   - show: is given one line after the other.
    /// - Throws: what `show` throws.
    public func walk(
        depth: Int, most: Int = .max, _ show: (Line) throws(ImageError) -> Void
    ) throws(ImageError) {
        var pending = [Step(node: MergedTree.root, depth: 0, isLast: true, rest: [])]
        while let step = pending.popLast() {
            let children = step.rest.isEmpty && step.depth < depth ? children(of: step.node) : []
            try show(line(step, isOpen: !children.isEmpty))
            // A line that says "and 1 more" would take as much room as the one.
            let isCut = children.count - 1 > most
            let shown = isCut ? children[..<most] : children[...]
            if isCut {
                pending.append(
                    Step(node: step.node, depth: step.depth + 1, isLast: true, rest: Array(children[most...])))
            }
            for (index, child) in shown.enumerated().reversed() {
                pending.append(
                    Step(node: child, depth: step.depth + 1, isLast: !isCut && index == shown.count - 1, rest: []))
            }
        }
    }

    /// A line that is still to be shown.
    private struct Step {
        let node: Int32
        let depth: Int
        let isLast: Bool
        let rest: [Int32]
    }

    private func line(_ step: Step, isOpen: Bool) -> Line {
        let number = Int(step.node)
        let isRest = !step.rest.isEmpty
        return Line(
            depth: step.depth, path: tree.path(of: step.node).bytes, kind: kinds[number],
            bytes: isRest
                ? step.rest.reduce(0) { $0.addingReportingOverflow(bytes[Int($1)]).partialValue } : bytes[number],
            files: isRest ? step.rest.reduce(0) { $0 + Int(files[Int($1)]) } : Int(files[number]),
            change: isRest ? nil : changes[number],
            target: tree.target(of: step.node).map(Array.init), rest: step.rest.count, isLast: step.isLast,
            isOpen: isOpen)
    }

    private func children(of folder: Int32) -> [Int32] {
        var children: [Int32] = []
        var child = tree.firstChild(of: folder)
        while child >= 0 {
            if !tree.nodes[Int(child)].isHidden { children.append(child) }
            child = tree.sibling(after: child)
        }
        return children.sorted { left, right in
            guard bytes[Int(left)] == bytes[Int(right)] else { return bytes[Int(left)] > bytes[Int(right)] }
            return tree.order(left, right, of: tree) < 0
        }
    }
}

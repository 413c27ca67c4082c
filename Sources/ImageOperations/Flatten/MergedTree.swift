internal import ByteIO
internal import Tar

/// What the layers of an image look like put together: each path once, and which member of which layer it is.
///
/// Compact: 24 bytes and the name for each path, 12 for each file, and up to 16 in the table of names. Nodes that were
/// taken away stay in the array and in the lists of their folders, and are passed over.
struct MergedTree {
    /// Which member of which layer; layers count from 0, the base.
    struct Position: Comparable {
        let layer: Int32
        let ordinal: Int32

        /// Nodes have 16 bits for it; no image has so many.
        static let layerLimit = Int32(Int16.max)

        static func < (left: Position, right: Position) -> Bool {
            (left.layer, left.ordinal) < (right.layer, right.ordinal)
        }
    }

    static let root: Int32 = 0

    private(set) var nodes: [Node] = []
    private(set) var inodes: [Inode] = []
    private(set) var names = TreeNames()
    /// Headers of folders that are written before their turn, with blocks as in the layer.
    private(set) var headers: [Int32: [UInt8]] = [:]
    let limits: FlattenLimits
    /// Whether it is one layer by itself: whiteouts are files like others, and a hard link may lead to a lower layer.
    let isAlone: Bool
    /// Every node that was taken out, in this order; where one was taken out with all below it, that one first.
    private(set) var removals: [Int32] = []
    private var headerBytes = 0
    private var steps = 0
    /// The folder that a path led to last: most members lie beside the one before them.
    var lastFolder: (path: [UInt8], node: Int32, isMoved: Bool)?

    init(limits: FlattenLimits, isAlone: Bool = false) {
        self.limits = limits
        self.isAlone = isAlone
        nodes.append(Node(folder: names.append([]), in: Self.root))
    }

    // MARK: Looking

    /// The node `name` in a folder.
    func child(_ name: ArraySlice<UInt8>, of folder: Int32) -> Int32? {
        names.find(name, in: folder, of: nodes)
    }

    func isSymbolicLink(_ node: Int32) -> Bool {
        let inode = nodes[Int(node)].inode
        return inode >= 0 && inodes[Int(inode)].isLink
    }

    /// The target of a symbolic link; `nil` for all else.
    func target(of node: Int32) -> ArraySlice<UInt8>? {
        let inode = nodes[Int(node)].inode
        return inode >= 0 ? inodes[Int(inode)].target.map { names.bytes($0) } : nil
    }

    /// The first thing in a folder, the one that was made last; -1 where there is none.
    func firstChild(of folder: Int32) -> Int32 { present(nodes[Int(folder)].firstChild) }

    /// What comes after a node in its folder; -1 at the end.
    func sibling(after node: Int32) -> Int32 { present(nodes[Int(node)].next) }

    /// The first of a list that has not been taken away.
    private func present(_ first: Int32) -> Int32 {
        var node = first
        while node >= 0, nodes[Int(node)].isRemoved { node = nodes[Int(node)].next }
        return node
    }

    /// Compares the names of a node and one of another tree by their bytes: less than zero where it comes before.
    func order(_ node: Int32, _ other: Int32, of tree: borrowing MergedTree) -> Int {
        names.order(nodes[Int(node)].name, tree.nodes[Int(other)].name, of: tree.names)
    }

    /// The node at a cleaned path that leads through no symbolic link.
    func node(at path: EntryPath) -> Int32? {
        var node = Self.root
        for component in path.bytes.split(separator: 0x2F) {
            guard nodes[Int(node)].isFolder, let child = child(component, of: node) else { return nil }
            node = child
        }
        return node
    }

    /// The path of a node.
    func path(of node: Int32) -> EntryPath {
        var components: [ArraySlice<UInt8>] = []
        var node = node
        while node != Self.root {
            components.append(names.bytes(nodes[Int(node)].name))
            node = nodes[Int(node)].parent
        }
        return EntryPath(Array(components.reversed().joined(separator: [0x2F])))
    }

    // MARK: Changing

    /// Makes room for so many more paths, where that spares growing several times.
    mutating func reserve(_ more: Int) {
        guard more > nodes.count / 2, nodes.count + more <= limits.paths else { return }
        nodes.reserveCapacity(nodes.count + more)
        inodes.reserveCapacity(inodes.count + more)
        names.reserve(more, of: nodes)
    }

    /// Makes a folder without a member of its own.
    mutating func makeFolder(_ name: ArraySlice<UInt8>, in parent: Int32) throws(ImageError) -> Int32 {
        try attach(Node(folder: append(name), in: parent))
    }

    /// Makes a name for `inode`. Nothing of that name may be there.
    mutating func makeName(
        _ name: ArraySlice<UInt8>, in parent: Int32, for inode: Int32, _ position: Position
    ) throws(ImageError) -> Int32 {
        try attach(Node(try append(name), in: parent, for: inode, position))
    }

    /// Makes what names can be given to. `target`: where it leads, of a symbolic link.
    mutating func makeInode(_ position: Position, target: ArraySlice<UInt8>?) throws(ImageError) -> Int32 {
        var name: TreeNames.Name?
        if let target {
            try check(target)
            name = names.append(target)
        }
        inodes.append(Inode(position, target: name))
        return Int32(inodes.count - 1)
    }

    /// Lets a member decide a folder's attributes.
    mutating func setPosition(_ position: Position, of node: Int32) { nodes[Int(node)].position = position }

    /// Keeps the header of a folder, or forgets the one that was kept.
    mutating func setHeader(_ header: [UInt8]?, of node: Int32) throws(ImageError) {
        headerBytes += (header?.count ?? 0) - (headers[node]?.count ?? 0)
        headers[node] = header
        guard headerBytes <= limits.headerBytes else {
            throw ImageError(
                exceeding: .folderHeaders, "the headers of folders take more than \(limits.headerBytes) bytes")
        }
    }

    mutating func setMoved(_ isMoved: Bool, _ node: Int32) { nodes[Int(node)].isMoved = isMoved }
    mutating func setHidden(_ node: Int32) { nodes[Int(node)].isHidden = true }

    /// Takes a node and all below it out of the tree.
    mutating func remove(_ node: Int32) {
        lastFolder = nil
        // Not recursive: a tree may be as deep as its author likes.
        var pending = [node]
        while let doomed = pending.popLast() {
            var child = firstChild(of: doomed)
            while child >= 0 {
                pending.append(child)
                child = sibling(after: child)
            }
            names.remove(doomed, of: nodes)
            nodes[Int(doomed)].isRemoved = true
            removals.append(doomed)
            if let header = headers.removeValue(forKey: doomed) { headerBytes -= header.count }
        }
    }

    /// Takes all that is in a folder out of the tree.
    mutating func removeChildren(of folder: Int32) {
        var child = firstChild(of: folder)
        while child >= 0 {
            let next = sibling(after: child)
            remove(child)
            child = next
        }
        nodes[Int(folder)].firstChild = -1
    }

    private mutating func append(_ name: ArraySlice<UInt8>) throws(ImageError) -> TreeNames.Name {
        guard name.count <= 255 else {
            throw ImageError(.limitExceeded, "a symbolic link leads to a name of \(name.count) bytes, the limit is 255")
        }
        try check(name)
        return names.append(name)
    }

    private func check(_ name: ArraySlice<UInt8>) throws(ImageError) {
        guard nodes.count < limits.paths else {
            throw ImageError(exceeding: .paths, "the layers have more than \(limits.paths) paths")
        }
        guard names.byteCount + name.count <= limits.nameBytes else {
            throw ImageError(
                exceeding: .pathNames, "the names of the paths take more than \(limits.nameBytes) bytes")
        }
    }

    private mutating func attach(_ node: Node) throws(ImageError) -> Int32 {
        let number = Int32(nodes.count)
        var node = node
        node.next = nodes[Int(node.parent)].firstChild
        nodes.append(node)
        nodes[Int(node.parent)].firstChild = number
        names.insert(number, of: nodes)
        return number
    }

    /// Counts the components that were looked at, so that links to links to long paths cannot keep us busy for ever.
    mutating func countStep() throws(ImageError) {
        steps += 1
        guard steps <= limits.steps else {
            throw ImageError(
                exceeding: .steps, "the paths of the layers take more than \(limits.steps) steps to follow")
        }
    }
}

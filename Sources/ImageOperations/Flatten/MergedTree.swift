internal import ByteIO
internal import Tar

/// What the layers of an image look like put together: each path once, and which member of which layer it is.
///
/// Compact: 40 bytes and the name for each path. Nodes that later layers took away stay in the array, unreachable.
struct MergedTree {
    /// Which member of which layer; layers count from 0, the base.
    struct Position: Comparable {
        let layer: Int32
        let ordinal: Int32

        static func < (left: Position, right: Position) -> Bool {
            (left.layer, left.ordinal) < (right.layer, right.ordinal)
        }
    }

    /// A path.
    struct Node {
        var parent: Int32
        var firstChild: Int32 = -1
        var next: Int32 = -1
        var previous: Int32 = -1
        let name: TreeNames.Name
        /// The member that made it what it is; `nil` for a folder that no layer has a member for.
        var position: Position?
        /// What it is the name of; -1 for a folder.
        var inode: Int32 = -1
        /// Whether the path is not the one that the member spells: it led through a symbolic link.
        var isMoved = false
        /// Whether it is never shown: the files of aufs.
        var isHidden = false
        var isRemoved = false

        var isFolder: Bool { inode < 0 }
    }

    /// What one or more paths are names of: a file, a symbolic link, a device, a pipe.
    struct Inode {
        /// The member that has the content.
        let position: Position
        /// The bytes of a symbolic link's target; `nil` for everything else.
        let target: [UInt8]?
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
        nodes.append(Node(parent: Self.root, name: names.append([])))
    }

    // MARK: Looking

    /// The node `name` in a folder.
    func child(_ name: ArraySlice<UInt8>, of folder: Int32) -> Int32? {
        names.find(name, in: folder, of: nodes)
    }

    func isSymbolicLink(_ node: Int32) -> Bool {
        let inode = nodes[Int(node)].inode
        return inode >= 0 && inodes[Int(inode)].target != nil
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

    /// Makes a folder without a member of its own.
    mutating func makeFolder(_ name: ArraySlice<UInt8>, in parent: Int32) throws(ImageError) -> Int32 {
        try attach(Node(parent: parent, name: try append(name)))
    }

    /// Makes a name for `inode`. Nothing of that name may be there.
    mutating func makeName(
        _ name: ArraySlice<UInt8>, in parent: Int32, for inode: Int32, _ position: Position
    ) throws(ImageError) -> Int32 {
        var node = Node(parent: parent, name: try append(name))
        node.inode = inode
        node.position = position
        return try attach(node)
    }

    mutating func makeInode(_ position: Position, target: [UInt8]?) -> Int32 {
        inodes.append(Inode(position: position, target: target))
        return Int32(inodes.count - 1)
    }

    /// Lets a member decide a folder's attributes.
    mutating func setPosition(_ position: Position, of node: Int32) { nodes[Int(node)].position = position }

    /// Keeps the header of a folder, or forgets the one that was kept.
    mutating func setHeader(_ header: [UInt8]?, of node: Int32) throws(ImageError) {
        headerBytes += (header?.count ?? 0) - (headers[node]?.count ?? 0)
        headers[node] = header
        guard headerBytes <= limits.headerBytes else {
            throw ImageError(.limitExceeded, "the headers of folders take more than \(limits.headerBytes) bytes")
        }
    }

    mutating func setMoved(_ isMoved: Bool, _ node: Int32) { nodes[Int(node)].isMoved = isMoved }
    mutating func setHidden(_ node: Int32) { nodes[Int(node)].isHidden = true }

    /// Takes a node and all below it out of the tree.
    mutating func remove(_ node: Int32) {
        let (parent, next, previous) = (nodes[Int(node)].parent, nodes[Int(node)].next, nodes[Int(node)].previous)
        if previous >= 0 { nodes[Int(previous)].next = next } else { nodes[Int(parent)].firstChild = next }
        if next >= 0 { nodes[Int(next)].previous = previous }
        lastFolder = nil
        // Not recursive: a tree may be as deep as its author likes.
        var pending = [node]
        while let doomed = pending.popLast() {
            var child = nodes[Int(doomed)].firstChild
            while child >= 0 {
                pending.append(child)
                child = nodes[Int(child)].next
            }
            names.remove(doomed, of: nodes)
            nodes[Int(doomed)].isRemoved = true
            removals.append(doomed)
            if let header = headers.removeValue(forKey: doomed) { headerBytes -= header.count }
        }
    }

    /// Takes all that is in a folder out of the tree.
    mutating func removeChildren(of folder: Int32) {
        while nodes[Int(folder)].firstChild >= 0 { remove(nodes[Int(folder)].firstChild) }
    }

    private mutating func append(_ name: ArraySlice<UInt8>) throws(ImageError) -> TreeNames.Name {
        guard name.count <= 255 else {
            throw ImageError(.limitExceeded, "a symbolic link leads to a name of \(name.count) bytes, the limit is 255")
        }
        guard nodes.count < limits.paths, names.byteCount + name.count <= limits.nameBytes else {
            throw ImageError(.limitExceeded, "the layers have more than \(limits.paths) paths or too long names")
        }
        return names.append(name)
    }

    private mutating func attach(_ node: Node) throws(ImageError) -> Int32 {
        let number = Int32(nodes.count)
        var node = node
        let first = nodes[Int(node.parent)].firstChild
        node.next = first
        nodes.append(node)
        if first >= 0 { nodes[Int(first)].previous = number }
        nodes[Int(node.parent)].firstChild = number
        names.insert(number, of: nodes)
        return number
    }

    /// Counts the components that were looked at, so that links to links to long paths cannot keep us busy for ever.
    mutating func countStep() throws(ImageError) {
        steps += 1
        guard steps <= limits.steps else {
            throw ImageError(.limitExceeded, "the paths of the layers take more than \(limits.steps) steps to follow")
        }
    }
}

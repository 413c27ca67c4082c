public import ByteIO
public import ImageFormats
internal import ImageModel
internal import RootTree
public import SystemPackage
internal import Tar

/// The files of an image as a container would see them at its start, or those of one layer by itself, without content.
///
/// About ninety bytes for each path, names included.
public struct FileTree: Sendable {
    /// Where the tree stood when a layer had been put on.
    struct Mark {
        /// How many nodes there were.
        let nodes: Int
        /// How many nodes had been taken out.
        let removals: Int
    }

    /// What is where.
    private(set) var merged: MergedTree
    /// The layers, for reading what is in the files.
    private(set) var layers: [Flatten.Layer]
    /// Which layers these are, counted from 0: all, or the one that was asked for.
    private(set) var numbers: [Int]
    /// The folder on the disk that the files are in, where they are in none of the layers.
    let folder: FilePath?
    /// Whether what only archives of images have is an error.
    private let refusesImages: Bool
    /// How the tree grew, layer by layer.
    private(set) var marks: [Mark] = []
    /// What the headers of each layer say, by the number of the member.
    private(set) var facts: [FactsColumn] = []
    private var attributes: [[Int32: [[UInt8]: [UInt8]]]] = []
    private var hardLinks: [[Int32: [UInt8]]] = []
    /// How many names each inode has.
    private(set) var linkCounts: [UInt32] = []

    /// Reads the headers of all layers of `image`, or of one of them.
    ///
    /// - Parameters:
    ///   - image: the image.
    ///   - source: holds its layers, which are proven against their digests and diff IDs.
    ///   - layer: which layer alone to take, counted from 1.
    /// - Throws: `.notFound` when there is no such layer; as `Flatten.write`.
    public init(_ image: ImageRecord, in source: any ImageSource, layer: Int? = nil) throws(ImageError) {
        let layers = try LayerContent.layers(of: image, in: source)
        guard layer.map({ (1...max(1, layers.count)).contains($0) }) ?? true, layer == nil || !layers.isEmpty else {
            throw ImageError(.notFound, "there is no layer \(layer ?? 0), the image has \(layers.count)")
        }
        let chosen = layer.map { [$0 - 1] } ?? Array(layers.indices)
        try self.init(chosen.map { layers[$0] }, numbers: chosen, isAlone: layer != nil)
    }

    /// Reads the headers of `layers`, base first.
    init(
        _ layers: [Flatten.Layer], numbers: [Int]? = nil, isAlone: Bool = false, refusesImages: Bool = false,
        limits: FlattenLimits = FlattenLimits()
    ) throws(ImageError) {
        self.layers = layers
        self.refusesImages = refusesImages
        folder = nil
        self.numbers = numbers ?? Array(layers.indices)
        merged = MergedTree(limits: limits, isAlone: isAlone)
        for index in layers.indices { try put(index) }
        linkCounts = Self.links(in: merged)
    }

    /// Looks at every file in a folder on the disk. No link is followed, nothing is read but attributes, and what is
    /// mounted in it is left out.
    ///
    /// - Throws: `.notFound` where there is no folder; `.denied`, `.io`; `.limitExceeded`.
    public init(folder: FilePath) throws(ImageError) {
        self.folder = folder
        refusesImages = false
        (layers, numbers) = ([], [0])
        merged = MergedTree(limits: FlattenLimits(), isAlone: true)
        let table = LayerFactsTable(limits: merged.limits, keepsLinks: false)
        let reader = try TreeReader(folder)
        var walk = try TreeWalk(folder)
        var names: [UInt64: Int32] = [:]
        while let node = try walk.next() {
            let position = MergedTree.Position(layer: 0, ordinal: Int32(table.facts.count))
            let header = try reader.header(of: node)
            try table.append(header)
            try put(header, at: position, known: node.status.links > 1 ? names[node.status.inode] : nil)
            if node.status.links > 1 { names[node.status.inode] = merged.nodes.last?.inode }
        }
        (facts, attributes, hardLinks) = ([table.facts], [table.attributes], [[:]])
        linkCounts = Self.links(in: merged)
    }

    /// Puts a file or folder in. `known`: what has another name of it already.
    private mutating func put(
        _ header: TarHeader, at position: MergedTree.Position, known: Int32?
    ) throws(ImageError) {
        let path = header.path
        guard let parent = path.parent else { return merged.setPosition(position, of: MergedTree.root) }
        guard let (folder, _) = try merged.folder(at: parent.bytes[...], isMaking: true) else { return }
        if header.kind == .directory {
            merged.setPosition(position, of: try merged.makeFolder(path.name, in: folder))
        } else {
            let inode = if let known { known } else { try merged.makeInode(position, target: header.link?.bytes[...]) }
            _ = try merged.makeName(path.name, in: folder, for: inode, position)
        }
    }

    /// The tree with more layers on top.
    func adding(_ more: some Sequence<Flatten.Layer>) throws(ImageError) -> FileTree {
        var tree = self
        for layer in more {
            tree.layers.append(layer)
            tree.numbers.append(tree.layers.count - 1)
            try tree.put(tree.layers.count - 1)
        }
        tree.linkCounts = Self.links(in: tree.merged)
        return tree
    }

    private mutating func put(_ index: Int) throws(ImageError) {
        try at(place(of: index)) { () throws(ImageError) in
            let table = LayerFactsTable(
                limits: merged.limits, keepsLinks: merged.isAlone, refusesImages: refusesImages)
            let read = try LayerIndex(
                layers[index].open(), limits: merged.limits, isLowest: index == 0, isAlone: merged.isAlone,
                facts: table)
            try merged.apply(read, number: Int32(index))
            facts.append(table.facts)
            attributes.append(table.attributes)
            hardLinks.append(table.links)
        }
        marks.append(Mark(nodes: merged.nodes.count, removals: merged.removals.count))
    }

    private static func links(in merged: borrowing MergedTree) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: merged.inodes.count)
        for node in merged.nodes where node.inode >= 0 && !node.isRemoved && !node.isHidden {
            counts[Int(node.inode)] += 1
        }
        return counts
    }

    /// The digest that the content of a layer is proven to have; `nil` where there is none, or no layer.
    func diffID(of layer: Int32) -> Digest? {
        layers.indices.contains(Int(layer)) ? layers[Int(layer)].diffID : nil
    }

    /// How messages name a layer of the tree.
    func place(of layer: Int) -> String { "layer \(numbers[layer] + 1)" }

    // MARK: Looking

    /// Which member a node is: of a file the one that has its content.
    func position(of node: Int32) -> MergedTree.Position? {
        let entry = merged.nodes[Int(node)]
        return entry.isFolder ? entry.position : merged.inodes[Int(entry.inode)].position
    }

    /// What the header of a node says.
    func facts(of node: Int32) -> FileFacts {
        guard let position = position(of: node) else { return .implied }
        return facts[Int(position.layer)][Int(position.ordinal)]
    }

    /// Extended attributes and ACLs of a node.
    func attributes(of node: Int32) -> [[UInt8]: [UInt8]] {
        guard let position = position(of: node) else { return [:] }
        return attributes[Int(position.layer)][position.ordinal] ?? [:]
    }

    /// The target of a symbolic link.
    func target(of node: Int32) -> [UInt8]? {
        merged.target(of: node).map(Array.init)
    }

    /// What is in a folder, by name.
    func children(of folder: Int32) -> [Int32] {
        var children: [Int32] = []
        var child = merged.firstChild(of: folder)
        while child >= 0 {
            if isShown(child) { children.append(child) }
            child = merged.sibling(after: child)
        }
        return children.sorted { merged.order($0, $1, of: merged) < 0 }
    }

    /// Whether a node is a folder.
    func isFolder(_ node: Int32) -> Bool { merged.nodes[Int(node)].isFolder }

    /// The last component of a node's path.
    func name(of node: Int32) -> ArraySlice<UInt8> { merged.names.bytes(merged.nodes[Int(node)].name) }

    /// The files of aufs are not shown, nor a folder that is there for them only.
    private func isShown(_ number: Int32) -> Bool {
        let node = merged.nodes[Int(number)]
        guard !node.isHidden, node.isFolder, node.position == nil else { return !node.isHidden }
        var child = merged.firstChild(of: number)
        guard child >= 0 else { return true }
        while child >= 0 {
            if !merged.nodes[Int(child)].isHidden { return true }
            child = merged.sibling(after: child)
        }
        return false
    }

    /// All that is known of a node.
    func entry(_ node: Int32) -> FileEntry {
        let facts = facts(of: node)
        let inode = merged.nodes[Int(node)].inode
        let target = target(of: node)
        return FileEntry(
            path: merged.path(of: node).bytes, kind: facts.kind, mode: facts.mode, uid: facts.uid, gid: facts.gid,
            size: target.map { Int64($0.count) } ?? facts.size, modified: facts.modified,
            target: target ?? position(of: node).flatMap { hardLinks[Int($0.layer)][$0.ordinal] },
            device: facts.device, links: inode >= 0 ? Int(linkCounts[Int(inode)]) : folderLinks(node),
            layer: position(of: node).map { numbers[Int($0.layer)] + 1 },
            attributes: facts.hasAttributes ? attributes(of: node) : [:])
    }

    private func folderLinks(_ node: Int32) -> Int {
        2 + children(of: node).count { merged.nodes[Int($0)].isFolder }
    }
}

internal import ByteIO
internal import ImageFormats
internal import Tar

/// Gives the members of a planned tree to a target, layer by layer.
struct FlattenWriter: ~Copyable {
    private let tree: MergedTree
    private let plan: FlattenPlan
    private var headers: [Int32: [UInt8]]
    private var isWritten: [Bool]
    private let target: any MergedTreeTarget
    /// Bytes of files and symbolic link targets given so far.
    private var fileBytes: Int64 = 0

    /// Gives to `target`. `headers` are those of folders that are given before their turn.
    init(_ tree: MergedTree, _ plan: FlattenPlan, headers: [Int32: [UInt8]], to target: any MergedTreeTarget) {
        self.tree = tree
        self.plan = plan
        self.headers = headers
        // What lies in layers that are not written is as good as written.
        isWritten = tree.nodes.map { node in node.position.map { $0.layer < plan.lowest } ?? false }
        self.target = target
    }

    /// Whether anything of a layer is left to write.
    func needs(_ layer: Int) -> Bool {
        plan.turns[layer].contains { $0 >= 0 && !isWritten[Int($0)] }
    }

    /// Writes what is left of a layer, and reads the layer to its end.
    ///
    /// - Throws: `.io` where its members are not those of the `seal`; what the source and the target throw.
    mutating func write(_ layer: Int, from source: any ByteSource, sealed seal: Int) throws(ImageError) {
        var reader = TarReader(source)
        var found = MemberSeal()
        var ordinal = 0
        while let header = try reader.next() {
            guard ordinal < plan.turns[layer].count else { throw Self.changed }
            found.add(header, reader)
            let node = plan.turns[layer][ordinal]
            if node >= 0, !isWritten[Int(node)] { try write(node, header, &reader) }
            ordinal += 1
        }
        try reader.finish()
        guard ordinal == plan.turns[layer].count, found.value == seal else { throw Self.changed }
    }

    /// Writes the folders that nothing else stands for, as engines make them: mode 0755, owned by root. Then the
    /// whiteouts: at the end, where whoever unpacks in order cannot take them for something of this layer.
    ///
    /// - Returns: the bytes of files and symbolic link targets that were written.
    consuming func finish() throws(ImageError) -> Int64 {
        for number in plan.bare {
            var header = TarHeader(path: tree.path(of: number))
            header.kind = .directory
            header.mode = 0o755
            try target.append(header)
        }
        for path in plan.whiteouts { try target.append(TarHeader(path: path)) }
        try target.finish()
        return fileBytes
    }

    private static var changed: ImageError {
        ImageError(.io, "the layer has other members than when it was first read")
    }

    private mutating func write(
        _ number: Int32, _ header: TarHeader, _ reader: inout TarReader
    ) throws(ImageError) {
        try writeFolders(above: number)
        isWritten[Int(number)] = true
        fileBytes = fileBytes.addingReportingOverflow(header.contentSize).partialValue
        let changed = change(header, for: number)
        try target.append(changed ?? header, bodyOf: &reader, isChanged: changed != nil)
    }

    /// The header as it must be for a node, or `nil` when it is right as it is.
    private func change(_ header: TarHeader, for number: Int32) -> TarHeader? {
        let node = tree.nodes[Int(number)]
        var changed = header
        var isChanged = false
        // The content of another name, which is gone.
        let isPromoted = !node.isFolder && header.kind != .hardLink && node.position != position(of: node)
        if node.isMoved || isPromoted {
            changed.path = tree.path(of: number)
            isChanged = true
        }
        if header.kind == .hardLink, !isRight(header.link, for: node) {
            changed.link = tree.path(of: plan.first[Int(node.inode)])
            isChanged = true
        }
        return isChanged ? changed : nil
    }

    /// Where the content of a name is.
    private func position(of node: MergedTree.Node) -> MergedTree.Position {
        tree.inodes[Int(node.inode)].position
    }

    /// Whether a hard link names something that is written already and has the same content.
    private func isRight(_ link: EntryPath?, for node: MergedTree.Node) -> Bool {
        guard let path = try? link?.cleaned(), let target = tree.node(at: path) else { return false }
        return tree.nodes[Int(target)].inode == node.inode && isWritten[Int(target)]
    }

    /// Writes the folders that a node is in, where that has not been done, outermost first.
    private mutating func writeFolders(above number: Int32) throws(ImageError) {
        var folders: [Int32] = []
        var node = number
        while node != MergedTree.root {
            node = tree.nodes[Int(node)].parent
            if !isWritten[Int(node)] { folders.append(node) }
        }
        for folder in folders.reversed() {
            isWritten[Int(folder)] = true
            // A folder without a header is one that no layer has a member for.
            guard let blocks = headers.removeValue(forKey: folder) else { continue }
            try writeFolder(folder, blocks)
        }
    }

    private mutating func writeFolder(_ number: Int32, _ blocks: [UInt8]) throws(ImageError) {
        var reader = TarReader(BytesSource(blocks))
        guard let header = try reader.next() else { return }
        let changed = change(header, for: number)
        try target.append(changed ?? header, bodyOf: &reader, isChanged: changed != nil)
    }
}

public import ByteIO
public import ImageModel
internal import Tar

/// Where the bytes of an image are, and which of them no container ever sees.
public struct SpaceReport: Sendable {
    /// One layer.
    public struct Layer: Sendable {
        /// Which one, counted from 1.
        public let number: Int
        /// The blob.
        public let digest: Digest
        /// Bytes of the blob.
        public let stored: Int64
        /// The step that made it, as far as the history tells.
        public let step: HistoryEntry?
        /// Bytes in its files.
        public let bytes: Int64
        /// Bytes in those of its files that are not in the image in the end.
        public internal(set) var wasted: Int64 = 0
        /// Files, links and devices that were not there before.
        public let added: Int
        /// Files, links and devices that replaced others.
        public let changed: Int
        /// Files, links and devices that were taken away.
        public let removed: Int
    }

    /// A path of which one or more copies are hidden.
    public struct Waste: Sendable {
        /// The path from the root, without a slash in front.
        public let path: [UInt8]
        /// Bytes of the hidden copies.
        public internal(set) var bytes: Int64
        /// The layers that have the hidden copies, counted from 1.
        public internal(set) var layers: [Int]
    }

    /// The layers, base first.
    public private(set) var layers: [Layer] = []
    /// What is hidden, most bytes first.
    public private(set) var wasted: [Waste] = []
    /// Bytes in the files of all layers.
    public var bytes: Int64 { layers.reduce(0) { $0.addingReportingOverflow($1.bytes).partialValue } }
    /// Bytes in files that are hidden.
    public var wastedBytes: Int64 { layers.reduce(0) { $0.addingReportingOverflow($1.wasted).partialValue } }
    /// The part of the bytes that a container sees, in hundredths of a percent: 10000 where nothing is hidden.
    public var efficiency: Int {
        guard bytes > 0 else { return 10000 }
        return Int((Double(bytes - wastedBytes) / Double(bytes) * 10000).rounded(.down))
    }

    /// Measures `tree`, which holds all layers of `image`.
    ///
    /// - Throws: `.malformed` for a history with more steps than layers.
    public init(_ tree: FileTree, of image: ImageRecord) throws(ImageError) {
        let steps = try Self.steps(image.config)
        for (index, layer) in image.manifest.layers.enumerated() where index < tree.layers.count {
            let changes = tree.changes(of: index).filter { !tree.isFolder($0.node) }
            layers.append(
                Layer(
                    number: index + 1, digest: layer.digest, stored: layer.size, step: steps[index],
                    bytes: tree.facts[index].fileBytes, added: changes.count { $0.kind == .added },
                    changed: changes.count { $0.kind == .changed }, removed: changes.count { $0.kind == .removed }))
        }
        addWaste(tree)
    }

    private static func steps(_ config: ImageConfig) throws(ImageError) -> [Int: HistoryEntry] {
        var steps: [Int: HistoryEntry] = [:]
        for (entry, layer) in zip(config.history, try config.historyLayers()) {
            if let layer { steps[layer] = entry }
        }
        return steps
    }

    private mutating func addWaste(_ tree: FileTree) {
        var places: [[UInt8]: Int] = [:]
        var isCounted = [Bool](repeating: false, count: tree.merged.inodes.count)
        for (number, node) in tree.merged.nodes.enumerated() where node.inode >= 0 {
            let size = tree.facts(of: Int32(number)).size
            guard tree.linkCounts[Int(node.inode)] == 0, !node.isHidden, !isCounted[Int(node.inode)], size > 0 else {
                continue
            }
            isCounted[Int(node.inode)] = true
            let layer = Int(tree.merged.inodes[Int(node.inode)].position.layer)
            layers[layer].wasted = layers[layer].wasted.addingReportingOverflow(size).partialValue
            let path = tree.merged.path(of: Int32(number)).bytes
            if let place = places[path] {
                wasted[place].bytes = wasted[place].bytes.addingReportingOverflow(size).partialValue
                wasted[place].layers.append(layer + 1)
            } else {
                places[path] = wasted.count
                wasted.append(Waste(path: path, bytes: size, layers: [layer + 1]))
            }
        }
        wasted.sort { left, right in
            guard left.bytes == right.bytes else { return left.bytes > right.bytes }
            return left.path.lexicographicallyPrecedes(right.path)
        }
    }
}

internal import Tar

/// What a layer did to one path.
public struct LayerChange: Sendable {
    /// What was done.
    public enum Kind: String, Sendable, CaseIterable {
        /// The path was not there before.
        case added
        /// Something else was there before.
        case changed
        /// The path is not there any more.
        case removed
    }

    /// What was done.
    public let kind: Kind
    /// The path from the root, without a slash in front.
    public let path: [UInt8]
    /// Whether it is a folder, or was one when it was removed.
    public let isFolder: Bool
    /// Bytes of content that the layer holds for it, or that it hid.
    public let bytes: Int64
}

extension FileTree {
    /// What a layer did to a path, which is still to be spelt: there may be millions.
    struct Change {
        let kind: LayerChange.Kind
        let node: Int32
    }

    /// What a layer did, in no order: folders too, where they came or went.
    ///
    /// - Parameter layer: counted from 0.
    /// - Returns: one change for each path.
    func changes(of layer: Int) -> [Change] {
        let nodes = (layer == 0 ? 1 : marks[layer - 1].nodes)..<marks[layer].nodes
        let gone = merged.removals[(layer == 0 ? 0 : marks[layer - 1].removals)..<marks[layer].removals]
        // What a layer makes and takes away again, having a path twice, it never had.
        let shortLived = Set(gone.filter { Int($0) >= nodes.lowerBound })
        var removed: [[UInt8]: Int32] = [:]
        for node in gone where Int(node) < nodes.lowerBound { removed[merged.path(of: node).bytes] = node }
        var changes: [Change] = []
        for node in nodes.lazy.map(Int32.init) where !shortLived.contains(node) && !merged.nodes[Int(node)].isHidden {
            let old = removed.isEmpty ? nil : removed.removeValue(forKey: merged.path(of: node).bytes)
            // A folder that is put back, as an opaque one, is what it was.
            if let old, isFolder(old), isFolder(node) { continue }
            changes.append(Change(kind: old == nil ? .added : .changed, node: node))
        }
        return changes + removed.values.map { Change(kind: .removed, node: $0) }
    }

    /// A change with its path.
    func spelt(_ change: Change) -> LayerChange {
        LayerChange(
            kind: change.kind, path: merged.path(of: change.node).bytes, isFolder: isFolder(change.node),
            bytes: facts(of: change.node).size)
    }

    /// The changes of a layer that hold most bytes, folders left out, and how many changes there are in all.
    ///
    /// - Parameters:
    ///   - layer: which layer, counted from 1.
    ///   - most: how many to return.
    /// - Returns: the changes, most bytes first.
    public func largestChanges(of layer: Int, most: Int) -> (shown: [LayerChange], count: Int) {
        guard marks.indices.contains(layer - 1) else { return ([], 0) }
        let all = changes(of: layer - 1).filter { !isFolder($0.node) }
        var sizes = all.map { facts(of: $0.node).size }
        sizes.sort(by: >)
        // Paths are spelt only where they may be shown: many changes may be of the size of the last that is.
        let least = sizes.dropFirst(max(0, most - 1)).first ?? 0
        var shown: [LayerChange] = []
        for change in all where facts(of: change.node).size >= least {
            shown.append(spelt(change))
            if shown.count >= 2 * most + 1000 { shown = Self.first(shown, most) }
        }
        return (Self.first(shown, most), all.count)
    }

    private static func first(_ changes: [LayerChange], _ most: Int) -> [LayerChange] {
        let sorted = changes.sorted { left, right in
            guard left.bytes == right.bytes else { return left.bytes > right.bytes }
            return left.path.lexicographicallyPrecedes(right.path)
        }
        return Array(sorted.prefix(most))
    }
}

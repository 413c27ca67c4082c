public import ByteIO
public import ImageFormats
internal import ImageModel

/// Takes images that nobody needs out of a place, and blobs that belong to none.
public struct Prune {
    /// What was done, or would be, in docker's words; empty where there is nothing to do.
    public private(set) var lines: [String] = []
    /// Bytes of the files that are gone, or would be.
    public private(set) var reclaimed: Int64 = 0

    private let editor: any PlaceEditor
    private let inUse: Set<Digest>
    private var going: [(root: Root, names: [String], tree: ImageTree)] = []

    /// Removes the images without a name.
    ///
    /// The parts:
    /// - `all`: whether those with names go too.
    /// - `inUse`: what folders came from, which stays.
    /// - `filter`: spares images.
    /// - `dryRun`: whether to only find out.
    /// - Throws: `.malformed`, `.digestMismatch` for documents that are damaged, so that it cannot be told what they need:
    ///   nothing was removed then; what writing throws.
    public init(
        _ editor: any PlaceEditor, all: Bool, inUse: Set<Digest> = [], filter: PruneFilter, dryRun: Bool
    ) throws(ImageError) {
        self.editor = editor
        self.inUse = inUse
        try choose(all: all, filter: filter)
        let removed = dryRun ? try editor.garbage(.everything) : try editor.commit(.everything)
        reclaimed = removed.reduce(0) { $0.addingReportingOverflow($1.size).partialValue }
        tell(removed)
    }

    private mutating func choose(all: Bool, filter: PruneFilter) throws(ImageError) {
        var names: [Digest: [String]] = [:]
        var order: [Root] = []
        for root in editor.source.roots {
            if names[root.descriptor.digest] == nil { order.append(root) }
            names[root.descriptor.digest, default: []] += root.name.map { [$0] } ?? []
        }
        for root in order {
            let named = names[root.descriptor.digest] ?? []
            guard all || named.isEmpty, !inUse.contains(root.descriptor.digest) else { continue }
            let tree = try at(root.label) { () throws(ImageError) in try ImageTree(root, in: editor.source) }
            guard filter.accepts((try? tree.image(for: nil))?.config) else { continue }
            try editor.remove(root.descriptor.digest)
            going.append((root, named, tree))
        }
    }

    private mutating func tell(_ removed: [Measure]) {
        let digests = Set(removed.map(\.digest))
        var told: Set<Digest> = []
        var owned: Set<Digest> = []
        for (root, names, tree) in going {
            lines += names.map { "untagged: \(Printable(Root.familiar($0)))" }
            owned.insert(root.descriptor.digest)
            if tree.images.isEmpty { lines.append("deleted: \(root.descriptor.digest)") }
            for image in tree.images {
                lines += image.deleted(removed: digests, told: &told).map { "deleted: \($0)" }
            }
            owned.formUnion((try? BlobGraph(of: [root.descriptor], in: editor.source))?.reached ?? [])
            owned.formUnion(tree.images.flatMap { [$0.blob.digest, $0.id] + $0.manifest.layers.map(\.digest) })
            owned.formUnion(tree.others.map(\.digest))
        }
        lines += removed.map(\.digest).filter { !owned.contains($0) }.map { "deleted: \($0)" }
    }
}

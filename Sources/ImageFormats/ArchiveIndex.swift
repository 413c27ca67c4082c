internal import ImageModel

/// The `index.json` of an archive.
struct ArchiveIndex {
    /// The bytes of the index: one descriptor a name, with the pair of annotations that every reader understands.
    let encoded: [UInt8]

    /// An index of the plan's images.
    init(_ plan: TransferPlan) {
        let tags = plan.roots.map { root in root.name.flatMap(Self.tag) }
        let uses = Dictionary(tags.map { ($0, 1) }, uniquingKeysWith: +)
        let entries = zip(plan.roots, tags).map { root, tag in
            // A bare tag is what docker writes; where two repositories have it, only the whole name tells them apart.
            let refName = uses[tag] == 1 ? tag : root.name.flatMap { try? Reference(parsing: $0).familiar }
            return RootNaming.annotate(root.descriptor, name: root.name, refName: refName ?? root.name)
        }
        encoded = Index(manifests: entries).encoded()
    }

    private static func tag(_ name: String) -> String? { (try? Reference(parsing: name))?.tag }
}

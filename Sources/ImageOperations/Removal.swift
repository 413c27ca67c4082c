public import ByteIO
public import ImageFormats
internal import ImageModel

/// Takes a name or an image out of the store, by docker's rules.
public struct Removal {
    /// What was done, in docker's words.
    public private(set) var lines: [String] = []

    /// Removes what `text` means.
    ///
    /// By name: that name, and the image with it if it was the last. By ID: the image, if its names are in one repository
    /// and at most one is a tag, or with `force`.
    ///
    /// `keepLayers`: whether layers that nothing needs any more stay.
    /// - Throws: `.notFound`; `.conflict` with docker's words.
    public init(of text: String, in store: ImageStore, force: Bool, keepLayers: Bool) throws(ImageError) {
        let source = try store.open()
        let root = try ImageLookup(in: source).find(text)
        let names = source.roots.filter { $0.descriptor.digest == root.descriptor.digest }.compactMap(\.name)
        if let name = root.name, names.contains(where: { $0 != name }) {
            _ = try store.remove(names: [name], images: [], keepLayers: keepLayers)
            lines = ["Untagged: \(Self.familiar(name))"]
            return
        }
        if root.name == nil, !force { try Self.refuse(names, root.descriptor) }
        let trees = try? ImageTree(root, in: source)
        let removed = try store.remove(names: [], images: [root.descriptor.digest], keepLayers: keepLayers)
        lines = names.map { "Untagged: \(Self.familiar($0))" }
        lines += Self.deleted(trees?.images ?? [], root.descriptor, removed: Set(removed.map(\.digest)))
    }

    private static func refuse(_ names: [String], _ blob: Descriptor) throws(ImageError) {
        let repositories = Set(names.compactMap { try? Reference(parsing: $0).name })
        guard names.count > 1 else { return }
        let why = repositories.count > 1 ? "image is referenced in multiple repositories" : "image has several tags"
        throw ImageError(.conflict, "conflict: unable to delete \(blob.digest.short) (must be forced) - \(why)")
    }

    /// `Deleted:` lines: each image's ID, then the chain IDs of the layers that went, topmost first.
    private static func deleted(_ images: [ImageRecord], _ blob: Descriptor, removed: Set<Digest>) -> [String] {
        guard !images.isEmpty else { return ["Deleted: \(blob.digest)"] }
        return images.flatMap { image in
            let chains = zip(ChainID.all(of: image.config.diffIDs), image.manifest.layers).filter {
                removed.contains($0.1.digest)
            }
            return ["Deleted: \(image.id)"] + chains.reversed().map { "Deleted: \($0.0)" }
        }
    }

    private static func familiar(_ name: String) -> String {
        Printable(Root.familiar(name)).description
    }
}

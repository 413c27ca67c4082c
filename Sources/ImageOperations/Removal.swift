public import ByteIO
public import ImageFormats
public import ImageModel

/// Takes names and images out of a place, by docker's rules.
public struct Removal {
    /// What was done, in docker's words.
    public private(set) var lines: [String] = []
    /// Why some of what was asked for was not done; the rest was.
    public private(set) var failures: [ImageError] = []

    private let editor: any PlaceEditor
    private let force: Bool
    private let folders: [FolderRecord]
    private var steps: [Step] = []

    private enum Step {
        case untagged(String)
        case deleted(Descriptor, [ImageRecord])
        case variant(Digest)
    }

    /// Removes what each of `texts` means, all in one step.
    ///
    /// By name: that name, and the image with it if it was the last. By ID: the image, if it has at most one name, or with
    /// `force`.
    ///
    /// The parts:
    /// - `force`: whether images with several names go too.
    /// - `folders`: what the images were unpacked into; one that is there keeps its image, unless with `force`.
    /// - `platforms`: remove only these of the platforms of each image; none for all of it.
    /// - `sweep`: which blobs go along.
    /// - Throws: what writing throws; then nothing was done.
    public init(
        of texts: [String], from editor: any PlaceEditor, force: Bool, folders: [FolderRecord] = [],
        platforms: [Platform] = [], sweep: Sweep
    ) throws(ImageError) {
        self.editor = editor
        self.force = force
        self.folders = folders
        // What an image's ID is does not change while its names do.
        let ids = ImageIDs(in: editor.source)
        for text in texts {
            do throws(ImageError) {
                try take(ImageLookup(in: editor.source, ids: ids).every(text), platforms)
            } catch {
                failures.append(error)
            }
        }
        guard !steps.isEmpty else { return }
        tell(removed: Set(try editor.commit(sweep).map(\.digest)))
    }

    /// Takes what one text means: several roots where one ID is that of several.
    private mutating func take(_ roots: [Root], _ platforms: [Platform]) throws(ImageError) {
        guard platforms.isEmpty else {
            for root in roots { try take(platforms, of: root) }
            return
        }
        let digests = Set(roots.map(\.descriptor.digest))
        let names = editor.source.roots.filter { digests.contains($0.descriptor.digest) }.compactMap(\.name)
        if let name = roots.first?.name, names.contains(where: { $0 != name }) {
            try editor.untag(name)
            return steps.append(.untagged(name))
        }
        let images = roots.map { root in (root, tree: try? ImageTree(root, in: editor.source)) }
        if let (root, tree) = images.first, root.name == nil, !force, names.count > 1 {
            let id = (try? tree?.image(for: nil))?.id ?? root.descriptor.digest
            throw ImageError(
                .conflict,
                "conflict: unable to delete \(id.short) (must be forced) - image is referenced in multiple repositories"
            )
        }
        if !force {
            for (root, tree) in images { try FolderUse.check(root, tree, folders) }
        }
        for root in roots { try editor.remove(root.descriptor.digest) }
        steps += names.map { .untagged($0) }
        for (root, tree) in images { steps.append(.deleted(root.descriptor, tree?.images ?? [])) }
    }

    /// Takes platforms out of an image that keeps others.
    private mutating func take(_ platforms: [Platform], of root: Root) throws(ImageError) {
        let tree = try ImageTree(root, in: editor.source)
        var going: [ImageRecord] = []
        for platform in platforms { going.append(try tree.image(for: platform)) }
        let manifests = Set(going.map(\.blob.digest))
        guard tree.images.contains(where: { !manifests.contains($0.blob.digest) }) else {
            throw ImageError(
                .conflict,
                "conflict: unable to delete \(root.label) (cannot be forced) - it has no other platform; remove the image"
            )
        }
        let others = Set(editor.source.roots.map(\.descriptor.digest)).subtracting([root.descriptor.digest])
        if !force {
            for other in editor.source.roots where others.contains(other.descriptor.digest) {
                let shared = (try? BlobGraph(of: [other.descriptor], in: editor.source))?.reached ?? []
                guard shared.isDisjoint(with: manifests) else {
                    throw ImageError(
                        .conflict,
                        "conflict: unable to delete \(root.label) (must be forced) - \(other.label) has the platform too"
                    )
                }
            }
        }
        for image in going {
            try editor.remove(variant: image.blob.digest, config: image.id)
            steps.append(.variant(image.blob.digest))
        }
    }

    /// `Untagged:` and `Deleted:` lines; after an image's ID the chain IDs of the layers that went, topmost first.
    private mutating func tell(removed: Set<Digest>) {
        var told: Set<Digest> = []
        for step in steps {
            switch step {
            case .untagged(let name): lines.append("Untagged: \(Printable(Root.familiar(name)))")
            case .variant(let manifest): lines.append("Deleted: \(manifest)")
            case .deleted(let root, let images):
                if images.isEmpty { lines.append("Deleted: \(root.digest)") }
                for image in images {
                    lines += image.deleted(removed: removed, told: &told).map { "Deleted: \($0)" }
                }
            }
        }
    }
}

extension ImageRecord {
    /// The image's ID and the chain IDs of its layers in `removed`, topmost first. Each is told once.
    func deleted(removed: Set<Digest>, told: inout Set<Digest>) -> [Digest] {
        var gone: [Digest] = told.insert(id).inserted ? [id] : []
        for (chain, layer) in zip(ChainID.all(of: config.diffIDs), manifest.layers).reversed()
        where removed.contains(layer.digest) && told.insert(layer.digest).inserted {
            // The same content may have been there in several compressions.
            if chain == layer.digest || told.insert(chain).inserted { gone.append(chain) }
        }
        return gone
    }
}

public import ByteIO
public import ImageFormats
public import ImageModel

/// Puts the layers that an image has above its base onto another base.
public struct RebaseEdit: ImageEdit {
    /// A base: an image, and where its layers are.
    public struct Base: Sendable {
        let name: String
        let canonical: String?
        let tree: ImageTree
        let source: any ImageSource

        /// The image under `root` in `source`.
        ///
        /// - Throws: what reading its documents throws.
        public init(_ root: Root, in source: any ImageSource) throws(ImageError) {
            name = root.label
            canonical = root.name
            tree = try ImageTree(root, in: source)
            self.source = source
        }

        func image(for platform: Platform) throws(ImageError) -> ImageRecord {
            // The only variant will do: an old image may not say what it is for.
            if tree.images.count == 1, let only = tree.images.first { return only }
            return try tree.image(for: platform)
        }
    }

    private let old: Base
    private let new: Base

    /// An edit that replaces `old` by `new`.
    public init(from old: Base, to new: Base) {
        self.old = old
        self.new = new
    }

    /// Makes the image on the new base: its own config object, its own layers and steps, on the new base's layers, steps
    /// and platform.
    ///
    /// - Throws: `.conflict` where the image does not begin with the layers of the old base.
    public mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage {
        let from = try at("old base \(old.name)") { () throws(ImageError) in try old.image(for: image.platform) }
        let to = try at("new base \(new.name)") { () throws(ImageError) in try new.image(for: image.platform) }
        let own = try Self.layers(of: image, above: from, named: old.name)
        guard to.config.diffIDs.count == to.manifest.layers.count else {
            throw ImageError(
                .malformed,
                "the new base has \(to.config.diffIDs.count) diff IDs for \(to.manifest.layers.count) layers")
        }
        guard to.manifest.layers.count + own.count <= Limit.layers.value else {
            throw ImageError(exceeding: .layers, "the image would have more than \(Limit.layers.value) layers")
        }
        workshop.lend(to.manifest.layers, from: new.source)
        var edited = EditedImage(image)
        edited.layers = to.manifest.layers.map(\.plain) + image.manifest.layers.suffix(own.count)
        edited.config = try Self.config(of: image, from, to, own)
        annotate(&edited.annotations)
        return edited
    }

    private static func layers(
        of image: ImageRecord, above base: ImageRecord, named name: String
    ) throws(ImageError) -> ArraySlice<Digest> {
        let (layers, below) = (image.config.diffIDs, base.config.diffIDs)
        if let number = below.indices.first(where: { $0 >= layers.count || layers[$0] != below[$0] }) {
            let found = number < layers.count ? "\(layers[number])" : "no layer"
            throw ImageError(
                .conflict, "not built on \(name): layer \(number + 1) is \(found), the base has \(below[number])")
        }
        return layers[below.count...]
    }

    private static func config(
        of image: ImageRecord, _ old: ImageRecord, _ new: ImageRecord, _ own: ArraySlice<Digest>
    ) throws(ImageError) -> [UInt8] {
        var draft = try ConfigDraft(image.rawConfig)
        let base = try ConfigDraft(new.rawConfig)
        try draft.set(diffIDs: new.config.diffIDs + own)
        // Each history says nothing of its layers, or all: half of it would give steps to the wrong layers.
        let isKnown = image.config.historyIsComplete && old.config.historyIsComplete && new.config.historyIsComplete
        let steps = draft.history
        try draft.set(history: isKnown ? base.history + steps.dropFirst(old.config.history.count) : [])
        try draft.set("architecture", new.config.architecture)
        try draft.set("os", new.config.os)
        try draft.set("os.version", new.config.osVersion)
        try draft.set("variant", new.config.variant)
        return draft.bytes
    }

    /// What the manifest says about its base, where it does.
    private func annotate(_ annotations: inout StringMap) {
        let (digest, name) = ("org.opencontainers.image.base.digest", "org.opencontainers.image.base.name")
        if annotations[digest] != nil { annotations[digest] = new.tree.root.descriptor.digest.description }
        if annotations[name] != nil { annotations[name] = new.canonical }
    }
}

extension Descriptor {
    /// The descriptor as it stands in a manifest of its own: what its own place says about it stays there.
    fileprivate var plain: Descriptor {
        var plain = self
        plain.data = nil
        return plain
    }
}

public import ByteIO
public import ImageFormats
internal import ImageModel
internal import RootTree
internal import SystemPackage
internal import Tar

/// Makes an image of what was changed in a folder that an image was unpacked into: the same image with one layer more.
///
/// What was changed is told by a look at each name. The image is only read where that leaves a doubt, or when asked to.
public struct Commit {
    /// What the new image is to say of itself, and how closely to look.
    public struct Description: Sendable {
        /// Who made it; empty for nobody.
        public var author = ""
        /// The history's comment.
        public var message = ""
        /// Docker's `--change` values, in order.
        public var changes: [String] = []
        /// When it was made, in nanoseconds since 1970.
        public var created: Int64
        /// Whether to compare the content of every file.
        public var isThorough = false

        /// A description with no changes.
        public init(created: Int64) { self.created = created }
    }

    /// The new image's ID: its config's digest.
    public let id: Digest
    /// What is not in the new image, and what a person should know of it.
    public private(set) var notes: [String] = []

    /// Adds the image to the store, under `name` if there is one.
    ///
    /// - Throws: `.notFound` where the folder or its image is gone; `.usage` for a change that is none; `.unsafePath` for
    ///   a name that no layer can hold; `.conflict`, `.truncated` for what changes meanwhile; `.denied`, `.io`.
    public init(
        _ folder: FolderRecord, name: String?, as description: Description, in store: ImageStore
    ) throws(ImageError) {
        let changes = try ConfigChange.parse(description.changes)
        let source = try store.open()
        let image = try FolderUse.image(of: folder, in: source)
        let writer = try store.writer()
        for blob in [image.manifest.config] + image.manifest.layers {
            guard try writer.contains(blob) else {
                throw ImageError(.notFound, "\(blob.digest) of the image is missing from the store")
            }
        }
        let layer = try Self.difference(folder, image, in: source, store, description, &notes)
        let staged = try layer.isEmpty ? nil : Self.stage(layer, of: folder, image.manifest, in: writer)
        let step = HistoryEntry(
            created: Timestamp(nanoseconds: description.created),
            createdBy: (image.config.config?.cmd ?? []).joined(separator: " "), author: description.author,
            comment: description.message, emptyLayer: staged == nil)
        var config = try ImageConfig.appending(
            layer: staged?.facts.content.digest, history: step, to: image.rawConfig)
        config = try changes.applied(to: config)
        if !description.author.isEmpty {
            var editor = try JSONEditor(config)
            try editor.set(["author"], to: .string(description.author))
            config = editor.bytes
        }
        id = .of(config)
        let manifest = try Self.manifest(image, config, staged?.blob, source.document(image.blob))
        let root = Descriptor(
            mediaType: image.manifest.mediaType, digest: .of(manifest), size: Int64(manifest.count))
        let blob = Descriptor(mediaType: image.manifest.config.mediaType, digest: id, size: Int64(config.count))
        for (blob, bytes) in [(blob, config), (root, manifest)] {
            try writer.put(blob) { sink throws(ImageError) in try sink.write(bytes) }
        }
        if let staged { writer.note(staged.facts) }
        try writer.commit([Root(name: name, descriptor: root)])
    }

    private static func difference(
        _ folder: FolderRecord, _ image: ImageRecord, in source: any ImageSource, _ store: ImageStore,
        _ description: Description, _ notes: inout [String]
    ) throws(ImageError) -> FolderLayer {
        let scan = try FolderScan(
            folder.tree, index: store.folders.index(of: folder), isThorough: description.isThorough)
        notes += scan.notes
        var changed = scan.changed
        if scan.doubts.count > 0 {
            let reader = try TreeReader(folder.tree, options: TreeOptions(rootless: folder.isRootless))
            let target = DoubtTarget(scan, reader, isRootless: folder.isRootless)
            try Flatten(layers: LayerContent.layers(of: image, in: source)).write(to: target)
            changed.formUnion(target.differing)
        }
        scan.links.complete(&changed)
        return FolderLayer(changed: changed, removed: scan.removed, kept: scan.kept)
    }

    private static func stage(
        _ layer: FolderLayer, of folder: FolderRecord, _ manifest: Manifest, in writer: LayoutWriter
    ) throws(ImageError) -> (blob: Descriptor, facts: LayerFacts) {
        let file = try StagedFile(in: writer.staging.path)
        let stored = MeasuringSink(file.sink)
        let content = MeasuringSink(try Compression.gzip.encoding(into: stored, level: nil))
        let reader = try TreeReader(folder.tree, options: TreeOptions(rootless: folder.isRootless))
        let bytes = try layer.write(from: reader, to: content)
        try content.finish()
        let facts = LayerFacts(
            blob: stored.measure(), compression: .gzip, content: content.measure(), fileBytes: bytes)
        let path = writer.staging.path.appending("commit")
        try file.publish(as: path)
        _ = try writer.take(StagedBlob(path: path, measure: facts.blob))
        let type: MediaType = manifest.mediaType.isDocker ? .dockerLayerGzip : .ociLayerGzip
        return (Descriptor(mediaType: type, digest: facts.blob.digest, size: facts.blob.size), facts)
    }

    /// The manifest with another config and perhaps a layer more; all else keeps every byte.
    private static func manifest(
        _ image: ImageRecord, _ config: [UInt8], _ layer: Descriptor?, _ bytes: [UInt8]
    ) throws(ImageError) -> [UInt8] {
        let layers = image.manifest.layers + (layer.map { [$0] } ?? [])
        guard layers.count <= Limit.layers.value else {
            throw ImageError(exceeding: .layers, "the image would have more than \(Limit.layers.value) layers")
        }
        var editor = try JSONEditor(image.manifest.replacing(layers: layers, in: bytes))
        try editor.set(["config", "digest"], to: .string(Digest.of(config).description))
        try editor.set(["config", "size"], to: .integer(Int64(config.count)))
        if editor.value(at: ["config", "data"]) != nil { try editor.remove(["config", "data"]) }
        return editor.bytes
    }
}

public import ByteIO
public import ImageFormats
public import ImageModel
public import SystemPackage

/// A place whose images for several platforms are narrowed to some of them.
///
/// Of one platform the image is its manifest. For several there is a new index, the old one without the others, which
/// says what it is a part of; if nothing is left out it is the old one.
public struct PlatformSubset: WrappingSource {
    /// The narrowed images, under the names they had.
    public private(set) var roots: [Root] = []
    /// The place with all its platforms.
    public let whole: any ImageSource
    private var documents: [Digest: [UInt8]] = [:]

    /// The annotation of a new index that has the digest of the old one.
    public static let annotation = "tote.subset-of"

    /// - Throws: `.notFound`, with docker's words, for an image that lacks one of the platforms.
    public init(of roots: [Root], in whole: any ImageSource, to choice: PlatformChoice) throws(ImageError) {
        self.whole = whole
        for root in roots {
            let narrowed = try at("image \(root.label)") { () throws(ImageError) in try narrow(root, to: choice) }
            if !self.roots.contains(narrowed) { self.roots.append(narrowed) }
        }
    }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let bytes = documents[blob.digest] { return BytesSource(bytes) }
        return try whole.stored(blob)
    }

    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? {
        documents[blob.digest] == nil ? try whole.staged(blob) : nil
    }

    /// The file that holds the blob and nothing else.
    public func file(of blob: Descriptor) -> FilePath? { documents[blob.digest] == nil ? whole.file(of: blob) : nil }

    /// Whether the blob is there, without reading it.
    public func holds(_ blob: Descriptor) -> Bool { documents[blob.digest] != nil || whole.holds(blob) }

    private mutating func narrow(_ root: Root, to choice: PlatformChoice) throws(ImageError) -> Root {
        let tree = try ImageTree(root, in: whole)
        var kept: [ImageRecord] = []
        for platform in choice.platforms {
            guard let image = tree.images.first(where: { platform.isSame(as: $0.platform) }) else {
                let has = tree.images.map(\.platform.description).joined(separator: ", ")
                throw ImageError(
                    .notFound,
                    "no suitable export target found for platform \(platform)"
                        + (has.isEmpty ? "" : "; it has \(has)"))
            }
            kept.append(image)
        }
        guard kept.count > 1 else {
            var blob = kept[0].blob
            blob.platform = kept[0].platform
            return Root(name: root.name, descriptor: blob)
        }
        let index = try index(root.descriptor, keeping: Set(kept.map(\.blob.digest)), depth: 0)
        return Root(name: root.name, descriptor: index ?? root.descriptor)
    }

    /// The index with only what leads to the manifests that are kept, and what is attested about them.
    private mutating func index(
        _ blob: Descriptor, keeping kept: Set<Digest>, depth: Int
    ) throws(ImageError) -> Descriptor? {
        guard blob.mediaType.isIndex, whole.holds(blob), depth < Limit.indexDepth.value else { return nil }
        let bytes = try whole.document(blob)
        let index = try DocumentReading.index(bytes, blob).0
        var children: [Descriptor] = []
        for child in index.manifests {
            if kept.contains(child.digest) || child.attests(to: kept) && whole.holds(child) {
                children.append(child)
            } else if let narrowed = try self.index(child, keeping: kept, depth: depth + 1) {
                children.append(narrowed)
            }
        }
        guard !children.isEmpty, children != index.manifests else { return children.isEmpty ? nil : blob }
        var editor = try JSONEditor(index.replacing(manifests: children, in: bytes))
        try editor.set(["annotations", .entry(Self.annotation)], to: .string(blob.digest.description), order: .sorted)
        var descriptor = blob
        descriptor.digest = .of(editor.bytes)
        descriptor.size = Int64(editor.bytes.count)
        documents[descriptor.digest] = editor.bytes
        return descriptor
    }
}

public import ByteIO
public import ImageModel

/// Everything that makes up some images, in the order in which it is written: documents before what they name.
public struct TransferPlan: Sendable {
    /// One blob to carry over.
    public struct Item: Sendable {
        /// What is known of the bytes.
        public enum Content: Sendable {
            /// A manifest, index or config, verified and at hand.
            case document([UInt8])
            /// A layer; its uncompressed bytes must have the digest.
            case layer(diffID: Digest)
            /// Bytes that mean nothing to us.
            case other
        }

        /// The blob's name, size and type.
        public let blob: Descriptor
        /// What it is.
        public let content: Content
    }

    /// What the images are named at the destination.
    public let roots: [Root]
    /// Every blob once.
    public private(set) var items: [Item] = []
    /// For each root, the image that a reader of docker archives gets: the only one, or the one for this platform.
    public private(set) var defaults: [Digest: Image] = [:]
    /// Images and blobs that an index lists, but the source does not hold.
    public private(set) var absent: [Descriptor] = []
    /// Odd, but read all the same.
    public private(set) var warnings: [String] = []
    private var seen: Set<Digest> = []
    private var promised: [Digest: Digest] = [:]
    private let choice: PlatformChoice?

    /// One image: its manifest and config, read.
    public struct Image: Sendable {
        /// The manifest's descriptor.
        public let blob: Descriptor
        /// The manifest.
        public let manifest: Manifest
        /// The config, where it is one of an image.
        public let config: ImageConfig
    }

    /// Reads all documents below `roots` in `source`, verified.
    ///
    /// `choice`: of images for several platforms only those; indexes stay as they are.
    /// - Throws: `.notFound` for a root, config or layer that is missing, and for an image that has none of the chosen
    ///   platforms; whatever is wrong with the documents.
    public init(
        _ roots: [Root], from source: any ImageSource, platform: Platform = .host, only choice: PlatformChoice? = nil
    ) throws(ImageError) {
        self.roots = roots
        self.choice = choice
        for root in roots where !seen.contains(root.descriptor.digest) {
            try at("image \(root.label)") { () throws(ImageError) in
                let images = try add(root.descriptor, from: source, depth: 0)
                defaults[root.descriptor.digest] = Self.preferred(images, platform)
            }
        }
    }

    /// Bytes of all blobs together.
    public var size: Int64 { items.reduce(0) { $0.addingReportingOverflow($1.blob.size).partialValue } }

    private static func preferred(_ images: [Image], _ platform: Platform) -> Image? {
        let ranked = images.compactMap { image in platform.rank(of: image.platform).map { ($0, image) } }
        return ranked.min { $0.0 < $1.0 }?.1 ?? images.first
    }

    private mutating func add(
        _ blob: Descriptor, from source: any ImageSource, depth: Int
    ) throws(ImageError) -> [Image] {
        guard blob.mediaType.isIndex || blob.mediaType.isManifest else {
            append(blob, .other)
            return []
        }
        guard depth < Limit.indexDepth.value, items.count < Limit.descriptors.value else {
            throw ImageError(
                exceeding: .descriptors,
                "more than \(Limit.descriptors.value) blobs, or indexes \(Limit.indexDepth.value) deep")
        }
        let bytes = try source.document(blob)
        return try at("\(blob.digest)") { () throws(ImageError) in
            blob.mediaType.isIndex
                ? try add(index: bytes, blob, from: source, depth: depth)
                : try add(manifest: bytes, blob, from: source)
        }
    }

    private mutating func add(
        index bytes: [UInt8], _ blob: Descriptor, from source: any ImageSource, depth: Int
    ) throws(ImageError) -> [Image] {
        let (index, doubt) = try DocumentReading.index(bytes, blob)
        if let doubt { warnings.append(doubt) }
        let children = try choice?.wanted(of: index.manifests, in: source) ?? index.manifests
        guard choice == nil || !children.isEmpty else {
            throw missing("not found", index.manifests.compactMap(\.platform))
        }
        append(blob, .document(bytes))
        var images: [Image] = []
        var present = 0
        for child in children {
            guard source.holds(child) else {
                absent.append(child)
                continue
            }
            present += 1
            images += try add(child, from: source, depth: depth + 1)
        }
        guard present > 0 || children.isEmpty else {
            guard choice == nil else { throw missing("found, but some content is missing", []) }
            throw ImageError(.notFound, "none of the \(children.count) manifests it lists is there")
        }
        return images
    }

    private mutating func add(
        manifest bytes: [UInt8], _ blob: Descriptor, from source: any ImageSource
    ) throws(ImageError) -> [Image] {
        let (manifest, doubt) = try DocumentReading.manifest(bytes, blob)
        if let doubt { warnings.append(doubt) }
        append(blob, .document(bytes))
        var raw: [UInt8] = []
        let config = try DocumentReading.config(of: manifest) { () throws(ImageError) in
            raw = try source.document(manifest.config)
            return raw
        }
        guard let config else {
            for child in manifest.blobs { append(child, .other) }
            return []
        }
        append(manifest.config, .document(raw))
        let platform = blob.platform ?? config.platform
        guard choice?.includes(platform) ?? true else { throw missing("not found", [platform]) }
        guard config.diffIDs.count == manifest.layers.count else {
            throw ImageError(
                .malformed,
                "the manifest has \(manifest.layers.count) layers, the config \(config.diffIDs.count) diff IDs")
        }
        for (number, (layer, diffID)) in zip(manifest.layers, config.diffIDs).enumerated() {
            guard source.holds(layer) else {
                throw ImageError(.notFound, "layer \(number + 1), \(layer.digest), is missing")
            }
            guard promised.updateValue(diffID, forKey: layer.digest) ?? diffID == diffID else {
                throw ImageError(.malformed, "layer \(layer.digest) has two different diff IDs")
            }
            append(layer, .layer(diffID: diffID))
        }
        return [Image(blob: blob, manifest: manifest, config: config)]
    }

    /// An image without what was chosen, in docker's words.
    private func missing(_ what: String, _ has: [Platform]) -> ImageError {
        let offer = has.filter { $0 != .unknown }.map(\.description).joined(separator: ", ")
        return ImageError(
            .notFound,
            "requested platform(s) (\(choice?.description ?? "")) \(what)" + (offer.isEmpty ? "" : "; it has \(offer)"))
    }

    private mutating func append(_ blob: Descriptor, _ content: Item.Content) {
        guard seen.insert(blob.digest).inserted else { return }
        items.append(Item(blob: blob, content: content))
    }
}

extension TransferPlan.Image {
    /// What it runs on: as its descriptor says, else as its config does.
    public var platform: Platform { blob.platform ?? config.platform }
}

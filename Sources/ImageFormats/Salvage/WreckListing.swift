internal import ByteIO
internal import ImageModel
internal import Tar

/// The images of a damaged archive: as its index or its list names them, or, where both are lost, as the documents that
/// are left tell.
struct WreckListing {
    private(set) var roots: [Root] = []
    private(set) var documents: [Digest: [UInt8]] = [:]
    /// The members that should be the blobs.
    private(set) var claims: [Digest: EntryPath] = [:]
    private(set) var lost: [(label: String, error: ImageError)] = []
    private(set) var warnings: [String] = []
    private let bodies: WreckBodies
    private let spares: [Digest: [UInt8]]
    /// Documents that were looked at.
    private var noted: Set<Digest> = []
    /// Configs that an image has already.
    private var configs: Set<Digest> = []
    /// Bytes of `documents`.
    private var keptBytes = 0

    init(_ scan: WreckScan, _ bodies: WreckBodies, repository: String?, configs spares: [Digest: [UInt8]]) {
        self.spares = spares
        self.bodies = bodies
        if let index = list("index.json", .document, { bytes throws(ImageError) in try LayoutIndex(parsing: bytes) }) {
            (roots, warnings) = index.roots(repository: repository, warnings: warnings)
            for root in roots { note(root.descriptor, depth: 0) }
        }
        let items = list("manifest.json", .listing) { bytes throws(ImageError) in
            try DockerArchiveManifest(parsing: bytes).items
        }
        for item in items ?? [] { add(item) }
        if roots.isEmpty, lost.isEmpty { addUnnamed() }
    }

    /// What a list of images says. Of one that is there and says nothing, the reader is told: its names are lost.
    private mutating func list<List>(
        _ name: String, _ limit: Limit, _ parse: ([UInt8]) throws(ImageError) -> List
    ) -> List? {
        guard bodies.member(EntryPath(name)) != nil else { return nil }
        do throws(ImageError) {
            guard let bytes = bodies.document(EntryPath(name), limit: limit) else {
                throw ImageError(.malformed, "cannot be read")
            }
            return try parse(bytes)
        } catch {
            warnings.append("\(name): \(error.message); the names in it are lost")
            return nil
        }
    }

    /// Notes the configs below a root.
    private mutating func note(_ blob: Descriptor, depth: Int) {
        guard depth < Limit.indexDepth.value, noted.insert(blob.digest).inserted, let region = try? bodies.find(blob),
            let bytes = try? RegionSource(region).readAll(limit: .document)
        else { return }
        if blob.mediaType.isIndex {
            for child in (try? Index(parsing: bytes))?.manifests ?? [] { note(child, depth: depth + 1) }
        } else if let manifest = try? Manifest(parsing: bytes) {
            configs.insert(manifest.config.digest)
        }
    }

    /// An image of `manifest.json`, unless the index has it.
    private mutating func add(_ item: DockerArchiveManifest.Item) {
        let names = item.repoTags.compactMap { try? Reference(parsing: $0).withDefaultTag.canonical }
        let label = item.repoTags.first ?? item.config
        let path = EntryPath(item.config)
        let named = DockerArchive.digest(inName: path)
        let bytes = named.flatMap { document($0) ?? spares[$0] } ?? bodies.document(path)
        guard let bytes, named == nil || named == Digest.of(bytes), let config = try? ImageConfig(parsing: bytes) else {
            if named.map({ !configs.contains($0) }) ?? true { lost.append((label, fault(path))) }
            return
        }
        guard configs.insert(.of(bytes)).inserted else { return }
        guard config.diffIDs.count == item.layers.count else {
            let counts = "\(item.layers.count) layers for \(config.diffIDs.count) diff IDs"
            return lost.append((label, ImageError(.malformed, counts)))
        }
        // The index has the names already, but not the manifest they point at.
        roots.removeAll { root in root.name.map(names.contains) ?? false }
        let layers = zip(item.layers, config.diffIDs).map { layer(EntryPath($0.0), diffID: $0.1) }
        add(config: bytes, layers, names: names, label: label)
    }

    private func document(_ digest: Digest) -> [UInt8]? {
        (try? bodies.body(digest)).flatMap { try? RegionSource($0).readAll(limit: .document) }
    }

    private func fault(_ path: EntryPath) -> ImageError {
        guard let member = bodies.member(path) else {
            return ImageError(.notFound, "config \(path): missing from the archive")
        }
        let end = member.body.offset + max(member.body.length, 1) - 1
        return ImageError(.digestMismatch, "config \(path): corrupt at bytes \(member.body.offset)-\(end)")
    }

    /// The layer of a docker archive: a plain one has its diff ID for its digest, of a compressed one only reading it
    /// tells whether it is whole.
    private mutating func layer(_ path: EntryPath, diffID: Digest) -> Descriptor {
        if let region = try? bodies.body(diffID) {
            return Descriptor(mediaType: .ociLayer, digest: diffID, size: region.length)
        }
        claims[diffID] = path
        let member = bodies.member(path)
        let missing = Descriptor(mediaType: .ociLayer, digest: diffID, size: member?.size ?? 0)
        guard let body = member?.body, let member, body.length == member.size,
            let compression = try? Compression.detect(RegionSource(body)).0, compression != .none,
            let type = try? MediaType.layer(compression),
            let measure = try? MeasuringSource(RegionSource(body)).measure()
        else { return missing }
        return Descriptor(mediaType: type, digest: measure.digest, size: measure.size)
    }

    private mutating func add(config: [UInt8], _ layers: [Descriptor], names: [String], label: String) {
        let blob = Descriptor(mediaType: .ociConfig, digest: .of(config), size: Int64(config.count))
        let manifest = Manifest(config: blob, layers: layers).encoded()
        let root = Descriptor(mediaType: .ociManifest, digest: .of(manifest), size: Int64(manifest.count))
        keptBytes += config.count + manifest.count
        guard keptBytes <= Limit.dockerDocuments.value else {
            return lost.append((label, DockerArchive.tooManyDocuments))
        }
        documents[blob.digest] = config
        documents[root.digest] = manifest
        roots +=
            names.isEmpty
            ? [Root(name: nil, descriptor: root)] : names.map { Root(name: $0, descriptor: root) }
    }

    /// Images without names: manifests that no index has, then configs that no manifest has.
    private mutating func addUnnamed() {
        let names = bodies.names
        var children: Set<Digest> = []
        var tops: [Descriptor] = []
        for name in names {
            guard let bytes = bodies.object(name) else { continue }
            let (digest, size) = (Digest.of(bytes), Int64(bytes.count))
            if let index = try? Index(parsing: bytes) {
                children.formUnion(index.manifests.map(\.digest))
                tops.append(Descriptor(mediaType: index.mediaType, digest: digest, size: size))
            } else if let manifest = try? Manifest(parsing: bytes) {
                configs.insert(manifest.config.digest)
                tops.append(Descriptor(mediaType: manifest.mediaType, digest: digest, size: size))
            }
        }
        roots = tops.filter { !children.contains($0.digest) }.map { Root(name: nil, descriptor: $0) }
        for name in names {
            guard let bytes = bodies.object(name), !configs.contains(.of(bytes)),
                let config = try? ImageConfig(parsing: bytes), !config.diffIDs.isEmpty
            else { continue }
            let layers = config.diffIDs.map { layer(EntryPath("\($0.hex)/layer.tar"), diffID: $0) }
            add(config: bytes, layers, names: [], label: Digest.of(bytes).description)
        }
    }
}

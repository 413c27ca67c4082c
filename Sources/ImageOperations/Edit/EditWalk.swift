internal import ByteIO
internal import ImageFormats
internal import ImageModel

/// Walks from names down to images, has each edited once, and patches the documents above it.
struct EditWalk<Edit: ImageEdit> {
    let source: any ImageSource
    let platform: Platform?
    let workshop: LayerWorkshop
    var edit: Edit
    /// Documents that are new.
    private(set) var documents: [Digest: [UInt8]] = [:]
    /// The IDs of what was edited, in the order in which they came.
    private(set) var ids: [Digest] = []
    /// The manifest or index that became of each.
    private var done: [Digest: Descriptor] = [:]
    /// With a platform: the one manifest to edit.
    private var chosen: Digest?

    init(source: any ImageSource, platform: Platform?, workshop: LayerWorkshop, edit: Edit) {
        self.source = source
        self.platform = platform
        self.workshop = workshop
        self.edit = edit
    }

    /// The descriptor of the edited image, or the old one where nothing changed.
    mutating func edit(_ root: Root) throws(ImageError) -> Descriptor {
        if let platform { chosen = try ImageTree(root, in: source).image(for: platform).blob.digest }
        return try at("image \(root.label)") { () throws(ImageError) in try edit(root.descriptor, depth: 0) }
    }

    private mutating func edit(_ blob: Descriptor, depth: Int) throws(ImageError) -> Descriptor {
        guard blob.mediaType.isIndex || blob.mediaType.isManifest else { return blob }
        if let known = done[blob.digest] { return Self.renew(blob, as: known) }
        guard depth < Limit.indexDepth.value, done.count < Limit.descriptors.value else {
            throw ImageError(
                exceeding: .descriptors,
                "more than \(Limit.descriptors.value) manifests, or indexes \(Limit.indexDepth.value) deep")
        }
        let bytes = try source.document(blob)
        let new =
            blob.mediaType.isIndex
            ? try edit(index: bytes, blob, depth: depth) : try edit(manifest: bytes, blob)
        done[blob.digest] = new
        return new
    }

    // MARK: Indexes

    private mutating func edit(index bytes: [UInt8], _ blob: Descriptor, depth: Int) throws(ImageError) -> Descriptor {
        let (index, _) = try DocumentReading.index(bytes, blob)
        var children: [Descriptor] = []
        for child in index.manifests {
            children.append(source.holds(child) ? try edit(child, depth: depth + 1) : child)
        }
        let changed = Set(zip(index.manifests, children).filter { $0.digest != $1.digest }.map(\.0.digest))
        guard !changed.isEmpty else { return blob }
        var kept: [Descriptor] = []
        for child in children {
            if let described = try subject(of: child), changed.contains(described) {
                workshop.note("\(child.digest) describes \(described), which changed, and is left out")
            } else {
                kept.append(child)
            }
        }
        var new = try index.replacing(manifests: kept, in: bytes)
        var descriptor = blob
        if blob.mediaType.isDocker, kept.contains(where: { !$0.mediaType.isDocker }) {
            // A Docker list cannot hold what is none of Docker's.
            new = try Index.retyping(new, as: .ociIndex)
            descriptor.mediaType = .ociIndex
        }
        return keep(new, descriptor)
    }

    /// What a manifest says something about, if it is not an image of its own.
    private func subject(of child: Descriptor) throws(ImageError) -> Digest? {
        if child.isAttestation, let text = child.annotations[Annotation.referenceDigest] {
            return try? Digest(parsing: text)
        }
        guard child.mediaType.isManifest, documents[child.digest] == nil, source.holds(child) else { return nil }
        return try DocumentReading.manifest(source.document(child), child).0.subject?.digest
    }

    // MARK: Manifests

    private mutating func edit(manifest bytes: [UInt8], _ blob: Descriptor) throws(ImageError) -> Descriptor {
        guard chosen == nil || chosen == blob.digest else { return blob }
        let (manifest, _) = try DocumentReading.manifest(bytes, blob)
        var raw: [UInt8] = []
        let config = try DocumentReading.config(of: manifest) { () throws(ImageError) in
            raw = try source.document(manifest.config)
            return raw
        }
        guard let config, !blob.isAttestation else { return blob }
        guard config.diffIDs.count == manifest.layers.count else {
            throw ImageError(
                .malformed, "the config has \(config.diffIDs.count) diff IDs for \(manifest.layers.count) layers")
        }
        let image = ImageRecord(
            name: nil, root: blob, blob: blob, manifest: manifest, rawConfig: raw, config: config,
            layerFiles: manifest.layers.map { source.facts(of: $0.digest)?.fileBytes })
        let edited = try edit.edit(image, in: workshop)
        return try finish(edited, of: image, bytes)
    }

    private mutating func finish(
        _ edited: EditedImage, of image: ImageRecord, _ bytes: [UInt8]
    ) throws(ImageError) -> Descriptor {
        var new = image.manifest
        let config = try ImageConfig(parsing: edited.config)
        if edited.config != image.rawConfig {
            new.config = Self.renew(new.config, .of(edited.config), Int64(edited.config.count))
            documents[new.config.digest] = edited.config
        }
        ids.append(new.config.digest)
        new.layers = edited.layers
        new.annotations = edited.annotations
        Self.fitTypes(of: &new, from: image.manifest, declared: image.blob.mediaType)
        guard new != image.manifest else { return image.blob }
        var descriptor = image.blob
        descriptor.mediaType = new.declaredMediaType ?? image.blob.mediaType
        if var platform = descriptor.platform, config.platform != image.config.platform {
            platform.os = config.os
            platform.architecture = config.architecture
            platform.variant = config.variant
            platform.osVersion = config.osVersion
            descriptor.platform = platform
        }
        return keep(try image.manifest.replacing(with: new, in: bytes), descriptor)
    }

    /// Gives new layers the types of the manifest's family. Zstd is none of Docker's: then the manifest becomes OCI's.
    private static func fitTypes(of manifest: inout Manifest, from old: Manifest, declared: MediaType) {
        let kept = Set(old.layers)
        let isDocker = (manifest.declaredMediaType ?? declared).isDocker
        let hasZstd = manifest.layers.contains { !kept.contains($0) && $0.mediaType.oci == .ociLayerZstd }
        guard isDocker, hasZstd else {
            for (number, layer) in manifest.layers.enumerated() where !kept.contains(layer) {
                let type = layer.mediaType
                manifest.layers[number].mediaType = isDocker ? type.docker ?? type : type.oci
            }
            return
        }
        for (number, layer) in manifest.layers.enumerated() { manifest.layers[number].mediaType = layer.mediaType.oci }
        manifest.config.mediaType = manifest.config.mediaType.oci
        manifest.declaredMediaType = .ociManifest
    }

    // MARK: Descriptors

    private mutating func keep(_ bytes: [UInt8], _ old: Descriptor) -> Descriptor {
        let descriptor = Self.renew(old, .of(bytes), Int64(bytes.count))
        documents[descriptor.digest] = bytes
        return descriptor
    }

    /// A descriptor with all that was said about `old`, for other bytes.
    private static func renew(_ old: Descriptor, _ digest: Digest, _ size: Int64) -> Descriptor {
        var descriptor = old
        descriptor.digest = digest
        descriptor.size = size
        descriptor.data = nil
        return descriptor
    }

    private static func renew(_ old: Descriptor, as new: Descriptor) -> Descriptor {
        guard old.digest != new.digest else { return old }
        var descriptor = renew(old, new.digest, new.size)
        descriptor.mediaType = new.mediaType
        if descriptor.platform != nil { descriptor.platform = new.platform ?? descriptor.platform }
        return descriptor
    }
}

extension Descriptor {
    /// Annotations that describe the bytes of a layer, and not what is in it: they go when it is compressed anew.
    private static let aboutBytes = [
        "containerd.io/uncompressed", "containerd.io/snapshot/stargz/", "containerd.io/snapshot/nydus",
        "io.containers.zstd-chunked.", "io.github.containers.zstd-chunked.", "io.containers.estargz.",
    ]

    /// The layer `made` in the place of this one: what is said about this one stays, as far as it is still true.
    func replaced(by made: Descriptor) -> Descriptor {
        var descriptor = self
        descriptor.mediaType = made.mediaType
        descriptor.digest = made.digest
        descriptor.size = made.size
        descriptor.data = nil
        descriptor.urls = nil
        for key in annotations.keys where Self.aboutBytes.contains(where: { key.utf8.starts(with: $0.utf8) }) {
            descriptor.annotations[key] = nil
        }
        return descriptor
    }
}

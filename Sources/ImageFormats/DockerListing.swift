internal import ByteIO
internal import ImageModel

/// `manifest.json` and `repositories`: what docker's older readers go by.
struct DockerListing {
    /// The bytes of `manifest.json`.
    let manifest: [UInt8]
    /// The bytes of `repositories`; `nil` where no image has a tag.
    let repositories: [UInt8]?
    /// Whether there is nothing to list.
    let isEmpty: Bool
    /// The members' names of the blobs it lists.
    let names: [Digest: String]

    /// Lists each image once, with all its tags, in the order of the plan. Of an image for several platforms such a
    /// reader gets one.
    init(_ plan: TransferPlan, form: ArchiveWriter.Form) {
        var names: [Digest: String] = [:]
        var images: [DockerArchiveManifest.Item] = []
        var placeOf: [Digest: Int] = [:]
        var tops: [(Reference, String)] = []
        for root in plan.roots {
            guard let image = plan.defaults[root.descriptor.digest] else { continue }
            let reference = root.name.flatMap { try? Reference(parsing: $0) }
            let tag = reference.map { [$0.familiar] } ?? []
            let blobs = [image.manifest.config] + image.manifest.layers
            for blob in blobs { names[blob.digest] = Self.name(of: blob, config: blob == blobs[0], form: form) }
            if let reference { tops.append((reference, blobs[blobs.count - 1].digest.hex)) }
            if let place = placeOf[image.blob.digest] {
                images[place].repoTags += tag
            } else {
                placeOf[image.blob.digest] = images.count
                images.append(
                    DockerArchiveManifest.Item(
                        config: names[blobs[0].digest] ?? "", repoTags: tag,
                        layers: image.manifest.layers.map { names[$0.digest] ?? "" }))
            }
        }
        self.names = names
        isEmpty = images.isEmpty
        manifest = DockerArchiveManifest(items: images).encoded()
        var listed = LegacyRepositories()
        for (reference, layer) in tops {
            if let tag = reference.tag { listed.add(name: reference.familiarName, tag: tag, id: layer) }
        }
        repositories = tops.isEmpty ? nil : listed.encoded()
    }

    private static func name(of blob: Descriptor, config: Bool, form: ArchiveWriter.Form) -> String {
        guard form == .docker else { return blob.digest.blobName }
        if config { return "\(blob.digest.hex).json" }
        switch blob.mediaType.compression {
        case "gzip": return "\(blob.digest.hex).tar.gz"
        case "zstd": return "\(blob.digest.hex).tar.zst"
        default: return "\(blob.digest.hex).tar"
        }
    }
}

public import ByteIO
public import ImageModel

/// Reads manifests and indexes the way engines do.
public enum DocumentReading {
    /// The manifest in `bytes`, which are verified already.
    ///
    /// - Returns: the manifest, and a doubt where it calls itself a manifest of another family than its descriptor does:
    ///   such images are about, and every engine takes them.
    /// - Throws: `.malformed`, `.unsupported`, `.limitExceeded`.
    public static func manifest(_ bytes: [UInt8], _ blob: Descriptor) throws(ImageError) -> (Manifest, doubt: String?) {
        let manifest = try Manifest(parsing: bytes)
        return (manifest, try doubt(manifest.declaredMediaType, blob))
    }

    /// The index in `bytes`, which are verified already.
    ///
    /// - Returns: as `manifest`.
    /// - Throws: `.malformed`, `.unsupported`, `.limitExceeded`.
    public static func index(_ bytes: [UInt8], _ blob: Descriptor) throws(ImageError) -> (Index, doubt: String?) {
        let index = try Index(parsing: bytes)
        return (index, try doubt(index.declaredMediaType, blob))
    }

    /// The image that a manifest makes; `nil` where it is none: an attestation, a signature, an artifact.
    ///
    /// A config that says nothing of layers, history or how to run is the stub of an artifact; one that says some of it
    /// but no `rootfs` has lost it.
    /// - Throws: `.malformed` and others for a config that is wrong.
    public static func config(of manifest: Manifest, _ bytes: () throws(ImageError) -> [UInt8]) throws(ImageError)
        -> ImageConfig?
    {
        guard manifest.hasRootFileSystem else {
            try refuseLost(manifest, bytes)
            return nil
        }
        let bytes = try bytes()
        return try at("config \(manifest.config.digest)") { () throws(ImageError) in
            let object = try JSONObject(parsing: bytes, as: "config")
            let telling = ["rootfs", "history", "config", "created"]
            guard object.members.isEmpty || object.members.contains(where: { telling.contains($0.key) }) else {
                return nil
            }
            return try ImageConfig(object)
        }
    }

    /// What refers to an image may have an image's config, but then not one of layers that it does not have: some readers
    /// would take it for the image.
    private static func refuseLost(_ manifest: Manifest, _ bytes: () throws(ImageError) -> [UInt8]) throws(ImageError) {
        guard manifest.isImage, manifest.layers.isEmpty,
            let config = try? ImageConfig(parsing: bytes()), !config.diffIDs.isEmpty
        else { return }
        throw ImageError(.malformed, "the manifest has no layers, its config \(config.diffIDs.count) diff IDs")
    }

    private static func doubt(_ declared: MediaType?, _ blob: Descriptor) throws(ImageError) -> String? {
        guard let declared, declared != blob.mediaType else { return nil }
        guard declared.isIndex == blob.mediaType.isIndex, declared.isManifest == blob.mediaType.isManifest else {
            throw ImageError(.malformed, "says its type is \(declared), but is referred to as \(blob.mediaType)")
        }
        return "\(blob.digest) says its type is \(declared), but is referred to as \(blob.mediaType)"
    }
}

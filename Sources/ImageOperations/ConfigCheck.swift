internal import ByteIO
internal import ImageModel

/// Whether a config fits the manifest that names it.
enum ConfigCheck {
    /// - Throws: `.malformed` for the first thing that does not fit.
    static func run(_ config: ImageConfig, _ manifest: Manifest, _ blob: Descriptor) throws(ImageError) {
        guard config.diffIDs.count == manifest.layers.count else {
            throw ImageError(
                .malformed, "has \(config.diffIDs.count) diff IDs, the manifest has \(manifest.layers.count) layers")
        }
        let filled = config.history.count { !$0.emptyLayer }
        guard filled <= config.diffIDs.count else {
            throw ImageError(
                .malformed, "has \(filled) history entries with a layer for \(config.diffIDs.count) layers")
        }
        if let platform = blob.platform,
            platform.os != config.platform.os || platform.architecture != config.platform.architecture
        {
            throw ImageError(.malformed, "is for \(config.platform), the index says \(platform)")
        }
    }
}

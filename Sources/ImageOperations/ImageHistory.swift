public import ByteIO
public import ImageModel

/// The steps that made an image, newest first, with the layers they made.
public struct ImageHistory: Sendable {
    /// One step.
    public struct Step: Sendable {
        /// The image's ID for the last step; `nil` for those before it, which have no image of their own.
        public let id: Digest?
        /// What the config says of it.
        public let entry: HistoryEntry
        /// Bytes of files in its layer, 0 where it made none.
        public let size: Int64
    }

    /// The steps.
    public let steps: [Step]

    /// Reads the history of `image`.
    ///
    /// - Throws: `.malformed` with docker's words for more steps than layers.
    public init(_ image: ImageRecord) throws(ImageError) {
        var layer = 0
        var steps: [Step] = []
        let entries = image.config.history
        for (number, entry) in entries.enumerated() {
            var size: Int64 = 0
            if !entry.emptyLayer {
                guard layer < image.manifest.layers.count else {
                    throw ImageError(.malformed, "too many non-empty layers in History section")
                }
                size = image.layerFiles[layer] ?? image.manifest.layers[layer].size
                layer += 1
            }
            steps.append(Step(id: number == entries.count - 1 ? image.id : nil, entry: entry, size: size))
        }
        self.steps = steps.reversed()
    }
}

internal import ByteIO
internal import ImageFormats
internal import ImageModel

/// The layers of an image as tars that are proven while they are read.
enum LayerContent {
    /// From this many bytes on a layer is read, inflated and hashed on a thread of its own.
    private static let shortestAhead: Int64 = 1 << 20

    /// The layers of `image`, base first.
    ///
    /// - Throws: `.malformed` unless there are as many layers as diff IDs.
    static func layers(of image: ImageRecord, in source: any ImageSource) throws(ImageError) -> [Flatten.Layer] {
        let diffIDs = image.config.diffIDs
        guard image.manifest.layers.count == diffIDs.count else {
            throw ImageError(
                .malformed, "the image has \(image.manifest.layers.count) layers and \(diffIDs.count) diff IDs")
        }
        let repeated = RepeatedContent()
        var seen: Set<Digest> = []
        return zip(image.manifest.layers, diffIDs).map { layer, diffID in
            let isNew = seen.insert(layer.digest).inserted
            let counted = { @Sendable (content: any ByteSource) in isNew ? content : repeated.counting(content) }
            return Flatten.Layer(
                diffID: diffID,
                look: { () throws(ImageError) in counted(try look(at: layer, in: source)) },
                { () throws(ImageError) in counted(try open(layer, diffID, in: source)) })
        }
    }

    /// The uncompressed layer, of which nothing is proven.
    private static func look(at layer: Descriptor, in source: any ImageSource) throws(ImageError) -> any ByteSource {
        let stored: any ByteSource = if let data = layer.data { BytesSource(data) } else { try source.stored(layer) }
        return try source.content(of: layer.digest, in: stored).1
    }

    /// The uncompressed layer. The read that reaches its end fails unless blob and content have their digests.
    static func open(
        _ layer: Descriptor, _ diffID: Digest, in source: any ImageSource
    ) throws(ImageError) -> any ByteSource {
        var (compression, content) = try source.content(of: layer.digest, in: source.open(layer))
        let isProven = compression == .none && layer.digest == diffID
        if !isProven, source.facts(of: layer.digest)?.proves(diffID) != true {
            content = VerifyingSource(content, expecting: diffID)
        }
        return layer.size >= shortestAhead ? try ReadAhead(content) : content
    }
}

public import ByteIO
internal import ImageFormats
internal import ImageModel

/// Compresses the layers of images anew. Configs, and with them image IDs and diff IDs, stay.
public struct RecompressEdit: ImageEdit {
    private let compression: Compression
    private let level: Int?
    private var done: [Digest: Descriptor] = [:]

    /// An edit to `compression`.
    ///
    /// `level`: the codec's own level; with one, layers that are compressed so already are compressed anew.
    public init(to compression: Compression, level: Int?) {
        self.compression = compression
        self.level = level
    }

    /// Makes the image. Layers that are compressed so already keep their bytes.
    public mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage {
        var edited = EditedImage(image)
        for (number, diffID) in image.config.diffIDs.enumerated() {
            let layer = image.manifest.layers[number]
            edited.layers[number] = try at("layer \(layer.digest)") { () throws(ImageError) in
                try self.recode(layer, diffID, in: workshop)
            }
        }
        return edited
    }

    private mutating func recode(
        _ layer: Descriptor, _ diffID: Digest, in workshop: LayerWorkshop
    ) throws(ImageError) -> Descriptor {
        if let known = done[layer.digest] { return known }
        let made = try workshop.recode(layer, diffID, to: compression, level: level, anew: level != nil)
        let result = made.map { layer.replaced(by: $0.descriptor) } ?? layer
        done[layer.digest] = result
        return result
    }
}

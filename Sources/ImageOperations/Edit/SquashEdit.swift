public import ByteIO
internal import ImageFormats
internal import ImageModel

/// Merges layers into one, which has what a container sees of them and nothing else.
public struct SquashEdit: ImageEdit {
    private let kept: Int
    private let compression: Compression?
    private let step: EditStep

    /// An edit that merges all layers above the lowest `kept`.
    ///
    /// `compression`: what the new layer shall have; `nil` for what the lowest of the merged ones has.
    public init(upon kept: Int, compression: Compression?, step: EditStep) {
        self.kept = kept
        self.compression = compression
        self.step = step
    }

    /// Makes the image with the merged layer. One that has no two layers to merge stays as it is.
    ///
    /// - Throws: `.usage` where the image has fewer than `kept` layers.
    public mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage {
        var edited = EditedImage(image)
        let layers = image.manifest.layers
        guard kept <= layers.count else {
            throw ImageError(.usage, "--from is \(kept), the image has \(layers.count) layers")
        }
        guard layers.count - kept > 1 else {
            workshop.note("the image has no two layers to merge")
            return edited
        }
        let layer = try merge(image, in: workshop)
        edited.layers = layers.prefix(kept) + [layer.descriptor]
        var draft = try ConfigDraft(image.rawConfig)
        try draft.set(diffIDs: image.config.diffIDs.prefix(kept) + [layer.facts.content.digest])
        try draft.set(history: try history(of: image.config, draft.history))
        if step.isRecorded, image.config.historyIsComplete {
            let comment = "merge \(image.id) to \(kept == 0 ? "scratch" : "\(image.config.chainIDs[kept - 1])")"
            try step.record("", comment: comment, emptyLayer: false, in: &draft)
        }
        edited.config = draft.bytes
        return edited
    }

    private func merge(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> LayerWorkshop.Made {
        let layers = try LayerContent.layers(of: image, in: workshop.source)
        let own = try workshop.compression(of: image.manifest.layers[kept])
        let compression = compression ?? own
        let merged = try workshop.make(compression) { sink throws(ImageError) in
            try Flatten(layers: layers, upon: kept).write(to: sink)
        }
        guard let merged else { throw ImageError(.io, "the merged layer was not made") }
        return merged
    }

    /// The steps that made the merged layers become steps without one, as docker's builder has it. The last of them
    /// keeps the layer where no step of ours follows.
    private func history(of config: ImageConfig, _ entries: [[UInt8]]) throws(ImageError) -> [[UInt8]] {
        let layerOf = try config.historyLayers()
        let last = layerOf.lastIndex { $0 != nil }
        var changed = entries
        for (number, layer) in layerOf.enumerated() {
            guard let layer, layer >= kept, number < entries.count else { continue }
            if number == last, !(step.isRecorded && config.historyIsComplete) { continue }
            changed[number] = try ConfigDraft.setting("empty_layer", to: true, in: entries[number])
        }
        return changed
    }
}

public import ByteIO
internal import ImageFormats
internal import ImageModel

/// Puts tars on top of an image, each as a layer.
public struct AppendEdit: ImageEdit {
    // A struct around the closure, and no array of closures: Swift 6.3 miscompiles closures with typed throws when they
    // are elements of a generic collection.
    /// A tar, compressed in any way.
    public struct Input: Sendable {
        /// What to call it in messages.
        let name: String
        let open: @Sendable () throws(ImageError) -> any ByteSource

        /// A tar that `open` gives, once.
        public init(name: String, _ open: @escaping @Sendable () throws(ImageError) -> any ByteSource) {
            self.name = name
            self.open = open
        }
    }

    private let inputs: [Input]
    private let compression: Compression?
    private let step: EditStep
    private let isForced: Bool
    private var layers: [LayerWorkshop.Made] = []

    /// An edit that adds `inputs`, the lowest first.
    ///
    /// `compression`: what the layers shall have. With `nil` they stay as they come, but for xz and bzip2, which layers
    /// cannot have: those become plain. `isForced`: whether even an image archive becomes a layer.
    public init(_ inputs: [Input], compression: Compression?, step: EditStep, isForced: Bool = false) {
        self.isForced = isForced
        self.inputs = inputs
        self.compression = compression
        self.step = step
    }

    /// Makes the image with the layers on top. The tars are read once, for the first image.
    public mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage {
        if layers.isEmpty {
            for input in inputs {
                layers.append(try at(input.name) { () throws(ImageError) in try make(input, in: workshop) })
            }
        }
        guard image.manifest.layers.count + layers.count <= Limit.layers.value else {
            throw ImageError(exceeding: .layers, "the image would have more than \(Limit.layers.value) layers")
        }
        var edited = EditedImage(image)
        var draft = try ConfigDraft(image.rawConfig)
        var diffIDs = image.config.diffIDs
        for (input, layer) in zip(inputs, layers) {
            edited.layers.append(layer.descriptor)
            diffIDs.append(layer.facts.content.digest)
            try draft.set(diffIDs: diffIDs)
            if image.config.historyIsComplete {
                try step.record("ADD \(input.name) / # tote append", emptyLayer: false, in: &draft)
            }
        }
        edited.config = draft.bytes
        return edited
    }

    private func make(_ input: Input, in workshop: LayerWorkshop) throws(ImageError) -> LayerWorkshop.Made {
        let (found, head) = try Compression.detect(input.open())
        if let compression, compression != found { return try workshop.make(compression, of: head, isForced: isForced) }
        guard found != .xz, found != .bzip2 else { return try workshop.make(.none, of: head, isForced: isForced) }
        return try workshop.take(head, isForced: isForced)
    }
}

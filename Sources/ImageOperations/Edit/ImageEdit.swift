public import ByteIO
public import ImageModel

/// What an edit makes of one image.
public struct EditedImage: Sendable {
    /// The layers, base first. New ones are of the OCI types; the manifest gets those of its own family.
    public var layers: [Descriptor]
    /// The config.
    public var config: [UInt8]
    /// What the manifest says about the image.
    public var annotations: StringMap

    /// The image as it is.
    public init(_ image: ImageRecord) {
        layers = image.manifest.layers
        config = image.rawConfig
        annotations = image.manifest.annotations
    }
}

/// A change of images: what becomes of the layers and the config of each. Manifests, indexes and names follow by
/// themselves.
public protocol ImageEdit {
    /// Makes the new image. Layers that it needs are made in the workshop, or lent to it.
    ///
    /// - Throws: `.usage` where the change does not fit the image; what reading and writing throws.
    mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage
}

/// The step that an edit leaves in an image's history.
public struct EditStep: Sendable {
    /// When it is done.
    public var time: Timestamp
    /// What the user says about it.
    public var message: String
    /// Who does it.
    public var author = ""
    /// Whether the history gets it, and the image its time.
    public var isRecorded: Bool

    /// A step at `time`, nanoseconds since 1970.
    public init(time: Int64, message: String = "", isRecorded: Bool = true) {
        self.time = Timestamp(nanoseconds: time)
        self.message = message
        self.isRecorded = isRecorded
    }

    /// Adds the step to a config, and its time.
    func record(_ createdBy: String, comment: String = "", emptyLayer: Bool, in draft: inout ConfigDraft)
        throws(ImageError)
    {
        guard isRecorded else { return }
        try draft.append(
            HistoryEntry(
                created: time, createdBy: createdBy, author: author, comment: message.isEmpty ? comment : message,
                emptyLayer: emptyLayer))
        try draft.set("created", time.rfc3339Nano)
    }
}

extension ImageConfig {
    /// Whether the history tells of every layer, so that a step for one more can be told apart.
    var historyIsComplete: Bool { history.count { !$0.emptyLayer } == diffIDs.count }
}

public import ByteIO
public import ImageModel

/// Changes how an image is run and what it says of itself. Its layers stay.
public struct ConfigEdit: ImageEdit {
    /// Members beside the `config` object.
    public struct Facts: Sendable {
        /// When the image was made.
        public var created: Timestamp?
        /// Who made it.
        public var author: String?
        /// The processor it is for.
        public var architecture: String?
        /// The system it is for.
        public var os: String?
        /// The variant of the processor; empty for none.
        public var variant: String?

        /// Nothing to set.
        public init() {}
    }

    private let overrides: ConfigOverrides
    private let instructions: ConfigChange
    private let changes: [String]
    private let facts: Facts
    private let step: EditStep

    /// A change by `overrides`, then by `changes`, which are docker's `--change` values, then by `facts`.
    ///
    /// - Throws: `.usage` for an instruction that is none, and where there is nothing to change.
    public init(
        _ overrides: ConfigOverrides, changes: [String], facts: Facts, step: EditStep
    ) throws(ImageError) {
        self.overrides = overrides
        self.changes = changes
        self.facts = facts
        self.step = step
        instructions = try ConfigChange.parse(changes)
        guard !overrides.isEmpty || !changes.isEmpty || !Self.texts(facts).isEmpty || facts.created != nil else {
            throw ImageError(.usage, "nothing to change")
        }
    }

    /// Makes the image with the new config.
    public mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage {
        var draft = try ConfigDraft(image.rawConfig)
        let (overrides, instructions) = (overrides, instructions)
        try draft.apply { config throws(ImageError) in try instructions.applied(to: overrides.applied(to: config)) }
        for (key, text) in Self.texts(facts) { try draft.set(key, text) }
        guard draft.bytes != image.rawConfig || facts.created != nil else { return EditedImage(image) }
        try step.record(createdBy, emptyLayer: true, in: &draft)
        if let created = facts.created { try draft.set("created", created.rfc3339Nano) }
        var edited = EditedImage(image)
        edited.config = draft.bytes
        return edited
    }

    private var createdBy: String {
        let set = Self.texts(facts).map { "\($0.0) \($0.1)" }
        let all = overrides.summary + changes + set + (facts.created.map { ["created \($0.rfc3339Nano)"] } ?? [])
        return all.joined(separator: "; ")
    }

    private static func texts(_ facts: Facts) -> [(String, String)] {
        let all = [
            ("author", facts.author), ("architecture", facts.architecture), ("os", facts.os),
            ("variant", facts.variant),
        ]
        return all.compactMap { key, text in text.map { (key, $0) } }
    }
}

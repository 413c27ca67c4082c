public import ByteIO

/// One step of how an image was made.
public struct HistoryEntry: Hashable, Sendable {
    /// When, as written.
    public var created: String?
    /// When.
    public var createdTime: Timestamp?
    /// The command.
    public var createdBy: String
    /// Who.
    public var author: String
    /// A remark: the message of a commit or import, the name of the builder.
    public var comment: String
    /// Whether the step made no layer.
    public var emptyLayer: Bool

    /// A step to be written.
    public init(
        created: Timestamp?, createdBy: String = "", author: String = "", comment: String = "",
        emptyLayer: Bool = false
    ) {
        self.created = created?.rfc3339Nano
        createdTime = created
        self.createdBy = createdBy
        self.author = author
        self.comment = comment
        self.emptyLayer = emptyLayer
    }

    init(_ object: JSONObject) throws(ImageError) {
        (created, createdTime) = try object.time("created")
        createdBy = try object.string("created_by") ?? ""
        author = try object.string("author") ?? ""
        comment = try object.string("comment") ?? ""
        emptyLayer = try object.bool("empty_layer") ?? false
    }

    static func list(_ config: JSONObject) throws(ImageError) -> [HistoryEntry] {
        var entries: [HistoryEntry] = []
        for (index, value) in try (config.array("history") ?? []).enumerated() {
            guard !value.isNull else {
                entries.append(HistoryEntry(created: nil))
                continue
            }
            entries.append(try HistoryEntry(JSONObject(value, as: "\(config.label("history"))[\(index)]")))
        }
        return entries
    }

    /// The entry, its members in the order of OCI and of Docker since 25.
    public var json: JSON {
        var members: [(String, JSON)] = []
        if let created { members.append(("created", .string(created))) }
        for (key, text) in [("created_by", createdBy), ("author", author), ("comment", comment)] where !text.isEmpty {
            members.append((key, .string(text)))
        }
        if emptyLayer { members.append(("empty_layer", true)) }
        return .object(members)
    }
}

extension ImageConfig {
    /// For each history entry the index of its layer, `nil` where it made none. Layers past the last entry have no
    /// entry, which is tolerated.
    ///
    /// - Throws: `.malformed` where more entries made layers than there are layers.
    public func historyLayers() throws(ImageError) -> [Int?] {
        var next = 0
        var layers: [Int?] = []
        for entry in history {
            layers.append(entry.emptyLayer ? nil : next)
            if !entry.emptyLayer { next += 1 }
        }
        guard next <= diffIDs.count else {
            throw ImageError(
                .malformed,
                "too many non-empty layers in History section: \(next) entries made layers, there are \(diffIDs.count)"
            )
        }
        return layers
    }
}

public import ByteIO

/// The `manifest.json` of a docker-save archive: which members of the archive make which image.
public struct DockerArchiveManifest: Hashable, Sendable {
    /// One image.
    public struct Item: Hashable, Sendable {
        /// The member that is the config.
        public var config: String
        /// Names with tags, as written; none is legal.
        public var repoTags: [String]
        /// The members that are the layers, base first.
        public var layers: [String]
        /// The ID of the image it was built on, where that is in the archive too.
        public var parent: String?
        /// By diff ID what the layers are; not needed by any reader.
        public var layerSources: [Source]

        /// An image to be written.
        public init(config: String, repoTags: [String], layers: [String]) {
            self.config = config
            self.repoTags = repoTags
            self.layers = layers
            layerSources = []
        }
    }

    /// What a layer is.
    public struct Source: Hashable, Sendable {
        /// Its diff ID, as written.
        public let diffID: String
        /// Type, size and digest.
        public let descriptor: Descriptor

        /// What the layer with `diffID` is.
        public init(diffID: String, descriptor: Descriptor) {
            self.diffID = diffID
            self.descriptor = descriptor
        }
    }

    /// The images.
    public var items: [Item]

    /// A manifest to be written.
    public init(items: [Item]) { self.items = items }

    /// Reads a `manifest.json`.
    ///
    /// - Throws: `.malformed` for anything that is not one, `.limitExceeded`.
    public init(parsing bytes: [UInt8]) throws(ImageError) {
        let value = try JSONValue.parse(bytes, limits: .init(bytes: .listing))
        guard !value.isNull else {
            throw ImageError(.malformed, "invalid manifest, manifest cannot be null (but can be [])")
        }
        guard let elements = value.elements else {
            throw ImageError(.malformed, "manifest.json is \(value.kindName), expected an array")
        }
        items = []
        for (index, element) in elements.enumerated() {
            items.append(try Item(JSONObject(element, as: "manifest.json[\(index)]"), in: bytes))
        }
    }

    /// The array, in Docker's order of keys.
    public var json: JSON { .array(items.map(\.json)) }

    /// The bytes to store: compact, with the line feed that Docker's own writer adds.
    public func encoded() -> [UInt8] { json.encoded() + [0x0a] }
}

extension DockerArchiveManifest.Item {
    init(_ object: JSONObject, in source: [UInt8]) throws(ImageError) {
        config = try object.string("Config") ?? ""
        guard !config.isEmpty else { throw ImageError(.malformed, "\(object.label("Config")) is missing or empty") }
        repoTags = try object.strings("RepoTags") ?? []
        layers = try object.strings("Layers") ?? []
        guard layers.count <= Limit.layers.value else {
            throw ImageError(
                exceeding: .layers,
                "\(object.label("Layers")) has \(layers.count) entries, the limit is \(Limit.layers.value)")
        }
        if let empty = layers.firstIndex(where: \.isEmpty) {
            throw ImageError(.malformed, "\(object.label("Layers"))[\(empty)] is empty")
        }
        parent = try object.string("Parent").flatMap { $0.isEmpty ? nil : $0 }
        layerSources = []
        guard let sources = object["LayerSources"] else { return }
        guard let members = sources.members else {
            throw JSONObject.wrong(sources, object.label("LayerSources"), "an object")
        }
        for member in members {
            let name = object.label("LayerSources") + "." + Printable(member.key).description
            layerSources.append(
                .init(diffID: member.key, descriptor: try Descriptor(member.value, in: source, as: name)))
        }
    }

    var json: JSON {
        var members: [(String, JSON)] = [
            ("Config", .string(config)), ("RepoTags", repoTags.isEmpty ? .null : .strings(repoTags)),
            ("Layers", .strings(layers)),
        ]
        if let parent { members.append(("Parent", .string(parent))) }
        if !layerSources.isEmpty {
            let sorted = layerSources.sorted { $0.diffID.precedes($1.diffID) }
            members.append(("LayerSources", .object(sorted.map { ($0.diffID, $0.descriptor.sourceJSON) })))
        }
        return .object(members)
    }
}

extension Descriptor {
    /// The order of keys that Docker's older descriptor type has.
    var sourceJSON: JSON {
        var members: [(String, JSON)] = [
            ("mediaType", .string(mediaType.rawValue)), ("size", .integer(size)),
            ("digest", .string(digest.description)),
        ]
        if let urls { members.append(("urls", .strings(urls))) }
        return .object(members)
    }
}

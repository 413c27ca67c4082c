public import ByteIO

/// What an image is besides its files: how to run it, which layers it has, how they came about. Its digest is the
/// image ID.
///
/// Read as Go reads it: what is missing or `null` is the zero value, what is unknown is left alone. To change a
/// config, patch its bytes (`JSONEditor`, `ConfigChange`); there is no encoder that would lose the rest.
public struct ImageConfig: Hashable, Sendable {
    /// When the image was made, as written; `nil` where it does not say.
    public var created: String?
    /// When the image was made.
    public var createdTime: Timestamp?
    /// Who made it.
    public var author: String
    /// The processor; OCI requires it, readers do without.
    public var architecture: String
    /// The variant of the processor.
    public var variant: String
    /// The system; OCI requires it, readers do without.
    public var os: String
    /// The version of the system.
    public var osVersion: String
    /// What the image needs of the system.
    public var osFeatures: [String]
    /// The message of the commit or import.
    public var comment: String
    /// The engine that made it.
    public var dockerVersion: String
    /// The container it was made of.
    public var container: String
    /// The image it was made on, in old configs.
    public var parent: String
    /// How to run it; `nil` where there is no such object.
    public var config: ContainerConfig?
    /// How the container that it was made of was run.
    public var containerConfig: ContainerConfig?
    /// The digests of the uncompressed layers, base first.
    public var diffIDs: [Digest]
    /// How it was made, first step first.
    public var history: [HistoryEntry]

    /// The platform it says it is for.
    public var platform: Platform {
        Platform(os: os, architecture: architecture, variant: variant, osVersion: osVersion, osFeatures: osFeatures)
    }
}

extension ImageConfig {
    /// Reads a config.
    ///
    /// - Throws: `.malformed` for anything that is not one, `.unsupported` for diff IDs that cannot be verified,
    ///   `.limitExceeded`.
    public init(parsing bytes: [UInt8]) throws(ImageError) {
        try self.init(JSONObject(parsing: bytes, as: "config"))
    }

    /// Reads a config from the object that it is.
    ///
    /// - Throws: as `init(parsing:)`.
    public init(_ object: JSONObject) throws(ImageError) {
        (created, createdTime) = try object.time("created")
        author = try object.string("author") ?? ""
        architecture = try object.string("architecture") ?? ""
        variant = try object.string("variant") ?? ""
        os = try object.string("os") ?? ""
        osVersion = try object.string("os.version") ?? ""
        osFeatures = try object.strings("os.features") ?? []
        comment = try object.string("comment") ?? ""
        dockerVersion = try object.string("docker_version") ?? ""
        container = try object.string("container") ?? ""
        parent = try object.string("parent") ?? ""
        config = try object.containerConfig("config")
        containerConfig = try object.containerConfig("container_config")
        diffIDs = try Self.diffIDs(object.required("rootfs", object.object("rootfs")))
        history = try HistoryEntry.list(object)
    }

    private static func diffIDs(_ rootfs: JSONObject) throws(ImageError) -> [Digest] {
        let type = try rootfs.string("type") ?? ""
        guard type.isSame(as: "layers") else {
            throw ImageError(
                .malformed, "\(rootfs.label("type")) is \"\(Printable(type))\", expected \"layers\"")
        }
        let strings = try rootfs.strings("diff_ids") ?? []
        guard strings.count <= Limit.layers.value else {
            throw ImageError(
                exceeding: .layers,
                "\(rootfs.label("diff_ids")) has \(strings.count) entries, the limit is \(Limit.layers.value)")
        }
        var digests: [Digest] = []
        for (index, text) in strings.enumerated() {
            digests.append(
                try at("\(rootfs.label("diff_ids"))[\(index)]") { () throws(ImageError) in try Digest(parsing: text) })
        }
        return digests
    }
}

extension JSONObject {
    /// A time as it is written and as a moment. An empty one is refused, as by Go.
    func time(_ key: String) throws(ImageError) -> (String?, Timestamp?) {
        guard let value = self[key], let text = try string(key) else { return (nil, nil) }
        let moment = try at("\(label(key)) at byte \(value.offset)") { () throws(ImageError) in
            try Timestamp(parsing: text)
        }
        return (text, moment)
    }

    func containerConfig(_ key: String) throws(ImageError) -> ContainerConfig? {
        guard let object = try object(key) else { return nil }
        return try ContainerConfig(object)
    }
}

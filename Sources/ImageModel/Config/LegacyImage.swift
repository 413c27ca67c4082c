internal import ByteIO

/// Docker's image format v1: one JSON object per layer, named by an ID. Archives before 1.10 have nothing else; those
/// up to 24 still carry it beside `manifest.json`.
public enum LegacyImage {
    /// The v1 ID and the `json` file of one layer.
    public struct Layer: Hashable, Sendable {
        /// 64 hexadecimal digits: the layer's folder in the archive.
        public let id: String
        /// The bytes of `<id>/json`.
        public let json: [UInt8]
    }

    /// The layers of an image as Docker 1.10 to 24 saved them, base first. Nobody checks the IDs; those of the lower
    /// layers depend on the time zone of the daemon (`utcOffset`, in seconds), since the epoch is written in it.
    public static func layers(of config: ImageConfig, utcOffset: Int32 = 0) -> [Layer] {
        var layers: [Layer] = []
        let chain = ChainID.all(of: config.diffIDs)
        for (index, chainID) in chain.enumerated() {
            let isTop = index == chain.count - 1
            let object = isTop ? top(config) : bottom(utcOffset: utcOffset)
            let parent = layers.last?.id
            let id = identifier(object, chainID: chainID, parent: parent)
            layers.append(Layer(id: id, json: file(object, id: id, parent: parent, os: config.os)))
        }
        return layers
    }

    /// The v1 ID of a layer: the digest of its object with keys in byte order, `layer_id` and `parent` added.
    static func identifier(_ object: [(String, JSON)], chainID: Digest, parent: String?) -> String {
        var members = object.filter { parent == nil || !$0.0.isSame(as: "parent") }
        members.append(("layer_id", .string(chainID.description)))
        if let parent { members.append(("parent", .string("sha256:" + parent))) }
        let sorted = JSON.object(members.sorted { $0.0.precedes($1.0) })
        return Digest.of(sorted.encoded()).hex
    }

    /// What Docker knows of a lower layer: nothing.
    static func bottom(utcOffset: Int32) -> [(String, JSON)] {
        let epoch = Timestamp(bounded: 0, 0, utcOffset)
        return [("created", .string(epoch.rfc3339Nano)), ("container_config", ContainerConfig().dockerJSON())]
    }

    /// The members of the top layer, in the order of Docker's struct.
    private static func top(_ config: ImageConfig) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        func add(_ key: String, _ text: String) {
            if !text.isEmpty { members.append((key, .string(text))) }
        }
        add("parent", config.parent)
        add("comment", config.comment)
        add("created", (config.createdTime ?? .zero).rfc3339Nano)
        add("container", config.container)
        members.append(("container_config", (config.containerConfig ?? ContainerConfig()).dockerJSON()))
        add("docker_version", config.dockerVersion)
        add("author", config.author)
        if let run = config.config { members.append(("config", run.dockerJSON())) }
        add("architecture", config.architecture)
        add("variant", config.variant)
        add("os", config.os)
        return members
    }

    private static func file(_ object: [(String, JSON)], id: String, parent: String?, os: String) -> [UInt8] {
        var members: [(String, JSON)] = [("id", .string(id))]
        if let parent { members.append(("parent", .string(parent))) }
        members += object.filter { !$0.0.isSame(as: "os") && !$0.0.isSame(as: "parent") }
        if !os.isEmpty { members.append(("os", .string(os))) }
        return JSON.object(members).encoded()
    }
}

internal import ByteIO

/// The IDs that docker from 1.10 on makes of an image's layers for old clients and for the folders of its archives: what
/// an image had for its ID when each layer was one.
///
/// Docker writes the time of lower layers, 1970, in the time zone of its host; these are the IDs of a host on UTC.
/// Source: moby image/v1/imagev1.go, `CreateID`.
public enum LegacyID {
    /// One for each layer, base first, 64 digits each.
    public static func all(of config: ImageConfig) -> [String] {
        let chain = ChainID.all(of: config.diffIDs)
        var ids: [String] = []
        for (place, chainID) in chain.enumerated() {
            var members = place == chain.count - 1 ? top(config) : lower
            members.append(("layer_id", .string(chainID.description)))
            if let parent = ids.last { members.append(("parent", .string("sha256:" + parent))) }
            // Only the outer keys are in order: Docker keeps the inner objects as its struct wrote them.
            let object = JSON.object(members.sorted { $0.0.precedes($1.0) })
            ids.append(Digest.of(object.encoded()).hex)
        }
        return ids
    }

    private static var lower: [(String, JSON)] {
        [("container_config", ContainerConfig().dockerJSON()), ("created", "1970-01-01T00:00:00Z")]
    }

    private static func top(_ config: ImageConfig) -> [(String, JSON)] {
        let texts = [
            ("comment", config.comment), ("container", config.container), ("docker_version", config.dockerVersion),
            ("author", config.author), ("architecture", config.architecture), ("variant", config.variant),
            ("os", config.os),
        ]
        var members: [(String, JSON)] = texts.filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) }
        members.append(("created", .string((config.createdTime ?? .zero).rfc3339Nano)))
        members.append(("container_config", (config.containerConfig ?? ContainerConfig()).dockerJSON()))
        if let run = config.config { members.append(("config", run.dockerJSON())) }
        return members
    }
}

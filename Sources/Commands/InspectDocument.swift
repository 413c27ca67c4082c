internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

/// What `docker image inspect` says of an image.
struct InspectDocument {
    /// The document, keys in docker's order. What is empty is left out where docker does.
    let json: JSON

    init(_ image: ImageRecord, in source: any ImageSource) throws(ImageError) {
        let names = source.roots.filter { $0.descriptor.digest == image.root.digest }
            .compactMap { $0.name.flatMap { try? Reference(parsing: $0) } }
        let config = image.config
        let comment = config.comment.isEmpty ? config.history.last?.comment ?? "" : config.comment
        var members: [(String, JSON)] = [
            ("Id", .string(image.id.description)),
            ("RepoTags", .strings(names.map(\.familiar))),
            ("RepoDigests", .strings(Self.unique(names.map { "\($0.familiarName)@\(image.root.digest)" }))),
        ]
        members += Self.texts([
            ("Parent", config.parent), ("Comment", comment), ("Created", config.created ?? ""),
            ("DockerVersion", config.dockerVersion), ("Author", config.author),
        ])
        members += [
            ("Config", try Self.containerConfig(image)), ("Architecture", .string(image.platform.architecture)),
        ]
        members += Self.texts([("Variant", image.platform.variant)])
        members.append(("Os", .string(image.platform.os.isEmpty ? Platform.host.os : image.platform.os)))
        members += Self.texts([("OsVersion", image.platform.osVersion)])
        members += [
            ("Size", .integer(image.size)),
            ("RootFS", Self.rootFileSystem(config)),
            ("Metadata", .object([("LastTagTime", "0001-01-01T00:00:00Z")])),
            ("Descriptor", image.root.json),
        ]
        json = .object(members)
    }

    private static func texts(_ texts: [(String, String)]) -> [(String, JSON)] {
        texts.filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) }
    }

    private static func rootFileSystem(_ config: ImageConfig) -> JSON {
        let layers = config.diffIDs.map(\.description)
        return .object([("Type", "layers")] + (layers.isEmpty ? [] : [("Layers", .strings(layers))]))
    }

    /// The config's own `config` object, with every key it has.
    private static func containerConfig(_ image: ImageRecord) throws(ImageError) -> JSON {
        try JSONObject(parsing: image.rawConfig, as: "config")["config"].map { JSON($0) } ?? .object([])
    }

    private static func unique(_ texts: [String]) -> [String] {
        texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element)
    }
}

extension ImageIdentity {
    /// What `inspect --ids` says of an image.
    var json: JSON {
        var members: [(String, JSON)] = [
            ("Names", .strings(names)), ("Platform", .string(platform.description)),
            ("Config", .string(config.description)),
        ]
        if let manifest { members.append(("Manifest", .string(manifest.description))) }
        if let index { members.append(("Index", .string(index.description))) }
        members += [
            ("DiffIDs", .strings(diffIDs.map(\.description))), ("ChainIDs", .strings(chainIDs.map(\.description))),
            ("V1IDs", .strings(legacyIDs)), ("Docker", .string(config.description)),
        ]
        if let target { members.append(("DockerContainerd", .string(target.description))) }
        members.append(("Podman", .string(config.hex)))
        if let target { members.append(("Containerd", .string(target.description))) }
        return .object(members)
    }
}

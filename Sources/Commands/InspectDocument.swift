internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

/// What `docker image inspect` says of an image.
struct InspectDocument {
    /// The document, keys in docker's order.
    let json: JSON

    init(_ image: ImageRecord, in source: any ImageSource) throws(ImageError) {
        let names = source.roots.filter { $0.descriptor.digest == image.root.digest }
            .compactMap { $0.name.flatMap { try? Reference(parsing: $0) } }
        let config = image.config
        var members: [(String, JSON)] = [
            ("Id", .string(image.id.description)),
            ("RepoTags", .strings(names.map(\.familiar))),
            ("RepoDigests", .strings(Self.unique(names.map { "\($0.familiarName)@\(image.root.digest)" }))),
            ("Parent", ""),
            ("Comment", .string(config.comment.isEmpty ? config.history.last?.comment ?? "" : config.comment)),
        ]
        if let created = config.created { members.append(("Created", .string(created))) }
        members += [
            ("DockerVersion", .string(config.dockerVersion)),
            ("Author", .string(config.author)),
            ("Config", try Self.containerConfig(image)),
            ("Architecture", .string(image.platform.architecture)),
        ]
        if case let variant = image.platform.variant, !variant.isEmpty { members.append(("Variant", .string(variant))) }
        members.append(("Os", .string(image.platform.os)))
        if case let version = image.platform.osVersion, !version.isEmpty {
            members.append(("OsVersion", .string(version)))
        }
        members += [
            ("Size", .integer(image.size)),
            ("RootFS", .object([("Type", "layers"), ("Layers", .strings(config.diffIDs.map(\.description)))])),
            ("Metadata", .object([("LastTagTime", "0001-01-01T00:00:00Z")])),
            ("Descriptor", image.root.json),
        ]
        json = .object(members)
    }

    /// The config's own `config` object, with every key it has.
    private static func containerConfig(_ image: ImageRecord) throws(ImageError) -> JSON {
        try JSONObject(parsing: image.rawConfig, as: "config")["config"].map { JSON($0) } ?? .object([])
    }

    private static func unique(_ texts: [String]) -> [String] {
        texts.enumerated().filter { !texts[..<$0.offset].contains($0.element) }.map(\.element)
    }
}

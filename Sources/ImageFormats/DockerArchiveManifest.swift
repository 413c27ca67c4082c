internal import ByteIO
internal import ImageModel

/// `manifest.json` of a docker archive: an item an image.
struct DockerArchiveManifest {
    /// One image.
    struct Image {
        var config: String
        var repoTags: [String]
        var layers: [String]
    }

    let images: [Image]

    /// Reads the file.
    ///
    /// - Throws: `.malformed`; `null` is none, though docker before 23 took it for an empty list.
    init(parsing bytes: [UInt8]) throws(ImageError) {
        guard let items = try JSONValue.parse(bytes).elements else {
            throw ImageError(.malformed, "invalid manifest: expected an array of images")
        }
        var images: [Image] = []
        for item in items {
            let object = try JSONObject(item, as: "image \(images.count)")
            images.append(
                Image(
                    config: try object.string("Config") ?? "", repoTags: try object.strings("RepoTags") ?? [],
                    layers: try object.strings("Layers") ?? []))
        }
        self.images = images
    }

    init(images: [Image]) { self.images = images }

    /// Docker's own bytes: keys in its order, `null` for no tags, a line feed at the end.
    var encoded: [UInt8] {
        JSON.array(
            images.map {
                .object([
                    ("Config", .string($0.config)), ("RepoTags", $0.repoTags.isEmpty ? .null : .strings($0.repoTags)),
                    ("Layers", .strings($0.layers)),
                ])
            }
        ).encoded() + [UInt8(ascii: "\n")]
    }
}

/// `repositories` of a docker archive: repository, tag, and the name of the top layer.
struct Repositories {
    private(set) var tops: [(repository: String, tag: String, layer: String)]

    init(_ tops: [(reference: Reference, layer: String)]) {
        self.tops = tops.compactMap { top in top.reference.tag.map { (top.reference.familiarName, $0, top.layer) } }
    }

    /// Reads the file.
    init(parsing bytes: [UInt8]) throws(ImageError) {
        tops = []
        for member in try JSONObject(parsing: bytes, as: "").members {
            let tags = try JSONObject(member.value, as: member.key)
            for tag in tags.members { tops.append((member.key, tag.key, try tags.string(tag.key) ?? "")) }
        }
    }

    /// The bytes, keys sorted.
    var encoded: [UInt8] {
        var repositories: [String: [(String, JSON)]] = [:]
        for top in tops {
            repositories[top.repository, default: []].removeAll { $0.0 == top.tag }
            repositories[top.repository, default: []].append((top.tag, .string(top.layer)))
        }
        return JSON.object(repositories.map { ($0.key, .object($0.value)) }).sorted.encoded() + [UInt8(ascii: "\n")]
    }
}

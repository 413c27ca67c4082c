internal import ByteIO
internal import ImageModel

extension ImageConfig {
    var chainIDs: [Digest] {
        var chain: [Digest] = []
        for diffID in diffIDs {
            guard let last = chain.last else {
                chain.append(diffID)
                continue
            }
            chain.append(.of(Array("\(last) \(diffID)".utf8)))
        }
        return chain
    }

    static func imported(
        layer: Digest, platform: Platform, created: Int64, message: String, changes: ConfigChange
    ) throws(ImageError) -> [UInt8] {
        let time = JSON.string(Timestamp(nanoseconds: created).rfc3339Nano)
        return JSON.object([
            ("architecture", .string(platform.architecture)), ("comment", .string(message)), ("config", .object([])),
            ("created", time), ("history", .array([.object([("created", time), ("comment", .string(message))])])),
            ("os", .string(platform.os)),
            ("rootfs", .object([("type", "layers"), ("diff_ids", .strings(["\(layer)"]))])),
        ]).encoded()
    }
}

struct ConfigChange {
    static func parse(_ changes: [String]) throws(ImageError) -> ConfigChange { ConfigChange() }
}

extension Manifest {
    func replacing(layers: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        try replace("layers", layers, in: bytes)
    }
}

extension Index {
    func replacing(manifests: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        try replace("manifests", manifests, in: bytes)
    }
}

private func replace(_ key: String, _ blobs: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
    guard case .object(let members) = JSON(try JSONValue.parse(bytes)) else {
        throw ImageError(.malformed, "the document is no object")
    }
    return JSON.object(members.map { $0.0 == key ? (key, .array(blobs.map(\.json))) : $0 }).encoded()
}

extension Timestamp {
    init(filter text: String, now: Int64) throws(ImageError) { try self.init(parsing: text) }
}

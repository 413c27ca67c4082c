internal import ByteIO
internal import ImageModel

extension ImageConfig {
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

extension Timestamp {
    init(filter text: String, now: Int64) throws(ImageError) { try self.init(parsing: text) }
}

public import ByteIO

extension ImageConfig {
    /// The config of a new image of one layer, as `import` makes it: keys in byte order, as Docker's graph driver
    /// writes them; of the config object only what the changes set.
    ///
    /// `created` is in nanoseconds since 1970; `message` becomes the comment of image and history.
    ///
    /// - Throws: `.usage` where a change is wrong.
    public static func imported(
        layer: Digest, platform: Platform, created: Int64, message: String, changes: ConfigChange = .none
    ) throws(ImageError) -> [UInt8] {
        let platform = platform.normalized
        let time = Timestamp(nanoseconds: created)
        let config = try changes.applied(to: ContainerConfig())
        let step = HistoryEntry(created: time, comment: message)
        var members: [(String, JSON)] = [("architecture", .string(platform.architecture))]
        if !message.isEmpty { members.append(("comment", .string(message))) }
        members += [
            ("config", config.json), ("created", .string(time.rfc3339Nano)), ("history", [step.json]),
            ("os", .string(platform.os)),
            ("rootfs", ["type": "layers", "diff_ids": .strings([layer.description])]),
        ]
        if !platform.variant.isEmpty { members.append(("variant", .string(platform.variant))) }
        return JSON.object(members).encoded()
    }

    /// For each layer the name of the stack that it ends, base first.
    public var chainIDs: [Digest] { ChainID.all(of: diffIDs) }
}

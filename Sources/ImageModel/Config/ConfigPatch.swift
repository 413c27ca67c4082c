public import ByteIO

extension ImageConfig {
    /// The bytes of a config with another layer on top and the history entry for it; the rest stays, byte for byte,
    /// but for `created`, which becomes the entry's.
    ///
    /// Without a layer the entry must be marked empty.
    ///
    /// - Throws: `.malformed` where `bytes` are no config.
    public static func appending(
        layer diffID: Digest?, history entry: HistoryEntry, to bytes: [UInt8]
    ) throws(ImageError) -> [UInt8] {
        _ = try ImageConfig(parsing: bytes)
        var editor = try JSONEditor(bytes)
        if let diffID {
            try editor.append(to: ["rootfs", "diff_ids"], .string(diffID.description))
        }
        try editor.append(to: ["history"], entry.json)
        if let created = entry.created { try editor.set(["created"], to: .string(created)) }
        return editor.bytes
    }
}

extension JSONEditor {
    /// Adds to an array that may be missing.
    mutating func append(to path: [JSONStep], _ value: JSON) throws(ImageError) {
        if self.value(at: path) == nil { return try set(path, to: .array([value])) }
        try append(value, to: path)
    }
}

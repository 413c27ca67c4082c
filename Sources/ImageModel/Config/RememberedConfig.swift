public import ByteIO

extension ImageConfig {
    /// The config of a new image of one layer, made of the root file system of an image that had the config `bytes`.
    ///
    /// Whatever it said stays, byte for byte; but its layers are gone, so the steps that made them are marked as empty,
    /// and a further one with the message stands for the new layer.
    ///
    /// The parts:
    /// - `platform`: what it runs on; as before where it is `nil`.
    /// - `created`: in nanoseconds since 1970.
    /// - `message`: the comment of image and history.
    /// - Throws: `.malformed` and others where `bytes` are no config; `.usage` where a change is wrong.
    public static func imported(
        layer: Digest, remembering bytes: [UInt8], platform: Platform?, created: Int64, message: String,
        changes: ConfigChange = .none
    ) throws(ImageError) -> [UInt8] {
        _ = try ImageConfig(parsing: bytes)
        let time = Timestamp(nanoseconds: created)
        var editor = try JSONEditor(bytes)
        try editor.set(["rootfs", "diff_ids"], to: .strings([layer.description]))
        try editor.set(
            ["history"], to: .array(emptySteps(of: editor) + [HistoryEntry(created: time, comment: message).json]))
        try editor.set(["created"], to: .string(time.rfc3339Nano))
        try editor.put("comment", message)
        if let platform = platform?.normalized { try editor.set(platform) }
        // A parent is another image of the same store.
        if editor.value(at: ["parent"]) != nil { try editor.remove(["parent"]) }
        return try changes.applied(to: editor.bytes)
    }

    /// The history, its steps as they are spelled but for the mark that they made no layer.
    private static func emptySteps(of editor: JSONEditor) throws(ImageError) -> [JSON] {
        var steps: [JSON] = []
        for element in editor.root["history"]?.elements ?? [] {
            var step = try JSONEditor(element.isNull ? Array("{}".utf8) : Array(editor.bytes[element.range]))
            try step.set(["empty_layer"], to: true)
            steps.append(.raw(step.bytes))
        }
        return steps
    }
}

extension JSONEditor {
    fileprivate mutating func set(_ platform: Platform) throws(ImageError) {
        try set(["architecture"], to: .string(platform.architecture))
        try set(["os"], to: .string(platform.os))
        try put("variant", platform.variant)
        for key in ["os.version", "os.features"] where value(at: [.key(key)]) != nil { try remove([.key(key)]) }
    }

    /// Sets a text that is left out where it is empty.
    fileprivate mutating func put(_ key: String, _ text: String) throws(ImageError) {
        if !text.isEmpty { return try set([.key(key)], to: .string(text)) }
        if value(at: [.key(key)]) != nil { try remove([.key(key)]) }
    }
}

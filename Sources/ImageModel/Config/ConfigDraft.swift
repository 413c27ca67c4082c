public import ByteIO

/// A config under change. What is not set stays as it is, byte for byte.
public struct ConfigDraft: Sendable {
    private var editor: JSONEditor

    /// Begins with the bytes of a config.
    ///
    /// - Throws: `.malformed` where they are none.
    public init(_ bytes: [UInt8]) throws(ImageError) {
        _ = try ImageConfig(parsing: bytes)
        editor = try JSONEditor(bytes)
    }

    /// The bytes as they are now.
    public var bytes: [UInt8] { editor.bytes }

    /// The steps of the history, each as it is spelled; a `null` among them is one too.
    public var history: [[UInt8]] {
        (editor.value(at: ["history"])?.elements ?? []).map { Array(editor.bytes[$0.range]) }
    }

    /// Lets the history be `entries`, each a JSON text.
    public mutating func set(history entries: [[UInt8]]) throws(ImageError) {
        guard entries != history else { return }
        try editor.set(["history"], to: .array(entries.map { .raw($0) }))
    }

    /// Lets the image have these layers, base first. Digests that stay keep their spelling.
    public mutating func set(diffIDs: [Digest]) throws(ImageError) {
        let path: [JSONStep] = ["rootfs", "diff_ids"]
        let old = editor.value(at: path)?.strings ?? []
        let new = diffIDs.map(\.description)
        guard old != new else { return }
        if new.starts(with: old), new.count == old.count + 1, let last = new.last, !old.isEmpty {
            return try editor.append(.string(last), to: path)
        }
        try editor.set(path, to: .strings(new))
    }

    /// Adds a step at the end of the history.
    public mutating func append(_ entry: HistoryEntry) throws(ImageError) {
        try editor.append(to: ["history"], entry.json)
    }

    /// Sets a text beside the `config` object, such as `author`; an empty one takes the member out.
    public mutating func set(_ key: String, _ text: String) throws(ImageError) {
        guard text.isEmpty else { return try editor.set([.key(key)], to: .string(text)) }
        if editor.value(at: [.key(key)]) != nil { try editor.remove([.key(key)]) }
    }

    /// Applies changes of the `config` object.
    ///
    /// - Throws: `.usage` where a change is wrong.
    public mutating func apply(_ change: (ContainerConfig) throws(ImageError) -> ContainerConfig) throws(ImageError) {
        let old = try JSONObject(editor.root, as: "config").containerConfig("config") ?? ContainerConfig()
        editor = try JSONEditor(ContainerConfigPatch(from: old, to: try change(old)).applied(to: editor.bytes))
    }
}

extension ConfigDraft {
    /// A step of a history with one member set; `null` becomes an object.
    ///
    /// - Throws: `.malformed` where `entry` is no JSON object.
    public static func setting(_ key: String, to value: JSON, in entry: [UInt8]) throws(ImageError) -> [UInt8] {
        var editor = try JSONEditor(entry)
        if editor.root.isNull { return JSON.object([(key, value)]).encoded() }
        try editor.set([.key(key)], to: value)
        return editor.bytes
    }
}

extension JSONValue {
    /// The strings of an array; `nil` for anything else.
    fileprivate var strings: [String]? { elements?.map { $0.string ?? "" } }
}

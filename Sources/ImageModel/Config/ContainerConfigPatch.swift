internal import ByteIO

/// The difference between two config objects, as edits of the JSON that the first was read from.
struct ContainerConfigPatch {
    private enum Edit {
        case set(String, JSON)
        case remove(String)
        case map(String, old: [(String, JSON)], new: [(String, JSON)])
    }

    private var edits: [Edit] = []

    init(from old: ContainerConfig, to new: ContainerConfig) {
        add("User", old.user, new.user)
        add("WorkingDir", old.workingDir, new.workingDir)
        add("StopSignal", old.stopSignal, new.stopSignal)
        add("Env", old.env, new.env)
        add("Entrypoint", old.entrypoint, new.entrypoint)
        add("Cmd", old.cmd, new.cmd)
        add("OnBuild", old.onBuild, new.onBuild)
        add("Shell", old.shell, new.shell)
        add("ExposedPorts", keys: old.exposedPorts, new.exposedPorts)
        add("Volumes", keys: old.volumes, new.volumes)
        if old.labels != new.labels {
            let members = { (labels: StringMap?) in (labels ?? [:]).map { ($0.key, JSON.string($0.value)) } }
            edits.append(.map("Labels", old: members(old.labels), new: members(new.labels)))
        }
        if old.healthcheck != new.healthcheck {
            edits.append(new.healthcheck.map { .set("Healthcheck", $0.json) } ?? .remove("Healthcheck"))
        }
        if old.argsEscaped != new.argsEscaped {
            edits.append(new.argsEscaped ? .set("ArgsEscaped", true) : .remove("ArgsEscaped"))
        }
    }

    private mutating func add(_ key: String, _ old: String, _ new: String) {
        guard !old.isSame(as: new) else { return }
        edits.append(new.isEmpty ? .remove(key) : .set(key, .string(new)))
    }

    private mutating func add(_ key: String, _ old: [String]?, _ new: [String]?) {
        guard old?.map({ ByteKey($0) }) != new?.map({ ByteKey($0) }) else { return }
        edits.append(new.map { .set(key, .strings($0)) } ?? .remove(key))
    }

    private mutating func add(_ key: String, keys old: [String]?, _ new: [String]?) {
        guard old?.map({ ByteKey($0) }) != new?.map({ ByteKey($0) }) else { return }
        let members = { (keys: [String]?) in (keys ?? []).map { ($0, JSON.object([])) } }
        edits.append(.map(key, old: members(old), new: members(new)))
    }

    /// The bytes of the whole config with the edits done.
    func applied(to bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        guard !edits.isEmpty else { return bytes }
        var editor = try JSONEditor(bytes)
        for edit in edits {
            switch edit {
            case .set(let key, let value): try editor.set(["config", .key(key)], to: value)
            case .remove(let key):
                if editor.value(at: ["config", .key(key)]) != nil { try editor.remove(["config", .key(key)]) }
            case .map(let key, let old, let new): try Self.patch(key, old, new, &editor)
            }
        }
        return editor.bytes
    }

    /// Sets what is new in a map and takes out what is gone. Many changes at once are written in one go, since each edit
    /// reads the document again.
    private static func patch(
        _ key: String, _ old: [(String, JSON)], _ new: [(String, JSON)], _ editor: inout JSONEditor
    ) throws(ImageError) {
        let known = Dictionary(old.map { (ByteKey($0.0), $0.1) }) { $1 }
        let changed = new.filter { known[ByteKey($0.0)]?.encoded() != $0.1.encoded() }
        let kept = Set(new.map { ByteKey($0.0) })
        let gone = old.map(\.0).filter { !kept.contains(ByteKey($0)) }
        guard !new.isEmpty else {
            if editor.value(at: ["config", .key(key)]) != nil { try editor.remove(["config", .key(key)]) }
            return
        }
        guard !old.isEmpty, changed.count + gone.count <= 16 else {
            return try editor.set(["config", .key(key)], to: .object(new))
        }
        for name in gone { try editor.remove(["config", .key(key), .entry(name)]) }
        for (name, value) in changed {
            try editor.set(["config", .key(key), .entry(name)], to: value, order: .sorted)
        }
    }
}

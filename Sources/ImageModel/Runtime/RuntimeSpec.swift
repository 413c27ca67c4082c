internal import ByteIO

/// The `config.json` of a bundle, which tells a runtime such as runc how to start a container.
///
/// Source: OCI runtime-spec 1.0.2, config.md; OCI image-spec, conversion.md. Mounts, capabilities and masks are those
/// that docker gives a container.
public struct RuntimeSpec: Sendable {
    private let image: ImageConfig?
    private let user: RuntimeUser
    /// The user and group of this system that root is in the container; `nil` where it is root here too.
    private let mapping: (uid: UInt32, gid: UInt32)?

    /// What starts an image as `user`; for `nil` a shell. With `mapping` without root's rights.
    public init(_ image: ImageConfig?, user: RuntimeUser, mapping: (uid: UInt32, gid: UInt32)? = nil) {
        self.image = image
        self.user = user
        self.mapping = mapping
    }

    /// The bytes of the file, ending in a line feed.
    public func encoded() -> [UInt8] { JSONWriter(indent: "  ", escapesHTML: false).encode(json) + [0x0a] }

    private var config: ContainerConfig { image?.config ?? ContainerConfig() }

    private var json: JSON {
        var members: [(String, JSON)] = [
            ("ociVersion", "1.0.2"), ("process", process), ("root", ["path": "rootfs"]), ("hostname", "tote"),
            ("mounts", .array(RuntimeMounts.all(rootless: mapping != nil))),
        ]
        let annotations = annotations
        if !annotations.isEmpty {
            members.append(("annotations", .object(annotations.map { ($0.key, .string($0.value)) })))
        }
        return .object(members + [("linux", linux)])
    }

    private var process: JSON {
        var account: [(String, JSON)] = [("uid", .integer(Int64(user.uid))), ("gid", .integer(Int64(user.gid)))]
        if !user.additionalGroups.isEmpty {
            account.append(("additionalGids", .array(user.additionalGroups.map { .integer(Int64($0)) })))
        }
        let command = (config.entrypoint ?? []) + (config.cmd ?? [])
        let names = JSON.strings(Self.capabilities.map { "CAP_\($0)" })
        let sets: [(String, JSON)] = [("bounding", names), ("effective", names), ("permitted", names)]
        return .object([
            ("user", .object(account)), ("args", .strings(command.isEmpty ? ["sh"] : command)),
            ("env", .strings(environment)), ("cwd", .string(config.workingDir.isEmpty ? "/" : config.workingDir)),
            ("capabilities", .object(sets)),
        ])
    }

    private var environment: [String] {
        var environment = config.env ?? []
        func add(_ name: String, _ value: String) {
            guard !environment.contains(where: { $0.utf8.starts(with: "\(name)=".utf8) }) else { return }
            environment.append("\(name)=\(value)")
        }
        add("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
        if let home = user.home, !home.isEmpty { add("HOME", home) }
        return environment
    }

    /// What the image says of itself, under the names that conversion.md gives; a label of that name goes first.
    private var annotations: [(key: String, value: String)] {
        guard let image else { return [] }
        let prefix = "org.opencontainers.image."
        let own = [
            ("os", image.os), ("architecture", image.architecture), ("variant", image.variant),
            ("author", image.author), ("created", image.created ?? ""), ("stopSignal", config.stopSignal),
            ("exposedPorts", (config.exposedPorts ?? []).joined(separator: ",")),
        ]
        var annotations: StringMap = [:]
        for (name, value) in own where !value.isEmpty { annotations[prefix + name] = value }
        for label in config.labels ?? [:] { annotations[label.key] = label.value }
        return annotations.map { ($0.key, $0.value) }
    }

    private var linux: JSON {
        var members: [(String, JSON)] = []
        var namespaces = ["pid", "ipc", "uts", "mount"]
        if let mapping {
            let map = { (id: UInt32) -> JSON in [["containerID": 0, "hostID": .integer(Int64(id)), "size": 1]] }
            members += [("uidMappings", map(mapping.uid)), ("gidMappings", map(mapping.gid))]
            namespaces.append("user")
        } else {
            members.append(("resources", ["devices": [["allow": false, "access": "rwm"]]]))
            namespaces += ["network", "cgroup"]
        }
        members += [
            ("namespaces", .array(namespaces.map { ["type": .string($0)] })),
            ("maskedPaths", .strings(RuntimeMounts.masked)), ("readonlyPaths", .strings(RuntimeMounts.readOnly)),
        ]
        return .object(members)
    }

    private static let capabilities = [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "NET_RAW",
        "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ]
}

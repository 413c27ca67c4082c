public import ByteIO

/// What a user wants to be different in a config, value by value. Nothing in the values is expanded.
public struct ConfigOverrides: Sendable {
    /// A member of the `config` object that can be cleared as a whole.
    public enum Field: String, Sendable, CaseIterable {
        case cmd, entrypoint, env, expose, healthcheck, label, onbuild, shell, user, volume, workdir
        case stopSignal = "stop-signal"
    }

    /// What is taken out whole, before anything else happens.
    public var cleared: [Field] = []
    private var goneEnv: [String] = []
    private var goneLabels: [String] = []
    private var gonePorts: [String] = []
    private var goneVolumes: [String] = []
    private var instructions: [ConfigInstruction] = []
    private var texts: [String] = []

    /// No change.
    public init() {}

    /// Whether there is nothing to change.
    public var isEmpty: Bool { summary.isEmpty }

    /// What is changed, for the history: as lines of a Dockerfile would say it, where they can.
    public var summary: [String] { cleared.map { "clear \($0.rawValue)" } + texts }

    // MARK: Setting

    /// Sets a variable, given as `KEY=value`.
    ///
    /// - Throws: `.usage` where there is no key or no `=`.
    public mutating func setEnv(_ text: String) throws(ImageError) {
        add(.env([try Self.pair(text, "--env")]), "ENV \(text)")
    }

    /// Sets a label, given as `KEY=value`.
    ///
    /// - Throws: as `setEnv`.
    public mutating func setLabel(_ text: String) throws(ImageError) {
        add(.label([try Self.pair(text, "--label")]), "LABEL \(text)")
    }

    /// Sets the entrypoint: a JSON array of words, or a line for the shell. The command goes, as in a Dockerfile.
    public mutating func setEntrypoint(_ text: String) throws(ImageError) {
        add(
            .entrypoint(try Self.usage { () throws(ImageError) in try ConfigInstruction.command(text) }),
            "ENTRYPOINT \(text)")
    }

    /// Sets the command: a JSON array of words, or a line for the shell.
    public mutating func setCommand(_ text: String) throws(ImageError) {
        add(.cmd(try Self.usage { () throws(ImageError) in try ConfigInstruction.command(text) }), "CMD \(text)")
    }

    /// Sets the user.
    public mutating func setUser(_ text: String) { add(.user(text), "USER \(text)") }

    /// Sets the working folder; a relative one is below the one that was.
    ///
    /// - Throws: `.usage` for an empty one.
    public mutating func setWorkdir(_ text: String) throws(ImageError) {
        guard !text.isEmpty else { throw ImageError(.usage, "--workdir is empty; use --clear workdir") }
        add(.workdir(text), "WORKDIR \(text)")
    }

    /// Sets the signal that stops a container.
    public mutating func setStopSignal(_ text: String) { add(.stopSignal(text), "STOPSIGNAL \(text)") }

    /// Adds ports, given as in `EXPOSE`.
    public mutating func addPort(_ text: String) { add(.expose([text]), "EXPOSE \(text)") }

    /// Adds a volume.
    public mutating func addVolume(_ path: String) { add(.volume([path]), "VOLUME \(path)") }

    /// Sets the shell of the shell form, a JSON array of words.
    ///
    /// - Throws: `.usage` for anything else.
    public mutating func setShell(_ text: String) throws(ImageError) {
        guard case .exec(let words) = try? ConfigInstruction.command(text), !words.isEmpty else {
            throw ImageError(.usage, "--shell is \(Printable(text)), expected a JSON array of words")
        }
        add(.shell(words), "SHELL \(text)")
    }

    /// Sets the health check, given as what follows `HEALTHCHECK`.
    ///
    /// - Throws: `.usage` with Docker's words.
    public mutating func setHealthcheck(_ text: String) throws(ImageError) { try add("HEALTHCHECK", text) }

    /// Adds a trigger, given as what follows `ONBUILD`.
    ///
    /// - Throws: `.usage` with Docker's words.
    public mutating func addTrigger(_ text: String) throws(ImageError) { try add("ONBUILD", text) }

    // MARK: Taking out

    /// Takes a variable out; one that is not there is fine.
    public mutating func unsetEnv(_ key: String) {
        goneEnv.append(key)
        texts.append("unset ENV \(key)")
    }

    /// Takes a label out; one that is not there is fine.
    public mutating func unsetLabel(_ key: String) {
        goneLabels.append(key)
        texts.append("unset LABEL \(key)")
    }

    /// Takes ports out, given as in `EXPOSE`; those that are not there are fine.
    ///
    /// - Throws: `.usage` for what is no port.
    public mutating func unsetPort(_ text: String) throws(ImageError) {
        gonePorts += try Self.usage { () throws(ImageError) in try PortSpecification.ports(text) }
        texts.append("unset EXPOSE \(text)")
    }

    /// Takes a volume out; one that is not there is fine.
    public mutating func unsetVolume(_ path: String) {
        goneVolumes.append(path)
        texts.append("unset VOLUME \(path)")
    }

    // MARK: Applying

    /// The config object after the changes: cleared, then taken out, then set.
    ///
    /// - Throws: `.usage` where a port, a signal or a volume is none.
    public func applied(to config: ContainerConfig) throws(ImageError) -> ContainerConfig {
        var config = config
        for field in cleared { Self.clear(field, of: &config) }
        config.env?.removeAll { entry in
            let key = DockerfileWords.cut(entry)?.key ?? entry
            return goneEnv.contains { $0.isSame(as: key) }
        }
        for key in goneLabels { config.labels?[key] = nil }
        config.exposedPorts?.removeAll { port in gonePorts.contains { $0.isSame(as: port) } }
        config.volumes?.removeAll { path in goneVolumes.contains { $0.isSame(as: path) } }
        return try ConfigChange(literal: instructions).applied(to: config)
    }

    private static func clear(_ field: Field, of config: inout ContainerConfig) {
        switch field {
        case .cmd: config.cmd = nil
        case .entrypoint: config.entrypoint = nil
        case .env: config.env = nil
        case .expose: config.exposedPorts = nil
        case .healthcheck: config.healthcheck = nil
        case .label: config.labels = nil
        case .onbuild: config.onBuild = nil
        case .shell: config.shell = nil
        case .stopSignal: config.stopSignal = ""
        case .user: config.user = ""
        case .volume: config.volumes = nil
        case .workdir: config.workingDir = ""
        }
    }

    private mutating func add(_ instruction: ConfigInstruction, _ text: String) {
        instructions.append(instruction)
        texts.append(text)
    }

    private mutating func add(_ name: String, _ text: String) throws(ImageError) {
        let parsed = try ConfigChange.parse(["\(name) \(text)"]).instructions
        guard parsed.count == 1 else { throw ImageError(.usage, "\(name) takes one line") }
        instructions += parsed
        texts.append("\(name) \(text)")
    }

    private static func pair(_ text: String, _ option: String) throws(ImageError) -> ConfigInstruction.Pair {
        guard let pair = DockerfileWords.cut(text), !pair.key.isEmpty else {
            throw ImageError(.usage, "\(option) is \(Printable(text)), expected KEY=value")
        }
        return ConfigInstruction.Pair(key: pair.key, value: pair.value)
    }

    private static func usage<Value>(_ parse: () throws(ImageError) -> Value) throws(ImageError) -> Value {
        do throws(ImageError) { return try parse() } catch { throw ImageError(.usage, error.message) }
    }
}

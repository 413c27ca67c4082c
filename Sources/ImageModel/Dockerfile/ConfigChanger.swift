internal import ByteIO

/// Applies instructions to a config object one after the other, as a build does.
struct ConfigChanger {
    private(set) var config: ContainerConfig
    private let escape: UInt8
    private let isLiteral: Bool
    /// Whether one of the instructions was `CMD`: then `ENTRYPOINT` leaves it.
    private var hasSetCmd = false

    init(_ config: ContainerConfig, escape: UInt8, isLiteral: Bool) {
        self.config = config
        self.escape = escape
        self.isLiteral = isLiteral
    }

    mutating func apply(_ instruction: ConfigInstruction) throws(ImageError) {
        var shell = ShellExpansion(environment: config.env ?? [], escape: escape)
        shell.isLiteral = isLiteral
        switch instruction {
        case .cmd(let command): setCmd(command)
        case .entrypoint(let command): setEntrypoint(command)
        case .env(let pairs): try setEnv(pairs, shell)
        case .expose(let words): try expose(words, shell)
        case .healthcheck(let check): config.healthcheck = check
        case .label(let pairs): try label(pairs, shell)
        case .onBuild(let trigger): config.onBuild = (config.onBuild ?? []) + [trigger]
        case .shell(let words): config.shell = words
        case .stopSignal(let text): try setStopSignal(shell.word(text))
        case .user(let text): config.user = try shell.word(text)
        case .volume(let paths): try addVolumes(paths, shell)
        case .workdir(let text): try setWorkdir(shell.word(text))
        }
    }

    private mutating func setCmd(_ command: ConfigInstruction.Command) {
        config.cmd = words(of: command)
        config.argsEscaped = false
        if command != .exec([]), command != .shell("") { hasSetCmd = true }
    }

    private mutating func setEntrypoint(_ command: ConfigInstruction.Command) {
        config.entrypoint = words(of: command)
        config.argsEscaped = false
        if !hasSetCmd { config.cmd = nil }
    }

    private func words(of command: ConfigInstruction.Command) -> [String] {
        switch command {
        case .exec(let words): return words
        case .shell(let line):
            let shell = config.shell.flatMap { $0.isEmpty ? nil : $0 } ?? ["/bin/sh", "-c"]
            return shell + (line.isEmpty ? [] : [line])
        }
    }

    private mutating func setEnv(_ pairs: [ConfigInstruction.Pair], _ shell: ShellExpansion) throws(ImageError) {
        var env = config.env ?? []
        for pair in pairs {
            let key = try shell.word(pair.key)
            let entry = try key + "=" + shell.word(pair.value)
            let place = env.firstIndex { (DockerfileWords.cut($0)?.key ?? $0).isSame(as: key) }
            if let place { env[place] = entry } else { env.append(entry) }
        }
        config.env = env
    }

    private mutating func label(_ pairs: [ConfigInstruction.Pair], _ shell: ShellExpansion) throws(ImageError) {
        var labels = config.labels ?? [:]
        for pair in pairs { labels[try shell.word(pair.key)] = try shell.word(pair.value) }
        config.labels = labels
    }

    private mutating func expose(_ words: [String], _ shell: ShellExpansion) throws(ImageError) {
        var ports: [String] = []
        for word in words {
            for expanded in try shell.words(word) { ports += try PortSpecification.ports(expanded) }
        }
        config.exposedPorts = Self.union(config.exposedPorts, ports)
    }

    private mutating func addVolumes(_ paths: [String], _ shell: ShellExpansion) throws(ImageError) {
        var expanded: [String] = []
        for path in paths { expanded.append(try shell.word(path)) }
        guard expanded.allSatisfy({ !$0.isEmpty }) else {
            throw ImageError(.malformed, "VOLUME specified can not be an empty string")
        }
        config.volumes = Self.union(config.volumes, expanded)
    }

    private mutating func setStopSignal(_ signal: String) throws(ImageError) {
        try StopSignal.check(signal)
        config.stopSignal = signal
    }

    /// A relative path goes on from where the last one ended.
    private mutating func setWorkdir(_ path: String) throws(ImageError) {
        guard !path.isEmpty else { throw ImageError(.malformed, "cannot normalize nothing") }
        let absolute = path.utf8.first == UInt8(ascii: "/")
        let joined = absolute ? path : config.workingDir + "/" + path
        var parts: [ArraySlice<UInt8>] = []
        for part in Array(joined.utf8).split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8) { _ = parts.popLast() } else { parts.append(part) }
        }
        config.workingDir = "/" + String(decoding: Array(parts.joined(separator: "/".utf8)), as: UTF8.self)
    }

    /// Both lists without repetitions, in byte order.
    private static func union(_ old: [String]?, _ new: [String]) -> [String] {
        Set(((old ?? []) + new).map { ByteKey($0) }).map(\.text).sorted { $0.precedes($1) }
    }
}

public import ByteIO

/// An instruction that changes a config, its words taken apart; variables are still in it.
public enum ConfigInstruction: Sendable, Hashable {
    /// A command: the words of the exec form, or one line for a shell.
    public enum Command: Sendable, Hashable {
        /// Run as it is.
        case exec([String])
        /// Given to the image's shell.
        case shell(String)
    }

    /// A key and a value, as written.
    public struct Pair: Sendable, Hashable {
        /// The key.
        public let key: String
        /// The value.
        public let value: String

        /// A key and its value.
        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    /// `CMD`.
    case cmd(Command)
    /// `ENTRYPOINT`.
    case entrypoint(Command)
    /// `ENV`.
    case env([Pair])
    /// `EXPOSE`.
    case expose([String])
    /// `HEALTHCHECK`.
    case healthcheck(Healthcheck)
    /// `LABEL`.
    case label([Pair])
    /// `ONBUILD`: the instruction behind it, as written.
    case onBuild(String)
    /// `SHELL`, which `--change` does not take.
    case shell([String])
    /// `STOPSIGNAL`.
    case stopSignal(String)
    /// `USER`.
    case user(String)
    /// `VOLUME`.
    case volume([String])
    /// `WORKDIR`.
    case workdir(String)

    /// Takes an instruction apart; `nil` for one that does not change a config alone.
    ///
    /// - Throws: `.malformed` with BuildKit's words.
    public init?(_ instruction: Dockerfile.Instruction, escape: UInt8) throws(ImageError) {
        let name = instruction.name
        let text = instruction.text
        switch name {
        case "CMD": self = .cmd(try Self.command(text))
        case "ENTRYPOINT": self = .entrypoint(try Self.command(text))
        case "ENV": self = .env(try Self.pairs(text, of: name, escape: escape))
        case "EXPOSE": self = .expose(try Self.atLeastOne(DockerfileWords.fields(text), of: name))
        case "HEALTHCHECK": self = .healthcheck(try HealthcheckParser.parse(instruction))
        case "LABEL": self = .label(try Self.pairs(text, of: name, escape: escape))
        case "ONBUILD": self = .onBuild(try Self.trigger(instruction))
        case "STOPSIGNAL": self = .stopSignal(try Self.one(text, of: name))
        case "USER": self = .user(try Self.one(text, of: name))
        case "VOLUME": self = .volume(try Self.volumes(text))
        case "WORKDIR": self = .workdir(try Self.one(text, of: name))
        default: return nil
        }
        if name != "HEALTHCHECK", let flag = instruction.flags.first {
            throw ImageError(.malformed, "unknown flag: \(Printable(DockerfileWords.cut(flag)?.key ?? flag))")
        }
    }

    static func command(_ text: String) throws(ImageError) -> Command {
        try DockerfileWords.execForm(text).map { .exec($0) } ?? .shell(text)
    }

    private static func pairs(_ text: String, of name: String, escape: UInt8) throws(ImageError) -> [Pair] {
        try DockerfileWords.pairs(text, of: name, escape: escape).map { Pair(key: $0.key, value: $0.value) }
    }

    private static func volumes(_ text: String) throws(ImageError) -> [String] {
        let paths = try atLeastOne(DockerfileWords.execForm(text) ?? DockerfileWords.fields(text), of: "VOLUME")
        guard paths.allSatisfy({ !Array($0.utf8).trimmedSpace.isEmpty }) else {
            throw ImageError(.malformed, "VOLUME specified can not be an empty string")
        }
        return paths
    }

    /// The instruction behind `ONBUILD`, which must not be one that makes no sense there.
    private static func trigger(_ instruction: Dockerfile.Instruction) throws(ImageError) -> String {
        let original = Array(instruction.original.utf8).trimmedSpace
        let trigger = original.dropFirst(instruction.keyword.utf8.count).drop(while: \.isASCIISpace)
        let keyword = trigger.prefix { !$0.isASCIISpace }.map(\.uppercased)
        switch String(decoding: keyword, as: UTF8.self) {
        case "": throw ImageError(.malformed, "ONBUILD requires at least one argument")
        case "ONBUILD": throw ImageError(.malformed, "Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed")
        case "FROM": throw ImageError(.malformed, "FROM isn't allowed as an ONBUILD trigger")
        case "MAINTAINER": throw ImageError(.malformed, "MAINTAINER isn't allowed as an ONBUILD trigger")
        default: return String(decoding: trigger, as: UTF8.self)
        }
    }

    private static func one(_ text: String, of name: String) throws(ImageError) -> String {
        guard !text.isEmpty else { throw ImageError(.malformed, "\(name) requires exactly one argument") }
        return text
    }

    static func atLeastOne(_ words: [String], of name: String) throws(ImageError) -> [String] {
        guard !words.isEmpty else { throw ImageError(.malformed, "\(name) requires at least one argument") }
        return words
    }
}

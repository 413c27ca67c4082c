internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "config", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @OptionGroup var values: ConfigValueOptions
    @OptionGroup var removals: ConfigRemovalOptions
    @OptionGroup var facts: ConfigFactOptions
    @Option(name: .shortAndLong, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "instruction"))
    var change: [String] = []
    @OptionGroup var history: StepOptions
    @OptionGroup var options: EditOptions

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        var overrides = ConfigOverrides()
        try removals.add(to: &overrides)
        try values.add(to: &overrides)
        let facts = try facts.facts()
        var step = try history.step(at: facts.created?.nanoseconds)
        step.author = facts.author ?? ""
        let edit = try ConfigEdit(overrides, changes: change, facts: facts, step: step)
        try options.run(session, "config") { _ throws(ImageError) in edit }
    }
}

/// What is set in the `config` object.
struct ConfigValueOptions: ParsableArguments {
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "key=value"))
    var env: [String] = []
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "key=value"))
    var label: [String] = []
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp(valueName: "command")) var entrypoint: String?
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp(valueName: "command")) var cmd: String?
    @Option(name: .long) var user: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "path")) var workdir: String?
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "port"))
    var expose: [String] = []
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "path"))
    var volume: [String] = []
    @Option(name: .long, help: ArgumentHelp(valueName: "signal")) var stopSignal: String?
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp(valueName: "check")) var healthcheck: String?
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "trigger"))
    var onbuild: [String] = []
    @Option(name: .long, parsing: .unconditional, help: ArgumentHelp(valueName: "words")) var shell: String?

    /// Adds what was given. The shell comes first: commands may need it. The entrypoint comes before the command, which
    /// it would take away.
    func add(to overrides: inout ConfigOverrides) throws(ImageError) {
        for text in env { try overrides.setEnv(text) }
        for text in label { try overrides.setLabel(text) }
        if let shell { try overrides.setShell(shell) }
        if let entrypoint { try overrides.setEntrypoint(entrypoint) }
        if let cmd { try overrides.setCommand(cmd) }
        if let user { overrides.setUser(user) }
        if let workdir { try overrides.setWorkdir(workdir) }
        for text in expose { overrides.addPort(text) }
        for text in volume { overrides.addVolume(text) }
        if let stopSignal { overrides.setStopSignal(stopSignal) }
        if let healthcheck { try overrides.setHealthcheck(healthcheck) }
        for text in onbuild { try overrides.addTrigger(text) }
    }
}

/// What is taken out of the `config` object.
struct ConfigRemovalOptions: ParsableArguments {
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "key"))
    var unsetEnv: [String] = []
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "key"))
    var unsetLabel: [String] = []
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "port"))
    var unsetExpose: [String] = []
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "path"))
    var unsetVolume: [String] = []
    @Option(name: .long, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "member"))
    var clear: [ConfigMember] = []

    /// Adds what was given.
    func add(to overrides: inout ConfigOverrides) throws(ImageError) {
        overrides.cleared = clear.map(\.field)
        for key in unsetEnv { overrides.unsetEnv(key) }
        for key in unsetLabel { overrides.unsetLabel(key) }
        for text in unsetExpose { try overrides.unsetPort(text) }
        for path in unsetVolume { overrides.unsetVolume(path) }
    }
}

/// `--clear`.
struct ConfigMember: ExpressibleByArgument {
    let field: ConfigOverrides.Field

    init?(argument: String) {
        guard let field = ConfigOverrides.Field(rawValue: argument) else { return nil }
        self.field = field
    }
}

/// What an image says of itself.
struct ConfigFactOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(valueName: "time")) var created: String?
    @Option(name: .long, parsing: .unconditional) var author: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "processor")) var architecture: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "system")) var os: String?
    @Option(name: .long, parsing: .unconditional) var variant: String?

    /// The values that were given.
    func facts() throws(ImageError) -> ConfigEdit.Facts {
        var facts = ConfigEdit.Facts()
        if let created { facts.created = try TimeArgument.parse(created, option: "--created") }
        facts.author = author
        facts.architecture = architecture
        facts.os = os
        facts.variant = variant
        for (name, text) in [("--architecture", architecture), ("--os", os)] where text == "" {
            throw ImageError(.usage, "\(name) is empty")
        }
        return facts
    }
}

/// A moment as a user writes it.
enum TimeArgument {
    /// Seconds since 1970, with or without `@` in front, or a time of RFC 3339.
    ///
    /// - Throws: `.usage` for anything else.
    static func parse(_ text: String, option: String) throws(ImageError) -> Timestamp {
        let digits = text.hasPrefix("@") ? String(text.dropFirst()) : text
        if let seconds = Int64(digits), (0...253_402_300_799).contains(seconds) { return Timestamp(seconds: seconds) }
        guard let time = try? Timestamp(parsing: text) else {
            throw ImageError(
                .usage,
                "\(option) is \(Printable(text)), expected seconds since 1970 or a time like 2025-01-31T12:00:00Z")
        }
        return time
    }
}

internal import ArgumentParser
internal import ByteIO

/// `tote help [COMMAND]`, `tote COMMAND --help`: the manual, from inside the program.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "help", helpNames: [])

    @ParentCommand var tool: Tool
    @Argument var topic: [String] = []

    func run() throws {
        throw ExitStatus(rawValue: Self.show(.page(Self.page(of: topic)))) ?? .done
    }

    /// The page of a command that is named as it is called, as `image ls`.
    private static func page(of words: [String]) -> String {
        if words == ["help"] { return "" }
        let called = Invocation(["tote"] + words)
        return called.words.count == words.count ? called.topic : words.joined(separator: " ")
    }

    /// What a command line asks to see instead of doing anything.
    enum Request { case page(String), usage(String), version }

    /// `--version` before the command; `--help` and `-h`, wherever they stand before `--`; no arguments at all.
    static func request(in arguments: [String]) -> Request? {
        if arguments.isEmpty { return .usage("") }
        let options = arguments.prefix { $0 != "--" }
        if options.prefix(while: { $0.hasPrefix("-") }).contains("--version") { return .version }
        guard options.contains("--help") || options.contains("-h") else { return nil }
        return .usage(Invocation.current.topic)
    }

    /// Prints what was asked for.
    static func show(_ request: Request) -> Int32 {
        switch request {
        case .page(let topic): show(topic) { $0.rendered(width: $1, bold: $2) }
        case .usage(let topic): show(topic) { $0.usage(width: $1, bold: $2) }
        case .version: print(version)
        }
    }

    private static var version: String {
        Invocation.current.isDocker ? "Docker version \(Version.current), build tote" : Version.current
    }

    private static func show(_ topic: String, _ render: (ManPage, Int, Bool) -> String) -> Int32 {
        let names = topic.isEmpty ? ["tote"] : ["tote-\(topic)", topic]
        guard let page = names.lazy.compactMap(ManPages.page(named:)).first else {
            guard !Invocation.current.isDocker else {
                Terminal.say("unknown help topic: \(Printable(topic))\n")
                return 1
            }
            Terminal.say("tote: help: there is no page \(Printable(topic))\nhint: tote help\n")
            return ExitStatus.notFound.rawValue
        }
        let width = Terminal.isTerminal(.output) ? min(Terminal.width(.output), 100) : 80
        let bold = Terminal.isTerminal(.output) && Terminal.variable("NO_COLOR") == nil
        return print(render(page, width, bold))
    }

    /// Writes a text to the standard output; the exit status.
    static func print(_ text: String) -> Int32 {
        do throws(ImageError) {
            try Output.print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
            return ExitStatus.done.rawValue
        } catch {
            return ErrorReport.show(error)
        }
    }
}

internal import ArgumentParser
internal import ByteIO

/// `tote help [COMMAND]`, `tote COMMAND --help`: the manual, from inside the program.
struct HelpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "help", helpNames: [])

    @ParentCommand var tool: Tool
    @Argument var topic: String?

    func run() throws {
        throw ExitStatus(rawValue: Self.show(.page(topic ?? ""))) ?? .done
    }

    /// What a command line asks to see instead of doing anything.
    enum Request { case page(String), usage(String) }

    /// `--help` and `-h`, wherever they stand before `--`; no arguments at all.
    static func request(in arguments: [String]) -> Request? {
        if arguments.isEmpty { return .usage("") }
        let options = arguments.prefix { $0 != "--" }
        guard options.contains("--help") || options.contains("-h") else { return nil }
        return .usage(Invocation.current.topic)
    }

    /// Prints what was asked for.
    static func show(_ request: Request) -> Int32 {
        let topic =
            switch request {
            case .page(let topic), .usage(let topic): topic
            }
        let names = topic.isEmpty ? ["tote"] : ["tote-\(topic)", topic]
        guard let page = names.lazy.compactMap(ManPages.page(named:)).first else {
            Terminal.say("tote: help: there is no page \(Printable(topic))\nhint: tote help\n")
            return ExitStatus.notFound.rawValue
        }
        let width = Terminal.isTerminal(.output) ? min(Terminal.width(.output), 100) : 80
        let bold = Terminal.isTerminal(.output) && Terminal.variable("NO_COLOR") == nil
        let text =
            switch request {
            case .page: page.rendered(width: width, bold: bold)
            case .usage: page.usage(width: width, bold: bold)
            }
        do throws(ImageError) {
            try Output.print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
            return ExitStatus.done.rawValue
        } catch {
            return ErrorReport.show(error)
        }
    }
}

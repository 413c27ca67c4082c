import Support
import SystemPackage
import Testing

@testable import Commands

@Suite("The pages and the program agree")
struct ParserTests {
    /// The program's commands, each with its page.
    private static let dumps = (Tote.help?.subcommands ?? []).filter { $0.name != "help" }

    /// Options every command has, which only tote(1) describes.
    private static let global = ["--store", "--quiet", "--progress", "--set-limit", "--help", "--version"]

    @Test("every page's command is in the program or awaited, never both, and every command has a page")
    func commands() {
        let pages = Set(ManPages.all.compactMap(\.command))
        let found = Set(Self.dumps.map(\.name))
        #expect(found.subtracting(pages) == [], "commands without a page")
        #expect(found.intersection(Tote.awaited.commands) == [], "take these out of Tests/CLI/awaited")
        #expect(found.union(Tote.awaited.commands) == pages)
        #expect(Tote.awaited.extended.subtracting(found) == [], "options of commands that are not there")
    }

    @Test("a command's options and flags are those of its page", arguments: dumps)
    func options(_ command: HelpDump) throws {
        let page = try #require(ManPages.page(named: "tote-\(command.name)"))
        let awaited = Tote.awaited.options(of: command.name)
        #expect(awaited.subtracting(page.options().compactMap(\.names.last)) == [], "awaited, but on no page")
        #expect(awaited.intersection(command.options.flatMap(\.names)) == [], "take these out of Tests/CLI/awaited")
        let present = page.options().filter { awaited.isDisjoint(with: $0.names) }
        let ours = present.sorted { $0.names.joined() < $1.names.joined() }
        // The page of a group may describe the options of its commands, each once.
        var own: [HelpDump.Argument] = []
        for argument in command.options + (page.options().isEmpty ? [] : command.subcommands.flatMap(\.options))
        where argument.names.count > 1 || !Self.global.contains(argument.names[0]) {
            if !own.contains(where: { $0.names == argument.names }) { own.append(argument) }
        }
        let theirs = own.filter { !$0.names.contains("--help") }.sorted { $0.names.joined() < $1.names.joined() }
        #expect(theirs.map(\.names) == ours.map(\.names))
        for (option, argument) in zip(ours, theirs) {
            let name = "\(command.name) \(option.names.last ?? "")"
            Deviation.check("repeatable: \(name)") {
                #expect(argument.isRepeating == option.isRepeatable, "\(name)")
            }
            // The parser knows only options whose value must be given.
            guard !option.isArgumentOptional else { continue }
            Deviation.check("argument name: \(name)") { #expect(argument.valueName == option.argument, "\(name)") }
            Deviation.check("default: \(name)") { #expect(argument.defaultValue == option.defaultValue, "\(name)") }
        }
    }

    @Test("a group's commands are those of its page", arguments: dumps.filter { !$0.subcommands.isEmpty })
    func group(_ command: HelpDump) throws {
        let page = try #require(ManPages.page(named: "tote-\(command.name)"))
        let ours = page.commands.map { $0.split(separator: ", ").map(String.init) }
        #expect(command.subcommands.map { [$0.name] + $0.aliases }.sorted { $0[0] < $1[0] } == ours)
    }

    @Test("a command's operands are those of its page", arguments: dumps.filter(\.subcommands.isEmpty))
    func operands(_ command: HelpDump) throws {
        let page = try #require(ManPages.page(named: "tote-\(command.name)"))
        Deviation.check("operand names: \(command.name)") {
            let names = command.operands.map { $0.valueName?.replacing("-or-", with: " | ") }
            #expect(names == page.operands.map(\.name))
        }
        Deviation.check("operand counts: \(command.name)") {
            #expect(command.operands.map(\.isRepeating) == page.operands.map(\.isRepeatable))
            #expect(command.operands.map(\.isOptional) == page.operands.map(\.isOptional))
        }
    }

    @Test("the global options are those of tote(1)", .enabled(if: Tote.help != nil))
    func globalOptions() throws {
        let page = try #require(ManPages.page(named: "tote"))
        #expect(Set(page.options().compactMap(\.names.last)) == Set(Self.global))
        // Whether the parser or the program itself sees to the last two is its own affair.
        let found = Set((Tote.help?.options ?? []).compactMap(\.names.last))
        #expect(found.union(["--help", "--version"]) == Set(Self.global))
    }

    @Test("help prints the page, and --help its usage", arguments: dumps)
    func help(_ command: HelpDump) throws {
        let page = try #require(ManPages.page(named: "tote-\(command.name)"))
        let whole = try Program.run(Tote.binary.string, ["help", command.name])
        #expect(whole.text == page.rendered(width: 80, bold: false))
        let usage = try Program.run(Tote.binary.string, [command.name, "--help"])
        #expect(usage.text == page.usage(width: 80))
        #expect(whole.status == 0 && usage.status == 0)
    }

    @Test("the exit statuses are those of tote(1)")
    func exitStatuses() throws {
        let page = try #require(ManPages.page(named: "tote"))
        #expect(page.exitStatuses == (0...255).filter { ExitStatus(rawValue: Int32($0)) != nil })
    }

    @Test("the environment variables of the pages are read, and no others", .enabled(if: Tote.help != nil))
    func environment() throws {
        let page = try #require(ManPages.page(named: "tote"))
        let folder = Repository.root.appending("Sources")
        let sources = try Repository.files(in: folder, suffix: ".swift").map { Repository.text(folder.pushing($0)) }
        for variable in page.environment {
            #expect(sources.contains { $0.contains("\"\(variable)\"") }, "\(variable)")
        }
        for call in sources.flatMap({ $0.split(separator: "getenv(\"").dropFirst() }) {
            let variable = String(call.prefix { $0 != "\"" })
            #expect(page.environment.contains(variable), "\(variable)")
        }
    }
}

extension HelpDump: CustomTestStringConvertible {
    var testDescription: String { name }
}

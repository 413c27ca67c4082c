internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageOperations

/// `tote store`: the commands for the store itself.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", subcommands: [StoreCheckCommand.self, StoreRepairCommand.self], helpNames: [])

    @ParentCommand var tool: Tool

    func run() throws {
        throw ImageError(.usage, "no command; tote help store lists them")
    }
}

struct StoreCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", helpNames: [])

    @ParentCommand var group: StoreCommand
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Flag(name: .long) var fast = false
    @Option(name: .long) var format: ReportForm = .text

    func run() throws {
        let session = Session(global, group.tool, quiet: quiet)
        let check = try StoreCheck(session.store(), reading: !fast, progress: session.reporter("store check"))
        session.note(check.warnings)
        try StoreReport(format).show(check)
        if !check.findings.isEmpty { throw ExitStatus.findings }
    }
}

struct StoreRepairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "repair", helpNames: [])

    @ParentCommand var group: StoreCommand
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, parsing: .singleValue, help: ArgumentHelp(valueName: "place")) var from: [String] = []
    @Option(name: .long) var format: ReportForm = .text

    func run() throws {
        let session = Session(global, group.tool, quiet: quiet)
        let store = try session.store()
        let places = try SparePlaces(from)
        session.note(places.warnings)
        let repair = try StoreRepair(store, from: places.sources, progress: session.reporter("store repair"))
        session.note(repair.lines + repair.check.warnings)
        try StoreReport(format).show(repair.check)
        if !repair.check.findings.isEmpty { throw ExitStatus.findings }
    }
}

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageOperations

struct SalvageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "salvage", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "file")) var output: String
    @Option(name: .long, parsing: .singleValue, help: ArgumentHelp(valueName: "place")) var from: [String] = []
    @Option(name: .long) var format: ArchiveForm = .universal
    @Argument var archive: String

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let spares = try SparePlaces(from)
        session.note(spares.warnings)
        let store = (try? session.store().opened()).map { [(label: "the store", source: $0 as any ImageSource)] } ?? []
        let sources = spares.sources + store
        let wreck = try at(Printable(archive).description) { () throws(ImageError) in
            try Salvage.open(Place(archive), from: sources)
        }
        session.note(wreck.warnings + wreck.damage.map { "\(Printable(archive)): \($0.line)" })
        let salvage = Salvage(wreck, from: sources, progress: session.reporter("salvage"))
        for outcome in salvage.outcomes { try show(outcome) }
        session.note(salvage.helpers.map { "filled holes from \($0)" })
        guard !salvage.isEmpty else { throw ImageError(.malformed, "\(Printable(archive)): no image is whole") }
        try Output.write(to: output, what: "salvage") { sink throws(ImageError) in
            try salvage.carry(to: ArchiveWriter(format.form, to: sink), progress: session.reporter("salvage"))
        }
        if salvage.outcomes.contains(where: { !$0.findings.isEmpty }) { throw ExitStatus.findings }
    }

    /// A line for each thing that is wrong, and one for the image; on the standard error where the archive goes to the
    /// standard output.
    private func show(_ outcome: Salvage.Outcome) throws(ImageError) {
        let label = Printable(outcome.label)
        var lines = outcome.findings.map { finding in
            let place = finding.place == outcome.label ? "" : "\(Printable(finding.place)): "
            return "\(label): \(place)\(Printable(finding.message))"
        }
        lines.append("\(label): \(outcome.findings.isEmpty ? "whole" : "not salvaged")")
        for line in lines {
            if output == "-" { Terminal.say("tote: \(line)\n") } else { try Output.print(line) }
        }
    }
}

extension Wreck.Damage {
    /// What is wrong, with its place.
    var line: String {
        range.isEmpty
            ? "at byte \(range.lowerBound): \(what)" : "bytes \(range.lowerBound)-\(range.upperBound - 1): \(what)"
    }
}

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "verify", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long) var format: ReportForm = .text
    @Argument(help: ArgumentHelp(valueName: "place-or-image")) var operand: [String]

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        var status: ExitStatus = .done
        for text in operand {
            do throws(ImageError) {
                if try !verify(text, session), status == .done { status = .findings }
            } catch {
                // What is cut off or damaged is what was asked about; only what cannot be judged is a failure.
                let found = [.truncated, .malformed, .digestMismatch].contains(error.kind)
                if found {
                    try VerifyReport(format).show(error, operand: text)
                } else {
                    ErrorReport.show(error)
                }
                if status == .done { status = found ? .findings : ExitStatus(error.kind) }
            }
        }
        if status != .done { throw status }
    }

    /// Verifies one operand; `false` where something is wrong with it.
    private func verify(_ text: String, _ session: Session) throws(ImageError) -> Bool {
        let source: any ImageSource
        var roots: [Root]
        let isPlace = try Place.isMeant(by: text)
        if isPlace {
            source = try Place(text).open { () throws(ImageError) in nil }
            roots = source.roots
        } else {
            source = try session.store().open()
            roots = [try ImageLookup(in: source).find(text)]
        }
        var verify = Verify(source, progress: session.reporter("verify"))
        verify.run(roots)
        if isPlace { verify.runOthers() }
        session.note(verify.warnings.map { "\(Printable(text)): \($0)" })
        try VerifyReport(format).show(verify, operand: text)
        return verify.findings.isEmpty
    }
}

/// `--format` of a report.
enum ReportForm: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

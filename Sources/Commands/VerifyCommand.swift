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
                let wreck = Self.wreck(text, error)
                let found = [.truncated, .malformed, .digestMismatch].contains(error.kind) || wreck != nil
                if let wreck {
                    try triage(text, error, wreck, session)
                } else if found {
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
        let place = try Place.isMeant(by: text) ? try Place(text) : nil
        if let place {
            source = try place.open(tolerant: true) { () throws(ImageError) in nil }
            roots = source.roots
        } else {
            source = try session.store().open()
            roots = [try ImageLookup(in: source).find(text)]
        }
        var verify = Verify(source, progress: session.reporter("verify"))
        verify.run(roots)
        // Of one image of several nobody asked what else is there.
        if let place, place.image == nil { verify.runOthers() }
        session.note(verify.warnings.map { "\(Printable(text)): \($0)" })
        let damage = (source as? ArchivePlace)?.damage ?? []
        guard damage.isEmpty else {
            let gone = damage.map { Finding(images: [], place: text, kind: .malformed, message: $0.line) }
            try VerifyReport(format).show(gone + verify.findings, verify.reports, operand: text)
            try VerifyReport(format).sum(images: verify.reports.count, gone.count + verify.findings.count, text)
            return false
        }
        try VerifyReport(format).show(verify, operand: text)
        return verify.findings.isEmpty
    }

    /// What is left in an archive that could not be read to its end, or not be understood; `nil` where that is nothing.
    private static func wreck(_ text: String, _ error: ImageError) -> Wreck? {
        guard [.truncated, .malformed, .digestMismatch, .unsupported, .notFound].contains(error.kind),
            (try? Place.isMeant(by: text)) == true, let place = try? Place(text), let wreck = try? Wreck(place)
        else { return nil }
        return wreck.roots.isEmpty && wreck.lost.isEmpty ? nil : wreck
    }

    /// Says what is left of each image.
    private func triage(
        _ text: String, _ error: ImageError, _ wreck: Wreck, _ session: Session
    ) throws(ImageError) {
        let report = VerifyReport(format)
        // What stopped the first reading is mostly the damage itself.
        let isNew = !wreck.damage.contains { $0.what.hasPrefix(error.message) }
        if isNew { try report.show(error, operand: text) }
        let gone = wreck.damage.map { Finding(images: [], place: text, kind: .malformed, message: $0.line) }
        let lost = wreck.lost.map { Finding($0.error, images: [$0.label], place: text) }
        var verify = Verify(wreck, progress: session.reporter("verify"))
        verify.run(wreck.roots)
        session.note(verify.warnings.map { "\(Printable(text)): \($0)" })
        try report.show(gone + lost + verify.findings, verify.reports, operand: text)
        try report.sum(
            images: verify.reports.count + lost.count,
            (isNew ? 1 : 0) + gone.count + lost.count + verify.findings.count, text)
    }
}

/// `--format` of a report.
enum ReportForm: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

internal import ArgumentParser
internal import ByteIO
internal import GoTemplate
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: PlaceOptions
    @Option(name: .long, help: ArgumentHelp(valueName: "template")) var format = "table"
    @Option(name: [.customShort("H"), .long], help: ArgumentHelp(valueName: "bool")) var human = true
    @Flag(name: .long) var noTrunc = false
    @Flag(name: .shortAndLong) var quiet = false
    @Argument var image: String?

    func run() throws {
        let session = Session(global, tool)
        let source = try session.source(at: place.at)
        let steps = try ImageHistory(place.image(image, in: source)).steps
        let rows = steps.map { HistoryRow($0, human: human, truncate: !noTrunc).value }
        let created = human ? "{{.CreatedSince}}" : "{{.CreatedAt}}"
        let table = "{{.ID}}\t\(created)\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}"
        try Output.table(format, quiet: quiet, columns: table, rows, HistoryRow.headers)
    }
}

/// The fields of a line of `tote history` that templates can name.
struct HistoryRow {
    /// What a template sees.
    let value: TemplateValue

    static let headers = [
        ("ID", "IMAGE"), ("CreatedSince", "CREATED"), ("CreatedAt", "CREATED AT"), ("CreatedBy", "CREATED BY"),
        ("Size", "SIZE"), ("Comment", "COMMENT"),
    ]

    init(_ step: ImageHistory.Step, human: Bool, truncate: Bool) {
        let id = step.id.map { truncate ? $0.short : $0.description } ?? "<missing>"
        let command = (step.entry.createdBy).replacing("\t", with: " ")
        let created = step.entry.createdTime.map(Self.local) ?? ""
        value = .object([
            ("Comment", .string(step.entry.comment)),
            ("CreatedAt", .string(created)),
            ("CreatedBy", .string(truncate ? Ellipsis.cut(command, 45) : command)),
            ("CreatedSince", .string(human ? Self.since(step.entry.createdTime) : created)),
            ("ID", .string(id)),
            ("Size", .string(human ? HumanSize.text(step.size) : String(step.size))),
        ])
    }

    private static func local(_ time: Timestamp) -> String {
        time.second(utcOffset: WallClock.zone(at: time.seconds).offset).rfc3339
    }

    /// Docker shows no age for what claims to be from before 2000: reproducible builds say 1970.
    private static func since(_ created: Timestamp?) -> String {
        guard let created, created.nanoseconds > 946_684_800_000_000_000 else { return "N/A" }
        return HumanDuration.text(from: created, to: Timestamp(nanoseconds: WallClock.now)) + " ago"
    }
}

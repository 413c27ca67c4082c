internal import ArgumentParser
internal import ByteIO
internal import GoTemplate
internal import ImageFormats
internal import ImageModel
internal import SystemPackage

struct FoldersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ps", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .shortAndLong) var all = false
    @Option(name: .long, help: ArgumentHelp(valueName: "template")) var format = "table"
    @Flag(name: .long) var noTrunc = false
    @Flag(name: .shortAndLong) var quiet = false

    func run() throws {
        let folders = try Session(global, tool).store().folders.records()
        let shown = folders.filter { all || $0.isPresent }
        let rows = shown.map { FolderRow($0, truncate: !noTrunc).value }
        let table = "{{.ID}}\t{{.Image}}\t{{.CreatedSince}}\t{{.Status}}\t{{.Folder}}"
        try Output.table(format, quiet: quiet, columns: table, rows, FolderRow.headers)
    }
}

/// The fields of a line of `tote ps` that templates can name.
struct FolderRow {
    /// What a template sees.
    let value: TemplateValue

    static let headers = [
        ("ID", "FOLDER ID"), ("Image", "IMAGE"), ("ImageID", "IMAGE ID"), ("CreatedSince", "CREATED"),
        ("CreatedAt", "CREATED AT"), ("Status", "STATUS"), ("Folder", "FOLDER"),
    ]

    init(_ folder: FolderRecord, truncate: Bool) {
        let created = Timestamp(nanoseconds: folder.created)
        let since = HumanDuration.text(from: created, to: Timestamp(nanoseconds: WallClock.now)) + " ago"
        let text = { (digest: Digest) in truncate ? digest.short : digest.hex }
        value = .object([
            ("CreatedAt", .string(created.goDescription)),
            ("CreatedSince", .string(since)),
            ("Folder", .string(folder.path.string)),
            ("ID", .string(text(folder.id))),
            ("Image", .string(folder.name.map(Root.familiar) ?? folder.image.short)),
            ("ImageID", .string(truncate ? folder.image.short : folder.image.description)),
            ("Status", .string(folder.isPresent ? "Present" : "Gone")),
        ])
    }
}

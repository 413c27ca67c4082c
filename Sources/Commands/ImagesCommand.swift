internal import ArgumentParser
internal import ByteIO
internal import GoTemplate
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct ImagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "images", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .shortAndLong) var all = false
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: String?
    @Flag(name: .long) var digests = false
    @Option(name: .shortAndLong) var filter: [String] = []
    @Option(name: .long, help: ArgumentHelp(valueName: "template")) var format = "table"
    @Flag(name: .long) var noTrunc = false
    @Flag(name: .shortAndLong) var quiet = false
    @Flag(name: .long) var tree = false
    @Argument var pattern: String?

    func run() throws {
        let session = Session(global, tool)
        try refuseContradictions()
        let source = try session.source(at: at)
        let filters = try ImageFilter(filter + (pattern.map { ["reference=\($0)"] } ?? []), in: source)
        let listing = ImageListing(source.roots, in: source)
        session.note(listing.warnings)
        let lines = listing.lines.filter { line in
            (all || at != nil || filters.namesDangling || line.repository != nil) && filters.accepts(line)
        }
        if tree { return try Output.print(ImageTreeText(lines).text, terminator: "") }
        let rows = lines.map { ImageRow($0, truncate: !noTrunc).value }
        let columns = digests ? ImageRow.columns : ImageRow.columns.filter { $0 != "Digest" }
        let table = columns.map { "{{.\($0)}}" }.joined(separator: "\t")
        let text = format == "table" && quiet ? "{{.ID}}" : format
        try Output.table(TableFormat(text, table: table), rows, ImageRow.headers)
    }

    private func refuseContradictions() throws(ImageError) {
        guard tree else { return }
        for (given, name) in [
            (quiet, "--quiet"), (noTrunc, "--no-trunc"), (digests, "--digests"), (format != "table", "--format"),
        ]
        where given {
            throw ImageError(.usage, "\(name) is not yet supported with --tree")
        }
    }
}

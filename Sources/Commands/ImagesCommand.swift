internal import ArgumentParser
internal import ByteIO
internal import GoTemplate
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct ImagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "images", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var options: ImagesOptions

    func run() throws { try options.run(tool) }
}

/// What `images` and `image ls` take.
struct ImagesOptions: ParsableArguments {
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

    func run(_ tool: Tool) throws {
        let session = Session(global, tool)
        try refuseContradictions()
        let form = configuredFormat ?? (format.isEmpty ? "table" : format)
        let table = try ImageFormat(form, quiet: quiet, digests: digests).table
        let source = try session.source(at: at)
        let filters = try ImageFilter(filter + (pattern.map { ["reference=\($0)"] } ?? []), in: source)
        let listing = ImageListing(source.roots, in: source)
        session.note(listing.warnings)
        let lines = listing.lines.filter { line in
            (all || at != nil || filters.namesDangling || line.repository != nil) && filters.accepts(line)
        }
        if tree { return try Output.print(ImageTreeText(lines).text, terminator: "") }
        let rows = lines.map { ImageRow($0, truncate: !noTrunc).value }
        try Output.table(table, rows, ImageRow.headers)
        if let pattern, lines.isEmpty { hint(pattern) }
    }

    /// `images ls` lists the images named `ls`: who types it means something else.
    private func hint(_ pattern: String) {
        guard Invocation.current.words == ["images"], ImageCommand.names.contains(pattern) else { return }
        if Invocation.current.isDocker {
            Terminal.say("\nNo images found matching \"\(pattern)\": did you mean \"docker image \(pattern)\"?\n")
        } else {
            Terminal.say("hint: no image matches \(pattern); did you mean tote image \(pattern)?\n")
        }
    }

    /// What docker's configuration asks for where the command line asks for nothing.
    private var configuredFormat: String? {
        let isGiven = Invocation.current.arguments.contains { $0 == "--format" || $0.hasPrefix("--format=") }
        return isGiven && !format.isEmpty || quiet || tree ? nil : DockerConfig.imagesFormat
    }

    private func refuseContradictions() throws(ImageError) {
        guard tree else { return }
        for (given, name) in [
            (quiet, "--quiet"), (noTrunc, "--no-trunc"), (digests, "--digests"),
            (!["", "table"].contains(format), "--format"),
        ]
        where given {
            throw ImageError(.usage, "\(name) is not yet supported with --tree")
        }
    }
}

/// `--format` of images, with what `--quiet` and `--digests` make of it.
///
/// Source: docker/cli cli/command/formatter/image.go, `NewImageFormat`.
struct ImageFormat {
    /// How rows are printed.
    let table: TableFormat

    init(_ text: String, quiet: Bool, digests: Bool) throws(ImageError) {
        let columns = digests ? ImageRow.columns : ImageRow.columns.filter { $0 != "Digest" }
        let raw =
            ["repository: {{.Repository}}", "tag: {{.Tag}}"] + (digests ? ["digest: {{.Digest}}"] : [])
            + ["image_id: {{.ID}}", "created_at: {{.CreatedAt}}", "virtual_size: {{.Size}}", ""]
        var text = text
        if text == "table", quiet { text = "{{.ID}}" }
        if text.hasPrefix("table "), digests, !text.contains("{{.Digest}}") { text += "\t{{.Digest}}" }
        table = try TableFormat(
            text, table: columns.map { "{{.\($0)}}" }.joined(separator: "\t"),
            raw: quiet ? "image_id: {{.ID}}" : raw.joined(separator: "\n"))
    }
}

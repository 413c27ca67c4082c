internal import ArgumentParser
internal import ByteIO
internal import GoTemplate
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "search", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: [String] = []
    @Option(name: .shortAndLong) var filter: [String] = []
    @Option(name: .long, help: ArgumentHelp(valueName: "template")) var format = "table"
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var limit = 0
    @Flag(name: .long) var noTrunc = false
    @Option(name: .long, help: ArgumentHelp(valueName: "pattern")) var path: String?
    @Argument var term: String?

    func run() throws {
        guard limit >= 0 else { throw ImageError(.usage, "--limit is \(limit), expected 0 or more") }
        guard path != "" else { throw ImageError(.usage, "the pattern of --path is empty") }
        let session = Session(global, tool, quiet: quiet)
        var filter = try SearchFilter(filter)
        let columns = ["Name", "Place", "ID", "Description"] + (path == nil ? [] : ["Path"])
        let table = try TableFormat(
            format.isEmpty ? "table" : format, table: columns.map { "{{.\($0)}}" }.joined(separator: "\t"))
        let store = try session.store().open()
        var places = SearchedPlaces(layers: path != nil)
        if at.isEmpty { places.add(store) } else { for text in at { places.add(text) } }
        try filter.resolve(in: [store] + places.found.map(\.source))
        var search = Search(for: term ?? "", filter: filter, path: path, limit: limit)
        for place in places.found {
            do throws(ImageError) {
                try at(place.label) { () throws(ImageError) in try search.run(in: place.source, called: place.label) }
            } catch {
                places.failures.append(error)
            }
        }
        let rows = search.rows.map { SearchRow($0, truncate: !noTrunc).value }
        try Output.table(table, rows, SearchRow.headers)
        session.note(places.warnings + search.warnings)
        let status = ErrorReport.show(all: places.failures)
        if status != 0 { throw Failure(status: status) }
    }

    private func at<Result>(_ place: String, _ body: () throws(ImageError) -> Result) throws(ImageError) -> Result {
        try ByteIO.at(place, body)
    }
}

/// The places of a search, and what came of opening them.
private struct SearchedPlaces {
    private(set) var found: [SearchPlaces.Found] = []
    private(set) var warnings: [String] = []
    var failures: [ImageError] = []
    private let layers: Bool

    init(layers: Bool) { self.layers = layers }

    mutating func add(_ store: OCILayout) { found.append(("-", store)) }

    mutating func add(_ text: String) {
        let layers = layers
        do throws(ImageError) {
            let places = try SearchPlaces(text) { () throws(ImageError) in
                layers ? try StagingFolder.temporary() : nil
            }
            found += places.places
            warnings += places.warnings
        } catch {
            failures.append(error)
        }
    }
}

/// The fields of a line of `tote search` that templates can name.
struct SearchRow {
    /// What a template sees.
    let value: TemplateValue

    static let headers = [
        ("Name", "NAME"), ("Description", "DESCRIPTION"), ("StarCount", "STARS"), ("IsOfficial", "OFFICIAL"),
        ("IsAutomated", "AUTOMATED"), ("Place", "PLACE"), ("ID", "ID"), ("Platform", "PLATFORM"), ("Path", "PATH"),
    ]

    private static let width = 45

    init(_ row: Search.Row, truncate: Bool) {
        let description = row.description.replacing("\n", with: " ").replacing("\r", with: " ").replacing(
            "\t", with: " ")
        value = .object([
            ("Description", .string(truncate ? Ellipsis.cut(description, Self.width) : description)),
            ("ID", .string(truncate ? row.image.id.short : row.image.id.description)),
            ("IsAutomated", .string("")),
            ("IsOfficial", .string(row.isOfficial ? "[OK]" : "")),
            ("Name", .string(row.name.map(Root.familiar) ?? "<none>")),
            ("Path", .string(row.path.map { String(decoding: $0, as: UTF8.self) } ?? "")),
            ("Place", .string(row.place)),
            ("Platform", .string(row.image.platform.description)),
            ("StarCount", .string("0")),
        ])
    }
}

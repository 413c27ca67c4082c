internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct TreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tree", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: PlaceOptions
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var depth: Int?
    @Option(name: .long) var format: ReportForm = .text
    @Option(name: .long, help: ArgumentHelp(valueName: "file")) var html: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var layer: Int?
    @Argument var image: String?

    func run() throws {
        guard depth ?? 0 >= 0 else { throw ImageError(.usage, "--depth is a number of folders") }
        let session = Session(global, tool)
        let source = try session.source(at: place.at, layers: true)
        let record = try place.image(image, in: source)
        let whole = try FileTree(record, in: source)
        let picture = Picture(
            title: TreeTitle(record), report: try SpaceReport(whole, of: record),
            tree: try layer.map { number throws(ImageError) in try SizeTree(whole, layer: number) } ?? SizeTree(whole),
            layer: layer, depth: depth)
        if let html {
            try Output.write(to: html, what: "write a page") { sink throws(ImageError) in
                try TreePage(picture, of: whole).write(to: sink)
            }
        } else {
            let sink = try FileSink.standardOutput()
            switch format {
            case .text: try TreeText(picture).write(to: sink)
            case .json: try TreeJSON(picture).write(to: sink)
            }
            try sink.finish()
        }
    }
}

/// What `tote tree` shows in one of its forms.
struct Picture {
    let title: TreeTitle
    let report: SpaceReport
    let tree: SizeTree
    /// The layer that is shown by itself.
    let layer: Int?
    /// How deep, `nil` for what the form does by itself.
    let depth: Int?
}

/// Which image a picture is of.
struct TreeTitle {
    let name: String
    let id: String
    let platform: String

    init(_ image: ImageRecord) {
        name = Printable(image.name.map(Root.familiar) ?? "<untagged>").description
        id = image.id.description
        platform = Printable(image.platform.description).description
    }
}

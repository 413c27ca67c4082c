internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "export", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @OptionGroup var place: PlaceOptions
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "file")) var output = "-"
    @Flag(name: .long) var plain = false
    @Argument var image: String?

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let source = try session.source(at: place.at, layers: true)
        let record = try place.image(image, in: source)
        let export = Export(record, from: source, isPlain: plain)
        session.note(export.warnings)
        try Output.write(to: output, what: "export") { sink throws(ImageError) in try export.write(to: sink) }
    }
}

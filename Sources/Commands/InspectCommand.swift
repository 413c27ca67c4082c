internal import ArgumentParser
internal import ByteIO
internal import GoTemplate
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inspect", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @OptionGroup var place: PlaceOptions
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "template")) var format: String?
    @Argument var image: [String] = []

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let source = try session.source(at: place.at)
        var documents: [JSON] = []
        var failure: ImageError?
        for text in try operands(in: source) {
            do throws(ImageError) {
                documents.append(try InspectDocument(place.image(text, in: source), in: source).json)
            } catch {
                _ = ErrorReport.show(error, command: "inspect")
                failure = failure ?? error
            }
        }
        try Output.print(render(documents))
        if let failure { throw ExitStatus(failure.kind) }
    }

    private func operands(in source: any ImageSource) throws(ImageError) -> [String?] {
        guard image.isEmpty else { return image }
        _ = try ImageLookup(in: source).only()
        return [nil]
    }

    private func render(_ documents: [JSON]) throws(ImageError) -> String {
        guard let format, format != "json" else {
            let indent = format == nil ? "    " : nil
            return String(decoding: JSONWriter(indent: indent).encode(.array(documents)), as: UTF8.self)
        }
        let template = try Template(parsing: format)
        var lines: [String] = []
        for document in documents {
            lines.append(try template.execute(document.templateValue, missing: .error) { Printable($0).description })
        }
        return lines.joined(separator: "\n")
    }
}

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
    @Flag(name: .long) var ids = false
    @Flag(name: .shortAndLong) var size = false
    @Option(name: .long, help: ArgumentHelp(valueName: "kind")) var type: InspectedKind = .image
    @Argument var image: [String] = []

    func run() throws {
        let format = try form()
        let session = Session(global, tool, quiet: quiet)
        let source = try session.source(at: place.at)
        var parts: [InspectForm.Part] = []
        var failures: [ImageError] = []
        for text in try operands(in: source) {
            do throws(ImageError) {
                parts.append(try format.part(document(text, in: source)))
            } catch {
                failures.append(named(error, text))
            }
        }
        try Output.print(format.text(parts), terminator: "")
        let status = ErrorReport.show(all: failures)
        if status != 0 { throw Failure(status: status) }
    }

    private func form() throws -> InspectForm {
        do throws(ImageError) {
            return try InspectForm(format, ids: ids)
        } catch {
            guard Invocation.current.isDocker, error.kind == .usage else { throw error }
            Terminal.say(DockerVoice.line(error))
            throw Failure(status: DockerVoice.templateStatus)
        }
    }

    private func operands(in source: any ImageSource) throws(ImageError) -> [String?] {
        guard image.isEmpty else { return image }
        guard place.at != nil else { throw ImageError(.usage, "name an image") }
        _ = try ImageLookup(in: source).only()
        return [nil]
    }

    private func document(_ text: String?, in source: any ImageSource) throws(ImageError) -> JSON {
        guard type == .image else {
            throw ImageError(.notFound, "No such \(type.rawValue): \(Printable(text ?? ""))")
        }
        let image = try place.image(text, in: source)
        return ids ? ImageIdentity(image, in: source).json : try InspectDocument(image, in: source).json
    }

    private var isTyped: Bool {
        Invocation.current.arguments.contains { $0 == "--type" || $0.hasPrefix("--type=") }
    }

    /// `docker inspect` looks for more than images, and says so.
    private func named(_ error: ImageError, _ text: String?) -> ImageError {
        guard Invocation.current.isDocker, Invocation.current.words.count == 1, error.kind == .notFound,
            !isTyped, place.platform == nil, let text
        else { return error }
        return ImageError(.usage, "Error: No such object: \(Printable(text))")
    }
}

/// `--type` of inspect. All that is kept here are images.
enum InspectedKind: String, ExpressibleByArgument, CaseIterable {
    case image, container, network, volume, plugin, node, service, task, secret, config
}

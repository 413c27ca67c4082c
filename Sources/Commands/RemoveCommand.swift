internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rmi", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var options: RemoveOptions

    func run() throws { try options.run(tool) }
}

/// What `rmi` and `image rm` take.
struct RemoveOptions: ParsableArguments {
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: String?
    @Flag(name: .shortAndLong) var force = false
    @Flag(name: .long) var noPrune = false
    @Option(name: .long, help: ArgumentHelp(valueName: "platforms")) var platform: [String] = []
    @Argument var image: [String]

    func run(_ tool: Tool) throws {
        let session = Session(global, tool, quiet: quiet)
        var platforms: [Platform] = []
        for text in platform.flatMap({ $0.split(separator: ",") }) {
            platforms.append(try PlaceOptions.platform(String(text)))
        }
        let removal = try Removal(
            of: image, from: session.editor(at: at), force: force,
            folders: at == nil ? session.store().folders.records() : [], platforms: platforms,
            sweep: noPrune ? .documents : .everything)
        if !removal.lines.isEmpty { try Output.print(removal.lines.joined(separator: "\n")) }
        let status = ErrorReport.show(all: removal.failures)
        guard status != 0, !force || removal.failures.contains(where: { $0.kind != .notFound }) else { return }
        throw Failure(status: force ? Self.worst(removal.failures) : status)
    }

    /// With `--force` what is not there does not matter.
    private static func worst(_ failures: [ImageError]) -> Int32 {
        let failure = failures.first { $0.kind != .notFound }
        guard let failure else { return ExitStatus.done.rawValue }
        return Invocation.current.isDocker ? DockerVoice.status(failure) : ExitStatus(failure.kind).rawValue
    }
}

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct SquashCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "squash", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var from = 0
    @Option(name: .long, help: ArgumentHelp(valueName: "method")) var compress: LayerCompression?
    @OptionGroup var history: StepOptions
    @OptionGroup var options: EditOptions

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        guard from >= 0 else { throw ImageError(.usage, "--from is \(from), expected a number of layers") }
        let step = try history.step()
        try options.run(session, "squash") { _ throws(ImageError) in
            SquashEdit(upon: from, compression: compress?.compression, step: step)
        }
    }
}

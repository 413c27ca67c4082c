internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct CatCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cat", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: PlaceOptions
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var layer: Int?
    @Argument(help: ArgumentHelp(valueName: "image-or-path")) var operand: String
    @Argument var path: [String] = []

    func run() throws {
        let session = Session(global, tool)
        let operands = try PathOperands(operand, path, at: place.at)
        guard !operands.paths.isEmpty else { throw ImageError(.usage, "name a file of the image") }
        let content = FileContent(try FileTree.looking(at: place, operands.image, layer: layer, session))
        let output = try FileSink.standardOutput()
        let sink: any ByteSink = Terminal.isTerminal(.output) ? ScreenSink(output) : output
        var status: ExitStatus?
        for path in operands.paths {
            do throws(ImageError) {
                try content.write(Array(path.utf8), to: sink)
                try sink.finish()
            } catch {
                if error.errno == .brokenPipe { throw error }
                ErrorReport.show(error)
                status = status ?? ExitStatus(error.kind)
            }
        }
        if let status { throw status }
    }
}

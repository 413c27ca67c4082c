internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct AppendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "append", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .shortAndLong, parsing: .unconditionalSingleValue) var file: [String]
    @Option(name: .long, help: ArgumentHelp(valueName: "method")) var compress: LayerCompression?
    @Flag(name: .long) var force = false
    @OptionGroup var history: StepOptions
    @OptionGroup var options: EditOptions

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let standard = file.count { $0 == "-" } + (options.at == "-" ? 1 : 0)
        guard standard < 2 else { throw ImageError(.usage, "the standard input can be read once only") }
        guard standard == 0 || !Terminal.isTerminal(.input) else { throw ImageError(.usage, "stdin is a terminal") }
        let inputs = file.map { file in
            AppendEdit.Input(name: Self.label(file)) { () throws(ImageError) in
                file == "-" ? try FileSource.standardInput() : try FileSource.open(FilePath(file))
            }
        }
        let step = try history.step()
        try options.run(session, "append") { _ throws(ImageError) in
            AppendEdit(inputs, compression: compress?.compression, step: step, isForced: force)
        }
    }

    /// The file's own name: which folder it lay in is nobody's business later.
    private static func label(_ file: String) -> String {
        file == "-" ? "-" : FilePath(file).lastComponent?.string ?? file
    }
}

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rmi", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Flag(name: .shortAndLong) var force = false
    @Flag(name: .long) var noPrune = false
    @Argument var image: [String]

    func run() throws {
        let store = try Session(global, tool, quiet: quiet).store()
        var failure: ImageError?
        for text in image {
            do throws(ImageError) {
                let lines = try Removal(of: text, in: store, force: force, keepLayers: noPrune).lines
                if !lines.isEmpty { try Output.print(lines.joined(separator: "\n")) }
            } catch {
                _ = ErrorReport.show(error, command: "rmi")
                if !(force && error.kind == .notFound) { failure = failure ?? error }
            }
        }
        if let failure { throw ExitStatus(failure.kind) }
    }
}

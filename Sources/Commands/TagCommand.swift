internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tag", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: String?
    @Argument var source: String
    @Argument var target: String

    func run() throws {
        let name = try NewName.parse(target)
        let editor = try Session(global, tool, quiet: quiet).editor(at: at)
        let root = try ImageLookup(in: editor.source).find(source)
        try editor.tag(root.descriptor, as: name)
        _ = try editor.commit(.nothing)
    }
}

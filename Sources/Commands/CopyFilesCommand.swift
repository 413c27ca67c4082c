internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct CopyFilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cp", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: PlaceOptions
    @Flag(name: .shortAndLong) var archive = false
    @Flag(name: [.customShort("L"), .long]) var followLink = false
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var layer: Int?
    @Argument var source: String
    @Argument var destination: String

    func run() throws {
        let session = Session(global, tool)
        let operand = try CopySource(source, at: place.at)
        guard !destination.isEmpty else { throw ImageError(.usage, "name a destination") }
        let tree = try FileTree.looking(at: place, operand.image, layer: layer, session)
        let copy = try FileCopy(Array(operand.path.utf8), in: tree, followsLink: followLink)
        if destination == "-" {
            try Output.write(to: "-", what: "copy") { sink throws(ImageError) in try copy.write(to: sink) }
        } else {
            try copy.write(
                to: FilePath(destination), needsFolder: destination.hasSuffix("/"), keepsOwners: archive)
        }
    }
}

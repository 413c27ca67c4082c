internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .shortAndLong, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "instruction"))
    var change: [String] = []
    @Flag(name: .long) var force = false
    @Option(name: .shortAndLong, parsing: .unconditional) var message = "Imported from -"
    @Flag(name: .long) var plain = false
    @Option(name: .long) var platform: String?
    @Argument var file: String
    @Argument var name: String?

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let name = try self.name.map(Self.newName)
        var description = Import.Description(
            message: message,
            usualPlatform: try Terminal.variable("DOCKER_DEFAULT_PLATFORM").map(Self.platform) ?? .host,
            created: try CreationTime.current())
        description.platform = try platform.map(Self.platform)
        description.changes = change
        description.isForced = force
        description.isPlain = plain
        let input = try open()
        let store = try session.store()
        let result = try at(file == "-" ? "standard input" : file) { () throws(ImageError) in
            try Import(input, name: name, as: description, into: store.writer())
        }
        session.note(result.warnings)
        try Output.print("\(result.id)")
    }

    private func open() throws(ImageError) -> any ByteSource {
        if file == "-" {
            guard !Terminal.isTerminal(.input) else { throw ImageError(.usage, "stdin is a terminal") }
            return try FileSource.standardInput()
        }
        guard !file.hasPrefix("http://"), !file.hasPrefix("https://") else {
            throw ImageError(.usage, "\(Printable(file)) is an address; fetch it and import the file")
        }
        return try FileSource.open(FilePath(file))
    }

    private static func platform(_ text: String) throws(ImageError) -> Platform {
        do throws(ImageError) {
            return try Platform(parsing: text)
        } catch {
            throw ImageError(.usage, error.message)
        }
    }

    static func newName(_ text: String) throws(ImageError) -> String {
        if let reference = try? Reference(parsing: text), reference.digest != nil {
            throw ImageError(.reference, "cannot import digest reference")
        }
        return try NewName.parse(text)
    }
}

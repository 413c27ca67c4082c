internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageOperations

struct CommitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "commit", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Option(name: .shortAndLong, parsing: .unconditional) var author = ""
    @Option(name: .shortAndLong, parsing: .unconditionalSingleValue, help: ArgumentHelp(valueName: "instruction"))
    var change: [String] = []
    @Flag(name: .long) var checksum = false
    @Option(name: .shortAndLong, parsing: .unconditional) var message = ""
    @Flag(name: .long) var quiet = false
    @Argument var folder: String
    @Argument var name: String?

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let name = try self.name.map(ImportCommand.newName)
        var description = Commit.Description(created: try CreationTime.current())
        description.author = author
        description.message = message
        description.changes = change
        description.isThorough = checksum
        let store = try session.store()
        let commit = try Commit(store.folders.find(folder), name: name, as: description, in: store)
        session.note(commit.notes)
        try Output.print("\(commit.id)")
    }
}

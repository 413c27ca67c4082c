internal import ArgumentParser
internal import ByteIO

/// `tote image`: docker's commands for images under their grouped names.
struct ImageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "image",
        subcommands: [
            HistoryCommand.self, ImportCommand.self, InspectCommand.self, LoadCommand.self, GroupedImagesCommand.self,
            PruneCommand.self, GroupedRemoveCommand.self, SaveCommand.self, TagCommand.self,
        ],
        helpNames: [])

    /// The names of its commands.
    static let names = configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases }

    func run() throws {
        throw ExitStatus(rawValue: HelpCommand.show(.usage("image"))) ?? .done
    }
}

/// `tote image ls`.
struct GroupedImagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", helpNames: [], aliases: ["list"])

    @ParentCommand var tool: Tool
    @OptionGroup var options: ImagesOptions

    func run() throws { try options.run(tool) }
}

/// `tote image rm`.
struct GroupedRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rm", helpNames: [], aliases: ["remove"])

    @ParentCommand var tool: Tool
    @OptionGroup var options: RemoveOptions

    func run() throws { try options.run(tool) }
}

public import ArgumentParser
internal import ByteIO

/// The command line: `tote COMMAND`.
public struct Tool: ParsableCommand {
    /// Name, version and commands.
    public static let configuration = CommandConfiguration(
        commandName: "tote", version: Version.current, shouldDisplay: true,
        subcommands: [
            LoadCommand.self, SaveCommand.self, ImportCommand.self, ExportCommand.self, ImagesCommand.self,
            InspectCommand.self, HistoryCommand.self, TagCommand.self, RemoveCommand.self, VerifyCommand.self,
            CopyFilesCommand.self, DiffCommand.self,
            ConvertCommand.self, StoreCommand.self, SalvageCommand.self, ListCommand.self, CatCommand.self,
            TreeCommand.self,
            UnpackCommand.self, CommitCommand.self, FoldersCommand.self, RemoveFolderCommand.self,
            PruneCommand.self, SearchCommand.self, ImageCommand.self,
            ConfigCommand.self, SquashCommand.self, AppendCommand.self, RebaseCommand.self, RebuildTimesCommand.self,
            RecompressCommand.self,
            HelpCommand.self,
        ],
        helpNames: [])

    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false

    /// A value of its parts.
    public init() {}

    /// Runs the command that this process was called for.
    ///
    /// - Returns: the exit status.
    public static func run() -> Int32 {
        Leftovers.removeOnSignals()
        let arguments = Invocation.current.arguments
        if let page = HelpCommand.request(in: arguments) { return HelpCommand.show(page) }
        if Invocation.current.isDocker, let complaint = DockerCommandLine.complaint(about: .current) {
            Terminal.say(complaint.text + "\n")
            return complaint.status
        }
        do {
            if let daemon = Invocation.current.globals?.daemon {
                throw ImageError(.usage, "there is no daemon here, and \(daemon) is not asked")
            }
            if let limits = Terminal.variable("TOTE_LIMITS") { try LimitChoice.apply(limits) }
            var command = try Tool.parseAsRoot(BooleanArguments.normalized(arguments))
            try command.run()
            return ExitStatus.done.rawValue
        } catch let error as ImageError {
            return ErrorReport.show(error)
        } catch let failure as Failure {
            return failure.status
        } catch let status as ExitStatus {
            return status.rawValue
        } catch {
            return ErrorReport.show(parsing: error)
        }
    }

    /// Nothing: a command is needed.
    public func run() throws {
        throw ImageError(.usage, "no command; tote help lists them")
    }
}

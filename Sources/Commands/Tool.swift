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
        Terminal.reserve()
        Leftovers.removeOnSignals()
        if let text = Terminal.argumentThatIsNoText {
            return ErrorReport.show(ImageError(.usage, "\(Printable(text)): an argument that is not UTF-8"))
        }
        if let request = HelpCommand.request(in: Invocation.current.arguments) { return HelpCommand.show(request) }
        if let complaint = Complaint.about(.current) {
            Terminal.say(complaint.text + "\n")
            return complaint.status
        }
        do {
            if let daemon = Invocation.current.globals?.daemon {
                throw ImageError(.usage, "there is no daemon here, and \(daemon) is not asked")
            }
            if let limits = Terminal.variable("TOTE_LIMITS") { try LimitChoice.apply(limits) }
            if let status = try DockerContainers.run(.current) { return status }
            var command = try Tool.parseAsRoot(NormalArguments(.current).texts)
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

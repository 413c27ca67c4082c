internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct RebaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rebase", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "base")) var old: String
    @Option(name: .long, help: ArgumentHelp(valueName: "base")) var new: String
    @OptionGroup var options: EditOptions

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        try options.run(session, "rebase") { source throws(ImageError) in
            RebaseEdit(from: try Self.base(old, source, session), to: try Self.base(new, source, session))
        }
    }

    /// The image of that name where the edited one is; else the one at the place of that name.
    private static func base(
        _ text: String, _ source: any ImageSource, _ session: Session
    ) throws(ImageError) -> RebaseEdit.Base {
        do throws(ImageError) {
            return try RebaseEdit.Base(try ImageLookup(in: source).find(text), in: source)
        } catch {
            guard error.kind == .notFound || error.kind == .usage, let place = try? Place(text), place.transport != nil
            else { throw error }
            let other = try place.open { () throws(ImageError) in try StagingFolder.temporary() }
            session.note(other.warnings)
            return try RebaseEdit.Base(try ImageLookup(in: other).only(), in: other)
        }
    }
}

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import SystemPackage

struct RemoveFolderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rm", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .shortAndLong) var force = false
    @Flag(name: .long) var keep = false
    @Argument var folder: [String]

    func run() throws {
        let folders = try Session(global, tool).store().folders
        var failure: ImageError?
        for text in folder {
            do throws(ImageError) {
                let record = try folders.find(text)
                // What is at the path but was not unpacked there is none of ours.
                if !keep, try record.isThere() { try Folder(record.path).removeTree() }
                try folders.remove(record.id)
                try Output.print(text)
            } catch {
                if force, error.kind == .notFound { continue }
                ErrorReport.show(error)
                failure = failure ?? error
            }
        }
        if let failure { throw ExitStatus(failure.kind) }
    }
}

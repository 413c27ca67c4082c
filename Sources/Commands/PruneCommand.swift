internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct PruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "prune", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Flag(name: .shortAndLong) var all = false
    @Flag(name: .long) var dryRun = false
    @Flag(name: .shortAndLong) var force = false
    @Option(name: .long) var filter: [String] = []

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let filter = try PruneFilter(DockerConfig.pruneFilters(with: filter))
        guard try force || dryRun || Question.isAnsweredYes(warning) else { return }
        let store = try session.store()
        let inUse = try FolderUse.roots(store.folders.records())
        let prune = try Prune(store.editor(), all: all, inUse: inUse, filter: filter, dryRun: dryRun)
        let heading = dryRun ? "Images to delete:" : "Deleted Images:"
        let total = dryRun ? "Total reclaimable space: " : "Total reclaimed space: "
        let report = prune.lines.isEmpty ? [] : [heading] + prune.lines + [""]
        try Output.print((report + [total + HumanSize.text(prune.reclaimed, digits: 4)]).joined(separator: "\n"))
    }

    private var warning: String {
        all
            ? "WARNING! This will remove all images without at least one container associated to them."
            : "WARNING! This will remove all dangling images."
    }
}

/// A question before something is removed.
enum Question {
    /// Longer answers than this, in bytes, are not yes.
    private static let answerLimit = 4096

    /// Asks, and reads one line of the standard input. Only `y` and `yes` are yes; the end of the input is no.
    static func isAnsweredYes(_ warning: String) throws(ImageError) -> Bool {
        let text = warning + "\nAre you sure you want to continue? [y/N] "
        if Invocation.current.isDocker { try Output.print(text, terminator: "") } else { Terminal.say(text) }
        let answer = try line()
        // The cursor stays behind the question where nobody typed a line feed.
        if !Terminal.isTerminal(.input), !Invocation.current.isDocker { Terminal.say("\n") }
        return ["y", "yes"].contains(answer.lowercased())
    }

    private static func line() throws(ImageError) -> String {
        let input = try FileSource.standardInput()
        var line: [UInt8] = []
        var isEnded = false
        while !isEnded, line.count < answerLimit {
            let more = try input.read(atMost: 1) { span throws(ImageError) in
                if span[0] == 0x0a { isEnded = true } else { line.append(span[0]) }
                return 1
            }
            if !more { break }
        }
        return String(decoding: line.filter { $0 != 0x20 && $0 != 0x0d && $0 != 0x09 }, as: UTF8.self)
    }
}

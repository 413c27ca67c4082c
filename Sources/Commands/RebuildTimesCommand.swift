internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct RebuildTimesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rebuild-times", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long) var time: String?
    @OptionGroup var options: EditOptions

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let seconds = try seconds()
        try options.run(session, "rebuild-times") { _ throws(ImageError) in TimesEdit(seconds: seconds) }
    }

    private func seconds() throws(ImageError) -> Int64 {
        let given = try time.map { text throws(ImageError) in try TimeArgument.parse(text, option: "--time") }
        let epoch = try CreationTime.epoch()
        guard let time = given ?? epoch.map({ Timestamp(seconds: $0) }) else {
            throw ImageError(.usage, "no time: use --time or set SOURCE_DATE_EPOCH")
        }
        guard time.nanosecond == 0, (0...TimesEdit.latest).contains(time.seconds) else {
            throw ImageError(
                .usage, "the time is \(time.rfc3339Nano), expected whole seconds from 1970 to 2242, as a tar has them")
        }
        return time.seconds
    }
}

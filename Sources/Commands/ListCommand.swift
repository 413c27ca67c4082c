internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: PlaceOptions
    @Option(name: .long) var format: ReportForm = .text
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var layer: Int?
    @Flag(name: .customShort("l")) var long = false
    @Flag(name: [.customShort("R"), .long]) var recursive = false
    @Argument(help: ArgumentHelp(valueName: "image-or-path")) var operand: String?
    @Argument var path: [String] = []

    func run() throws {
        let session = Session(global, tool)
        let operands = try PathOperands(operand, path, at: place.at)
        let tree = try FileTree.looking(at: place, operands.image, layer: layer, session)
        let output = try ListingText(format, isLong: long)
        let blocks = operands.paths.count > 1 || recursive
        let failures = try FileListing(tree).list(
            operands.paths.map { Array($0.utf8) }, isRecursive: recursive, followsLinks: !long
        ) { block throws(ImageError) in try output.show(block, named: blocks) }
        try output.finish()
        guard let first = failures.first else { return }
        for failure in failures { ErrorReport.show(failure) }
        throw ExitStatus(first.kind)
    }
}

/// What `[IMAGE] PATH...` means: the image may be left out where a place is given, and every path begins with a slash
/// then.
struct PathOperands {
    let image: String?
    let paths: [String]

    init(_ first: String?, _ rest: [String], at place: String?) throws(ImageError) {
        if let first, first.hasPrefix("/") {
            guard place != nil else { throw ImageError(.usage, "name an image before \(Printable(first))") }
            image = nil
            paths = [first] + rest
        } else {
            image = first
            paths = rest
        }
    }
}

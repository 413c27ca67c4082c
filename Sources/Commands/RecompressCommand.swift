internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct RecompressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "recompress", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "method")) var compress: LayerCompression
    @Option(name: .long) var level: Int?
    @OptionGroup var options: EditOptions

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        if let level { try compress.check(level: level) }
        try options.run(session, "recompress") { _ throws(ImageError) in
            RecompressEdit(to: compress.compression, level: level)
        }
    }
}

extension LayerCompression {
    /// - Throws: `.usage` for a level that the method does not have.
    fileprivate func check(level: Int) throws(ImageError) {
        let levels: ClosedRange<Int>? =
            switch self {
            case .none: nil
            case .gzip: 1...12
            case .zstd: 1...19
            }
        guard let levels else { throw ImageError(.usage, "--level needs a method that compresses") }
        guard levels.contains(level) else {
            throw ImageError(
                .usage, "\(rawValue) has the levels \(levels.lowerBound) to \(levels.upperBound), not \(level)")
        }
    }
}

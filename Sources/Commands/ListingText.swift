internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// What `tote ls` prints: names, long lines, or a JSON object for each entry.
final class ListingText {
    private let form: ReportForm
    private let isLong: Bool
    private let sink: FileSink
    private var isFirst = true

    init(_ form: ReportForm, isLong: Bool) throws(ImageError) {
        self.form = form
        self.isLong = isLong
        sink = try FileSink.standardOutput()
    }

    /// Prints a block; a folder with its name above what is in it where there may be several.
    func show(_ block: FileListing.Block, named: Bool) throws(ImageError) {
        guard form == .text else {
            for entry in block.entries { try write(FileJSON.object(entry).shown()) }
            return
        }
        if !isFirst { try write([]) }
        isFirst = false
        if named, let folder = block.folder { try write("/\(Printable(folder)):") }
        guard isLong else {
            for entry in block.entries { try write(Self.name(entry, in: block)) }
            return
        }
        for line in LongLines(block.entries).prefixes.enumerated() {
            let entry = block.entries[line.offset]
            try write("\(line.element) \(Self.name(entry, in: block))\(Self.target(entry))")
        }
    }

    /// Passes on what is held back.
    func finish() throws(ImageError) { try sink.finish() }

    private static func name(_ entry: FileEntry, in block: FileListing.Block) -> String {
        block.folder == nil ? "/\(Printable(entry.path))" : Printable(entry.name).description
    }

    private static func target(_ entry: FileEntry) -> String {
        guard let target = entry.target else { return "" }
        return " -> \(Printable(target))"
    }

    private func write(_ text: String) throws(ImageError) { try write(Array(text.utf8)) }
    private func write(_ bytes: [UInt8]) throws(ImageError) { try sink.write(bytes + [0x0A]) }
}

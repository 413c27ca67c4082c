internal import ByteIO
internal import GoTemplate
internal import SystemPackage

/// Where a command's results go.
enum Output {
    /// Writes a line to the standard output.
    static func print(_ text: String, terminator: String = "\n") throws(ImageError) {
        let sink = try FileSink.standardOutput()
        try sink.write(Array((text + terminator).utf8))
        try sink.finish()
    }

    /// Prints rows by a format; what would steer a terminal is shown escaped.
    static func table(
        _ format: TableFormat, _ rows: [TemplateValue], _ headers: [(String, String)]
    ) throws(ImageError) {
        let text = try format.render(rows: rows, headers: headers) { Printable($0).description }
        try print(text, terminator: "")
    }

    /// Prints rows by the `--format` of a command that has a table of `columns`, or by `--quiet`, which prints the IDs.
    static func table(
        _ format: String, quiet: Bool, columns: String, _ rows: [TemplateValue], _ headers: [(String, String)]
    ) throws(ImageError) {
        let format = format.isEmpty ? "table" : format
        let text = format == "table" && quiet ? "{{.ID}}" : format
        try table(TableFormat(text, table: columns), rows, headers)
    }

    /// Lets `body` write a file anew that is there, beside it; it is replaced when all is written, and keeps its
    /// permissions. A failure leaves it as it was.
    static func rewrite(_ file: FilePath, _ body: (any ByteSink) throws(ImageError) -> Void) throws(ImageError) {
        let path = try Folder.resolved(file)
        let folder = path.removingLastComponent()
        Folder(folder).sweep()
        let staged = try StagedFile(in: folder, mode: 0o600)
        try body(staged.sink)
        try staged.takePermissions(of: path)
        try staged.publish(as: path)
        try Folder(folder).sync()
    }

    /// Lets `body` write a file or, for `-`, the standard output, which must be no terminal. A file appears
    /// with mode 0600 when it is complete; a failure leaves what was there. A pipe or a device that is there is written
    /// to: it is never replaced by a file.
    static func write(
        to file: String, what: String, _ body: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        guard file != "-" else {
            guard !Terminal.isTerminal(.output) else {
                throw ImageError(.usage, "cowardly refusing to \(what) to a terminal; use -o or redirect")
            }
            return try write(to: FileSink.standardOutput(), body)
        }
        let path = FilePath(file)
        switch try Folder.kind(of: path) {
        case .folder: throw ImageError(.usage, "\(Printable(file)) is a folder")
        case .other: try write(to: FileSink.open(path), body)
        case .file: try write(anew: Folder.resolved(path), body)
        case nil: try write(anew: path, body)
        }
    }

    private static func write(
        to sink: FileSink, _ body: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        try body(sink)
        try sink.finish()
    }

    private static func write(
        anew path: FilePath, _ body: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        let parent = path.removingLastComponent()
        let folder = parent.isEmpty ? "." : parent
        guard path.lastComponent != nil else { throw ImageError(.usage, "\(Printable(path)) is a folder") }
        guard try Folder.kind(of: folder) == .folder else {
            throw ImageError(
                .notFound, "cannot write \(Printable(path)): there is no folder \(Printable(folder.string))")
        }
        Folder(folder).sweep()
        let staged = try StagedFile(in: folder, mode: 0o600)
        try body(staged.sink)
        try staged.publish(as: path)
        try Folder(folder).sync()
    }
}

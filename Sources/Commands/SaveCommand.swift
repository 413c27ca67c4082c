internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct SaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "save", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "file")) var output = "-"
    @Option(name: .long) var format: ArchiveForm = .universal
    @Option(name: .long, help: ArgumentHelp(valueName: "method")) var compress: ArchiveCompression?
    @Option(name: .long) var platform: String?
    @Argument var image: [String]

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let source = try session.store().open()
        let plan = try TransferPlan(roots(in: source), from: source)
        try Output.write(to: output, what: "save") { sink throws(ImageError) in
            let encoder = try compress?.compression.encoding(into: sink, level: nil) ?? sink
            var copy = Copy(
                from: source, to: ArchiveWriter(format.form, to: encoder), progress: session.reporter("save"))
            try copy.run(plan)
        }
    }

    private func roots(in source: OCILayout) throws(ImageError) -> [Root] {
        let lookup = ImageLookup(in: source)
        let wanted = try platform.map { text throws(ImageError) in try Platform(parsing: text) }
        var roots: [Root] = []
        for text in image {
            for root in try lookup.all(text) where !roots.contains(root) {
                roots.append(try Self.narrow(root, to: wanted, in: source))
            }
        }
        return roots
    }

    private static func narrow(
        _ root: Root, to platform: Platform?, in source: OCILayout
    ) throws(ImageError) -> Root {
        guard let platform else { return root }
        let image = try ImageTree(root, in: source).image(for: platform)
        var blob = image.blob
        blob.platform = image.platform
        return Root(name: root.name, descriptor: blob)
    }
}

/// `--format` of archives.
enum ArchiveForm: String, ExpressibleByArgument, CaseIterable {
    case universal, docker, oci

    var form: ArchiveWriter.Form {
        switch self {
        case .universal: .universal
        case .docker: .docker
        case .oci: .oci
        }
    }
}

/// `--compress` of a whole archive.
enum ArchiveCompression: String, ExpressibleByArgument, CaseIterable {
    case gzip, zstd

    var compression: Compression { self == .gzip ? .gzip : .zstd }
}

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
    @Option(name: .long, help: ArgumentHelp(valueName: "list")) var fromFile: [String] = []
    @Option(name: .long, help: ArgumentHelp(valueName: "file")) var fromYaml: [String] = []
    @Option(name: .long) var name: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "platforms")) var platform: [String] = []
    @Argument var image: [String] = []

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        if Invocation.current.isDocker { try DockerVoice.check(output: output) }
        let name = try self.name.map(NewName.parse)
        let choice = try PlatformChoice(options: platform)
        let wanted = try SaveOperands(image, lists: fromFile, yaml: fromYaml)
        let store = try session.store().open()
        var source: any ImageSource = store
        var roots = try wanted.roots(in: store)
        if let name { roots = try Self.rename(roots, to: name) }
        if let choice {
            let subset = try PlatformSubset(of: roots, in: store, to: choice)
            (source, roots) = (subset, subset.roots)
            try refuseSeveral(roots)
        }
        roots += try Referrers(of: roots, in: NarrowedSource(source, roots: store.roots)).roots
        let plan = try TransferPlan(roots, from: source)
        try Output.write(to: output, what: "save") { sink throws(ImageError) in
            let encoder = try compress?.compression.encoding(into: sink, level: nil) ?? sink
            var copy = Copy(
                from: source, to: ArchiveWriter(format.form, to: encoder), progress: session.reporter("save"))
            try copy.run(plan)
        }
    }

    /// A docker archive has one platform of an image.
    private func refuseSeveral(_ roots: [Root]) throws(ImageError) {
        guard format == .docker, let root = roots.first(where: { $0.descriptor.mediaType.isIndex }) else { return }
        throw ImageError(
            .usage, "\(Printable(root.label)): a docker archive holds one platform of an image; choose one")
    }

    private static func rename(_ roots: [Root], to name: String) throws(ImageError) -> [Root] {
        guard let first = roots.first, roots.allSatisfy({ $0.descriptor.digest == first.descriptor.digest }) else {
            throw ImageError(.usage, "--name is for one image, not for \(roots.map(\.label).joined(separator: ", "))")
        }
        return [Root(name: name, descriptor: first.descriptor)]
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

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "convert", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "method")) var compress: LayerCompression?
    @Option(name: .long) var format: ConvertForm?
    @Argument var source: String
    @Argument var destination: String

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let from = try Place(source)
        let to = try Place(destination)
        let form = try Self.form(to, format)
        if form == .layout {
            try LayoutWriter.write(layout: to.path) { writer throws(ImageError) in
                try convert(from, to, into: writer, staging: writer.staging, session)
            }
        } else {
            try Output.write(to: to.path.string, what: "convert") { sink throws(ImageError) in
                try convert(from, to, into: ArchiveWriter(form.archive, to: sink), staging: nil, session)
            }
        }
    }

    private func convert(
        _ from: Place, _ to: Place, into destination: any ImageDestination, staging: StagingFolder?, _ session: Session
    ) throws(ImageError) {
        var temporary = staging
        func folder() throws(ImageError) -> StagingFolder {
            if let temporary { return temporary }
            let made = try StagingFolder.temporary()
            temporary = made
            return made
        }
        var source = try from.open(staging: folder)
        session.note(source.warnings)
        var roots = source.roots
        if let compress {
            let recoded = try EditedSource(
                source, roots: roots, edit: RecompressEdit(to: compress.compression, level: nil), staging: folder())
            session.note(recoded.warnings)
            roots = recoded.roots
            source = recoded
        }
        let plan = try TransferPlan(Self.name(roots, to.image), from: source)
        var copy = Copy(from: source, to: destination, progress: session.reporter("convert"))
        try copy.run(plan)
        session.note(copy.warnings)
    }

    /// Gives the one image the name behind the destination.
    private static func name(_ roots: [Root], _ name: String?) throws(ImageError) -> [Root] {
        guard let name else { return roots }
        let reference = try NewName.parse(name)
        guard let first = roots.first, roots.allSatisfy({ $0.descriptor.digest == first.descriptor.digest }) else {
            throw ImageError(
                .usage, "the source holds several images; name one behind it to call it \(Printable(name))")
        }
        var descriptor = first.descriptor
        // A layout spells the name as it was given: skopeo finds it by nothing else.
        descriptor.annotations[Annotation.referenceName] = name
        return [Root(name: reference, descriptor: descriptor)]
    }

    private static func form(_ place: Place, _ format: ConvertForm?) throws(ImageError) -> ConvertForm {
        let implied: ConvertForm? =
            switch place.transport {
            case .oci: .layout
            case .ociArchive: .oci
            case .dockerArchive: format == .universal ? .universal : .docker
            case nil: nil
            }
        if let implied {
            guard format == nil || format == implied else {
                throw ImageError(.usage, "--format contradicts the destination")
            }
            return implied
        }
        if let format { return format }
        if place.isStandard { return .universal }
        if place.endsInSlash { return .layout }
        return try Folder.kind(of: place.path) == .folder ? .layout : .universal
    }
}

/// `--compress` of layers.
enum LayerCompression: String, ExpressibleByArgument, CaseIterable {
    case none, gzip, zstd

    var compression: Compression {
        switch self {
        case .none: .none
        case .gzip: .gzip
        case .zstd: .zstd
        }
    }
}

/// `--format` of a destination.
enum ConvertForm: String, ExpressibleByArgument, CaseIterable {
    case universal, docker, oci, layout

    var archive: ArchiveWriter.Form {
        switch self {
        case .universal, .layout: .universal
        case .docker: .docker
        case .oci: .oci
        }
    }
}

internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct UnpackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "unpack", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @OptionGroup var place: PlaceOptions
    @Flag(name: .long) var bundle = false
    @Flag(name: .long) var rootless = false
    @Argument var image: String?
    @Argument var folder: String?

    func run() throws {
        // The image comes first and may be left out: one operand is the folder.
        guard let folder = folder ?? image, !folder.isEmpty else { throw ImageError(.usage, "name a folder") }
        let image = self.folder == nil ? nil : self.image
        let session = Session(global, tool, quiet: quiet)
        if image == nil { try refuse(imageNamed: folder, session) }
        var options = Unpack.Options(rootless: rootless)
        options.isBundle = bundle
        let unpacked = try unpack(image, into: FilePath(folder), options, session)
        session.note(unpacked.notes)
    }

    /// Who names an image only has forgotten the folder.
    private func refuse(imageNamed folder: String, _ session: Session) throws(ImageError) {
        guard place.at == nil, let name = try? Reference(parsing: folder).withDefaultTag.canonical else { return }
        guard try session.store().open().roots.contains(where: { $0.name == name }) else { return }
        throw ImageError(
            .usage, "\(Printable(folder)) is an image, and no folder is named; ./\(Printable(folder)) would be one")
    }

    private func unpack(
        _ image: String?, into folder: FilePath, _ options: Unpack.Options, _ session: Session
    ) throws(ImageError) -> Unpack {
        guard let at = place.at else {
            let store = try session.store()
            let source = try store.open()
            let record = try self.image(image, in: source)
            let unpacked = try Unpack(record, from: source, into: folder, options)
            try unpacked.remember(record, in: store, options)
            return unpacked
        }
        let spooled = try SpooledPlace(Place(at))
        if image == nil, place.platform == nil, let tree = try spooled.tree() {
            return try Unpack(tree: tree, into: folder, options)
        }
        let source = try spooled.images()
        session.note(source.warnings)
        return try Unpack(self.image(image, in: source), from: source, into: folder, options)
    }

    private func image(_ text: String?, in source: any ImageSource) throws(ImageError) -> ImageRecord {
        let lookup = ImageLookup(in: source)
        guard let text else { return try place.record(of: lookup.only(), in: source) }
        return try place.record(of: lookup.find(text), in: source)
    }
}

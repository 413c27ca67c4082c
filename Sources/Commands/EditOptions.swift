internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

/// What all commands have that make a new image of one: where it is, which variant, and where the outcome goes.
struct EditOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: String?
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "file")) var output: String?
    @Option(name: .long) var platform: String?
    @Argument var image: String?
    @Argument var name: String?

    /// Edits and prints the new image's ID. `edit` is asked for once the place is open, which it gets.
    func run<Edit: ImageEdit>(
        _ session: Session, _ command: String, _ edit: (any ImageSource) throws(ImageError) -> Edit
    ) throws(ImageError) {
        let name = try self.name.map { text throws(ImageError) in try NewName.parse(text) }
        let platform = try self.platform.map { text throws(ImageError) in try Platform(parsing: text) }
        var editing = Editing(image: image, name: name, platform: platform, progress: session.reporter(command))
        var prints = true
        if let at {
            let place = try Place(at)
            guard place.image == nil || image == nil else {
                throw ImageError(.usage, "the place names an image already: \(Printable(place.image ?? ""))")
            }
            prints = output.map { $0 != "-" } ?? !place.isStandard
            try run(&editing, place, session, edit)
        } else {
            guard output == nil else {
                throw ImageError(.usage, "-o needs --at; use tote save for images of the store")
            }
            guard image != nil, name != nil else {
                throw ImageError(.usage, "name the image, and what the new one is called")
            }
            let store = try session.store()
            try editing.run(edit(store.open()), in: store)
        }
        session.note(editing.warnings)
        let ids = editing.ids.map(\.description)
        if prints {
            try Output.print(ids.joined(separator: "\n"))
        } else {
            session.note(ids.map { "the image is \($0)" })
        }
    }

    private func run<Edit: ImageEdit>(
        _ editing: inout Editing, _ place: Place, _ session: Session,
        _ edit: (any ImageSource) throws(ImageError) -> Edit
    ) throws(ImageError) {
        let staging = try StagingFolder.temporary()
        let lock = try lock(place)
        defer { withExtendedLifetime(lock) {} }
        let source = try place.openWhole { () throws(ImageError) in staging }
        session.note(source.warnings)
        if place.image != nil {
            let root = try ByteIO.at(place.description) { () throws(ImageError) in try place.named(in: source) }[0]
            editing.choose(root.name ?? root.descriptor.digest.description)
        }
        let made = try edit(source)
        guard let archive = source as? ArchivePlace else {
            guard let output else { return try editing.run(made, in: source, layout: place.path) }
            return try Output.write(to: output, what: "write an archive") { sink throws(ImageError) in
                try editing.run(made, in: source, as: .universal, to: sink, staging: staging)
            }
        }
        let write = { (sink: any ByteSink) throws(ImageError) in
            let encoder = try archive.compression.encoding(into: sink, level: nil)
            try editing.run(made, in: source, as: archive.form, to: encoder, staging: staging)
        }
        if let file = output ?? (place.isStandard ? "-" : nil) {
            try Output.write(to: file, what: "write an archive", write)
        } else {
            try Output.rewrite(place.path, write)
        }
    }
}

extension EditOptions {
    /// Keeps others from changing an archive that is about to be replaced.
    private func lock(_ place: Place) throws(ImageError) -> FileLock? {
        guard output == nil, !place.isStandard, try Folder.kind(of: place.path) != .folder else { return nil }
        return try ByteIO.at(place.description) { () throws(ImageError) in try FileLock(Folder.resolved(place.path)) }
    }
}

/// What the history of the new image says.
struct StepOptions: ParsableArguments {
    @Option(name: .shortAndLong, parsing: .unconditional) var message = ""
    @Flag(name: .long) var noHistory = false

    /// The step, done at `time`: nanoseconds since 1970, or now.
    func step(at time: Int64? = nil) throws(ImageError) -> EditStep {
        let now = try CreationTime.current()
        return EditStep(time: time ?? now, message: message, isRecorded: !noHistory)
    }
}

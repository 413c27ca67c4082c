internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var dryRun = false
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "place")) var input = "-"
    @Option(name: .long, help: ArgumentHelp(valueName: "repository")) var name: String?
    @Flag(name: .long) var noClobber = false
    @Option(name: .long, help: ArgumentHelp(valueName: "platforms")) var platform: [String] = []
    @Flag(name: .shortAndLong) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "old=new")) var rename: [String] = []

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let place = try Place(input)
        let wishes = try LoadWishes(
            repository: name, renaming: Renaming(parsing: rename),
            platforms: PlatformChoice(options: platform))
        guard !place.isStandard || !Terminal.isTerminal(.input) else {
            throw ImageError(.usage, "requested load from stdin, but stdin is empty")
        }
        guard dryRun else { return try load(from: place, wishes, session) }
        let source = try CompletedSource(
            place.open(named: wishes.repository) { () throws(ImageError) in nil }, by: session.store().open())
        try at(place.description) { () throws(ImageError) in try preview(source, wishes, session) }
    }

    private func load(from place: Place, _ wishes: LoadWishes, _ session: Session) throws(ImageError) {
        let store = try session.store()
        let writer = try store.writer()
        let source = try CompletedSource(
            place.open(named: wishes.repository) { () throws(ImageError) in writer.staging }, by: store.open())
        try at(place.description) { () throws(ImageError) in
            session.note(source.warnings)
            let plan = try wishes.plan(source)
            session.note(plan.warnings + Self.others(plan))
            let preview = try LoadPreview(plan, from: source, into: store.open())
            if noClobber { try refuseMoves(preview, writer) }
            var copy = Copy(from: source, to: writer, progress: session.reporter("load"))
            try copy.run(plan)
            session.note(copy.warnings)
            tell(plan, preview, session)
            for root in plan.roots where !Self.isReferrer(root) {
                if Invocation.current.isDocker, let move = preview.moves.first(where: { $0.name == root.name }) {
                    try Output.print(Self.line(move))
                }
                try Output.print(Self.line(root, plan))
            }
        }
    }

    private func preview(
        _ source: any ImageSource, _ wishes: LoadWishes, _ session: Session
    ) throws(ImageError) {
        session.note(source.warnings)
        let plan = try wishes.plan(source)
        session.note(Self.others(plan))
        let preview = try LoadPreview(plan, from: source, into: session.store().open())
        for line in preview.lines {
            let name = Printable(line.name.map(Root.familiar) ?? "<none>")
            let ids = (line.change == .move ? [line.oldID, line.id] : [line.id]).compactMap { $0?.short }
            try Output.print("\(line.change.rawValue) \(name) \(ids.joined(separator: " "))")
        }
        let bytes = preview.added.reduce(Int64(0)) { $0.addingReportingOverflow($1.size).partialValue }
        try Output.print(
            "\(Self.blobs(preview.added.count)) to add, \(HumanSize.text(bytes, digits: 4)); "
                + "\(Self.blobs(preview.present)) there")
        if noClobber { try refuseMoves(preview, nil) }
    }

    /// Names stay where they are: now, and at the commit.
    private func refuseMoves(_ preview: LoadPreview, _ writer: LayoutWriter?) throws(ImageError) {
        let moves = preview.moves.map { move in
            "\(Printable(move.name.map(Root.familiar) ?? "")) names \(move.oldID?.short ?? ""), not \(move.id.short)"
        }
        guard moves.isEmpty else {
            throw ImageError(.conflict, "nothing is loaded, since names are taken: \(moves.joined(separator: "; "))")
        }
        let seen = preview.lines.compactMap { line in line.name.map { ($0, line.old) } }
        writer?.require(Dictionary(seen) { first, _ in first })
    }

    private func tell(_ plan: TransferPlan, _ preview: LoadPreview, _ session: Session) {
        let absent = plan.absent.compactMap(\.platform).filter { $0 != .unknown }.map(\.description)
        if !absent.isEmpty { session.note(["sparse: the archive is without \(absent.joined(separator: ", "))"]) }
        session.note(preview.moves.map(Self.line))
    }

    private static func line(_ move: LoadPreview.Line) -> String {
        let (name, old) = (Printable(move.name.map(Root.familiar) ?? ""), move.oldID?.description ?? "")
        return "The image \(name) already exists, renaming the old one with ID \(old) to empty string"
    }

    /// What merely says something about an image is none.
    /// A sentence for everything that has a name and is no image: nobody would find it among the images afterwards.
    private static func others(_ plan: TransferPlan) -> [String] {
        plan.roots.filter { plan.defaults[$0.descriptor.digest] == nil }.compactMap(\.name).map { name in
            "\(Root.familiar(name)) is no image; it is kept as it is, and images does not list it"
        }
    }

    private static func isReferrer(_ root: Root) -> Bool {
        root.name == nil && root.descriptor.annotations[Annotation.subject] != nil
    }

    private static func line(_ root: Root, _ plan: TransferPlan) -> String {
        if let name = root.name { return "Loaded image: \(Printable(Root.familiar(name)))" }
        let id = plan.defaults[root.descriptor.digest]?.manifest.config.digest ?? root.descriptor.digest
        return "Loaded image ID: \(id)"
    }

    private static func blobs(_ count: Int) -> String { count == 1 ? "1 blob" : "\(count) blobs" }
}

/// What a user wants of the images of an archive, and under which names.
struct LoadWishes {
    /// The repository of images that have only a tag.
    let repository: String?
    let renaming: Renaming
    let platforms: PlatformChoice?

    init(repository: String?, renaming: Renaming, platforms: PlatformChoice?) throws(ImageError) {
        self.renaming = renaming
        self.platforms = platforms
        self.repository = repository
        guard let repository else { return }
        guard let reference = try? Reference(parsing: repository), reference.tag == nil, reference.digest == nil else {
            throw ImageError(.usage, "--name \(Printable(repository)): expected a repository without a tag")
        }
    }

    /// What is to be carried over.
    func plan(_ source: any ImageSource) throws(ImageError) -> TransferPlan {
        try TransferPlan(renaming.applied(to: source.roots), from: source, only: platforms)
    }
}

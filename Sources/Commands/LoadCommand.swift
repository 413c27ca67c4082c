internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct LoadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "load", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Option(name: .shortAndLong, help: ArgumentHelp(valueName: "place")) var input = "-"
    @Flag(name: .shortAndLong) var quiet = false

    func run() throws {
        let session = Session(global, tool, quiet: quiet)
        let place = try Place(input)
        guard !place.isStandard || !Terminal.isTerminal(.input) else {
            throw ImageError(.usage, "requested load from stdin, but stdin is a terminal")
        }
        let writer = try session.store().writer()
        let source = try place.open { () throws(ImageError) in writer.staging }
        try at(place.description) { () throws(ImageError) in try load(source, into: writer, session) }
    }

    private func load(
        _ source: any ImageSource, into writer: LayoutWriter, _ session: Session
    ) throws(ImageError) {
        session.note(source.warnings)
        let plan = try TransferPlan(source.roots, from: source)
        session.note(plan.warnings)
        var copy = Copy(from: source, to: writer, progress: session.reporter("load"))
        try copy.run(plan)
        session.note(copy.warnings)
        let absent = plan.absent.compactMap(\.platform).filter { $0 != .unknown }.map(\.description)
        if !absent.isEmpty { session.note(["sparse: the archive is without \(absent.joined(separator: ", "))"]) }
        for (name, old) in writer.moved {
            session.note(["\(Root.familiar(name)) was \(old.digest), which stays without that name"])
        }
        for root in plan.roots { try Output.print(Self.line(root, plan)) }
    }

    private static func line(_ root: Root, _ plan: TransferPlan) -> String {
        if let name = root.name { return "Loaded image: \(Printable(Root.familiar(name)))" }
        let id = plan.defaults[root.descriptor.digest]?.manifest.config.digest ?? root.descriptor.digest
        return "Loaded image ID: \(id)"
    }
}

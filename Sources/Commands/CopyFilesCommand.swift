internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

struct CopyFilesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "cp", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @OptionGroup var place: PlaceOptions
    @Flag(name: .shortAndLong) var archive = false
    @Flag(name: [.customShort("L"), .long]) var followLink = false
    @Option(name: .long, help: ArgumentHelp(valueName: "number")) var layer: Int?
    @Argument var source: String
    @Argument var destination: String

    func run() throws {
        let session = Session(global, tool)
        let operand = try CopySource(source, at: place.at)
        guard !destination.isEmpty else { throw ImageError(.usage, "name a destination") }
        let tree = try FileTree.looking(at: place, operand.image, layer: layer, session)
        let copy = try FileCopy(Array(operand.path.utf8), in: tree, followsLink: followLink)
        if destination == "-" {
            try Output.write(to: "-", what: "copy") { sink throws(ImageError) in try copy.write(to: sink) }
        } else {
            try copy.write(
                to: FilePath(destination), needsFolder: destination.hasSuffix("/"), keepsOwners: archive)
        }
    }
}

/// `IMAGE:PATH`. A name may have colons itself, but a slash never follows one there.
struct CopySource {
    let image: String?
    let path: String

    init(_ text: String, at place: String?) throws(ImageError) {
        if let mark = text.firstRange(of: ":/") {
            image = text[..<mark.lowerBound].isEmpty ? nil : String(text[..<mark.lowerBound])
            path = String(text[text.index(after: mark.lowerBound)...])
        } else if let colon = text.lastIndex(of: ":") {
            image = text[..<colon].isEmpty ? nil : String(text[..<colon])
            path = String(text[text.index(after: colon)...])
        } else {
            guard place != nil, text.hasPrefix("/") else {
                throw ImageError(.usage, "\(Printable(text)) is no IMAGE:PATH; files can be copied out of images only")
            }
            image = nil
            path = text
        }
        guard !path.isEmpty else { throw ImageError(.usage, "\(Printable(text)) names no file of the image") }
    }
}

extension FileTree {
    /// The files of the image that a command was given, or of the flat tar that its place is.
    static func looking(
        at place: PlaceOptions, _ image: String?, layer: Int?, _ session: Session
    ) throws(ImageError) -> FileTree {
        guard let at = place.at else {
            let source = try session.source(at: nil)
            return try FileTree(place.image(image, in: source), in: source, layer: layer)
        }
        let spooled = try SpooledPlace(Place(at))
        if image == nil, layer == nil, place.platform == nil,
            let tree = try FileTree.tree(in: spooled, named: Printable(at).description)
        {
            return tree
        }
        let source = try spooled.images()
        session.note(source.warnings)
        return try FileTree(place.image(image, in: source), in: source, layer: layer)
    }
}

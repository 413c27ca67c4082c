internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

/// The images that `save` was told to write: on its command line, in lists, and in YAML files.
struct SaveOperands {
    private enum Operand {
        /// A word of the command line or of a list: a repository means all its tags.
        case word(String)
        /// A name of a YAML file: without a tag it means `latest`.
        case name(String, place: String)
    }

    private var operands: [Operand] = []

    /// Reads all files, `-` once.
    ///
    /// - Throws: `.usage` where no image is named; what reading a file throws, and what is wrong with it.
    init(_ words: [String], lists: [String], yaml: [String]) throws(ImageError) {
        guard (lists + yaml).count(where: { $0 == "-" }) < 2 else {
            throw ImageError(.usage, "the standard input can be read only once")
        }
        operands = words.map { .word($0) }
        for file in lists {
            try at(Self.label(file)) { () throws(ImageError) in
                operands += try ImageList(lines: Self.read(file)).entries.map { .word($0.text) }
            }
        }
        for file in yaml {
            try at(Self.label(file)) { () throws(ImageError) in
                let list = try ImageList(yaml: Self.read(file), variables: Terminal.exactVariable)
                operands += list.entries.map { .name($0.text, place: "\(Self.label(file)): line \($0.line)") }
            }
        }
        guard !operands.isEmpty else { throw ImageError(.usage, "requires at least 1 argument: no image is named") }
    }

    /// What the operands mean, each once, in their order. An image that is given by its ID or digest has no name.
    ///
    /// - Throws: `.notFound`; `.conflict` for an ambiguous ID.
    func roots(in source: any ImageSource) throws(ImageError) -> [Root] {
        let lookup = ImageLookup(in: source)
        var roots: [Root] = []
        var known: Set<Root> = []
        for operand in operands {
            for root in try Self.roots(operand, lookup) where known.insert(root).inserted { roots.append(root) }
        }
        return roots
    }

    private static func roots(_ operand: Operand, _ lookup: ImageLookup) throws(ImageError) -> [Root] {
        switch operand {
        case .word(let text): try lookup.all(text).map { nameless($0, text) }
        case .name(let text, let place):
            try at(place) { () throws(ImageError) in [nameless(try lookup.find(text), text)] }
        }
    }

    private static func nameless(_ root: Root, _ text: String) -> Root {
        (try? Reference(parsing: text))?.digest == nil ? root : Root(name: nil, descriptor: root.descriptor)
    }

    private static func label(_ file: String) -> String { file == "-" ? "standard input" : Printable(file).description }

    private static func read(_ file: String) throws(ImageError) -> [UInt8] {
        let source = file == "-" ? try FileSource.standardInput() : try FileSource.open(FilePath(file))
        return try source.readAll(limit: ImageList.byteLimit)
    }
}

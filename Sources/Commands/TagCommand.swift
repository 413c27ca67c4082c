internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tag", helpNames: [])

    @ParentCommand var tool: Tool
    @OptionGroup var global: GlobalOptions
    @Flag(name: .long) var quiet = false
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: String?
    @Argument var source: String
    @Argument var target: String

    func run() throws {
        let name = try NewName.parse(target)
        let editor = try Session(global, tool, quiet: quiet).editor(at: at)
        let root = try ImageLookup(in: editor.source).find(source)
        try editor.tag(root.descriptor, as: name)
        _ = try editor.commit(.nothing)
    }
}

/// A name that an image shall get.
enum NewName {
    /// The name in full.
    ///
    /// - Throws: `.usage` with docker's words.
    static func parse(_ text: String) throws(ImageError) -> String {
        let reference: Reference
        do throws(ImageError) {
            reference = try Reference(parsing: text)
        } catch {
            let prefix = Invocation.current.isDocker ? "error parsing reference: " : ""
            throw ImageError(
                .usage, "\(prefix)\"\(Printable(text))\" is not a valid repository/tag: \(error.message)")
        }
        guard reference.digest == nil else {
            throw ImageError(.usage, "refusing to create a tag with a digest reference")
        }
        guard Digest.Algorithm(rawValue: reference.familiarName) == nil else {
            throw ImageError(.usage, "refusing to create an ambiguous tag using digest algorithm as name")
        }
        return reference.withDefaultTag.canonical
    }
}

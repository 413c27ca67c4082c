/// A manual page, read from the mdoc it is written in.
///
/// The pages hold all prose of the tool: `help` and `--help` print them, and tests compare them with what the program
/// accepts.
struct ManPage {
    /// As in the heading, in lower case: `tote-load`.
    let name: String
    /// The section of the manual: 1 for commands, 5 for formats, 7 for conventions.
    let section: Int
    /// The one line after the name.
    let summary: String
    /// What stands under each heading, in order.
    let sections: [ManSection]
    /// Macros our reader does not know; tests see that there are none.
    let unknownMacros: [String]

    /// Reads a page.
    init(source: String) {
        let reader = ManPageReader(source)
        name = reader.title.name
        section = reader.title.section
        summary = reader.summary
        sections = reader.sections
        unknownMacros = reader.unknown
    }

    /// The word after `tote` that the page is about, or `nil` if it is not about a command.
    var command: String? {
        section == 1 && name.hasPrefix("tote-") ? String(name.dropFirst("tote-".count)) : nil
    }

    /// The forms of the command line, each on one line.
    var synopsis: String {
        texts("SYNOPSIS").map(\.plain).joined(separator: "\n")
    }

    /// The options, in the order of the page.
    func options() -> [ManOption] {
        optionLists.flatMap(\.items).compactMap(ManOption.init)
    }

    /// The environment variables it says it reads.
    var environment: [String] {
        items("ENVIRONMENT").flatMap { $0.head.texts(of: .variable) }
    }

    /// The exit statuses it lists.
    var exitStatuses: [Int] {
        items("EXIT STATUS").compactMap { Int($0.head.plain) }
    }

    /// The command lines of its examples, without the prompt, in order.
    var examples: [String] {
        blocks("EXAMPLES").flatMap { block -> [String] in
            guard case .literal(let lines) = block else { return [] }
            return lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
        }
    }

    /// The whole page as text, `width` columns wide.
    func rendered(width: Int, bold: Bool) -> String {
        var renderer = ManPageRenderer(width: width, bold: bold)
        for section in sections { renderer.append(section) }
        return renderer.text
    }

    /// The synopsis, the commands if there are some, and the options, for `--help`.
    func usage(width: Int, bold: Bool = false) -> String {
        var renderer = ManPageRenderer(width: width, bold: bold)
        for section in sections where section.title == "SYNOPSIS" { renderer.append(section) }
        let commands = commandLists
        if !commands.isEmpty { renderer.append(ManSection(title: "COMMANDS", blocks: commands.map(ManBlock.list))) }
        let options = optionLists
        if !options.isEmpty { renderer.append(ManSection(title: "OPTIONS", blocks: options.map(ManBlock.list))) }
        return renderer.text
    }

    /// The commands it lists.
    var commands: [String] {
        commandLists.flatMap(\.items).map(\.head.plain)
    }

    private var optionLists: [ManList] {
        blocks("DESCRIPTION").compactMap(\.list).filter { $0.items.first?.head.runs.first?.role == .flag }
    }

    /// The list that `The commands are:` stands before.
    private var commandLists: [ManList] {
        let blocks = blocks("DESCRIPTION")
        return zip(blocks, blocks.dropFirst(2)).compactMap { before, after in
            before.text?.plain == "The commands are:" ? after.list : nil
        }
    }

    /// What the command takes besides options, from the synopsis.
    var operands: [ManOperand] {
        texts("SYNOPSIS").first.map(ManOperand.all(in:)) ?? []
    }

    private func blocks(_ title: String) -> [ManBlock] {
        sections.filter { $0.title == title }.flatMap(\.blocks)
    }

    private func texts(_ title: String) -> [ManText] { blocks(title).compactMap(\.text) }

    private func items(_ title: String) -> [ManList.Item] { blocks(title).compactMap(\.list).flatMap(\.items) }
}

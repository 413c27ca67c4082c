/// Reads the subset of mdoc our pages are written in.
///
/// Blocks: `Sh Ss Pp Bl -tag|-enum|-column It El Bd -literal Ed D1 Dl`; inside text: those of `ManPhrase`.
struct ManPageReader {
    private let lines: [Substring]
    private var position = 0
    /// The macro line that was split last: most are looked at by several functions.
    private var split: (position: Int, tokens: [ManToken]) = (-1, [])
    private var section = ""
    private(set) var title = (name: "", section: 0)
    private(set) var summary = ""
    private(set) var sections: [ManSection] = []
    /// Macros that are not in the subset.
    private(set) var unknown: [String] = []

    /// Reads a whole page.
    init(_ source: String) {
        let feed = UInt8(ascii: "\n")
        lines = source.utf8.split(separator: feed, omittingEmptySubsequences: false).map { Substring($0) }
        readPrologue()
        while let (macro, arguments) = nextMacro() {
            position += 1
            guard macro == "Sh" else { continue }
            section = Self.joined(arguments)
            sections.append(ManSection(title: section, blocks: readBlocks()))
        }
    }

    private static func joined(_ tokens: [ManToken]) -> String { tokens.map(\.text).joined(separator: " ") }

    private mutating func readPrologue() {
        while let (macro, arguments) = nextMacro(), macro != "Sh" {
            position += 1
            guard macro == "Dt", arguments.count == 2 else { continue }
            title = (arguments[0].text.lowercased(), Int(arguments[1].text) ?? 0)
        }
    }

    /// The macro line at the present position, or `nil` at a line of text and at the end.
    private mutating func nextMacro() -> (name: String, arguments: [ManToken])? {
        guard position < lines.count, lines[position].utf8.first == UInt8(ascii: ".") else { return nil }
        if split.position != position {
            split = (position, ManToken.split(Substring(lines[position].utf8.dropFirst())))
        }
        guard let name = split.tokens.first?.raw else { return nil }
        return (name, Array(split.tokens.dropFirst()))
    }

    /// Reads blocks up to a macro that ends what they stand in, which is left.
    private mutating func readBlocks() -> [ManBlock] {
        var blocks: [ManBlock] = []
        var text = ManText()
        while position < lines.count {
            guard let (macro, arguments) = nextMacro() else {
                text.append(.text, ManToken.unescaped(lines[position]))
                position += 1
                continue
            }
            if ["Sh", "It", "El"].contains(macro) { break }
            position += 1
            if let inner = readBlock(macro, arguments) {
                Self.flush(&text, into: &blocks)
                blocks += inner
            } else {
                if macro == "Nm" && section == "SYNOPSIS" { Self.flush(&text, into: &blocks) }
                append(macro, arguments, to: &text)
            }
        }
        Self.flush(&text, into: &blocks)
        return blocks
    }

    private static func flush(_ text: inout ManText, into blocks: inout [ManBlock]) {
        if !text.isEmpty { blocks.append(.paragraph(text)) }
        text = ManText()
    }

    /// The blocks a macro begins, or `nil` if it belongs to running text.
    private mutating func readBlock(_ macro: String, _ arguments: [ManToken]) -> [ManBlock]? {
        switch macro {
        case "Pp": [.gap]
        case "Ss": [.gap, .subheading(Self.joined(arguments))]
        case "D1", "Dl": [.display(phrase(arguments))]
        case "Bd": [.gap, .literal(readLiteral())]
        case "Bl": readList(arguments)
        default: nil
        }
    }

    private mutating func append(_ macro: String, _ arguments: [ManToken], to text: inout ManText) {
        if macro == "Nd" {
            summary = Self.joined(arguments)
            text.append(.text, "-")
            text.append(.text, summary)
            return
        }
        let phrase = ManPhrase([ManToken(macro)] + arguments, after: text, pageName: title.name)
        unknown += phrase.unknown
        text = phrase.text
    }

    private func phrase(_ tokens: [ManToken]) -> ManText {
        ManPhrase([ManToken("No")] + tokens, after: ManText(), pageName: title.name).text
    }

    private mutating func readLiteral() -> [String] {
        var literal: [String] = []
        while position < lines.count, !lines[position].hasPrefix(".Ed") {
            literal.append(ManToken.unescaped(lines[position]))
            position += 1
        }
        position += 1
        return literal
    }

    private mutating func readList(_ arguments: [ManToken]) -> [ManBlock] {
        let kind = Self.listKind(arguments)
        var items: [ManList.Item] = []
        while let (macro, head) = nextMacro(), macro == "It" {
            position += 1
            let cells = head.split(omittingEmptySubsequences: false) { $0.raw == "Ta" }
            items.append(ManList.Item(heads: cells.map { phrase(Array($0)) }, body: readBlocks()))
        }
        if nextMacro()?.name == "El" { position += 1 }
        let isCompact = arguments.contains { $0.raw == "-compact" }
        let list = ManBlock.list(ManList(kind: kind, isCompact: isCompact, items: items))
        return isCompact ? [list] : [.gap, list]
    }

    private static func listKind(_ arguments: [ManToken]) -> ManList.Kind {
        switch arguments.first?.raw {
        case "-enum": .numbered
        case "-column": .column(widths: arguments.dropFirst().map(\.text.count))
        default: .tag(width: tagWidth(arguments))
        }
    }

    /// `-width` gives an example of a wide tag; `Ds` stands for the usual indentation.
    private static func tagWidth(_ arguments: [ManToken]) -> Int {
        guard let option = arguments.firstIndex(where: { $0.raw == "-width" }), option + 1 < arguments.count else {
            return 6
        }
        let example = arguments[option + 1].text
        return example == "Ds" ? 6 : example.count
    }
}

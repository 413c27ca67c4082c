/// Renders the blocks of a manual page as plain text.
struct ManPageRenderer {
    private let fill: ManFill
    private var lines: [String] = []
    /// How many lines there were after the last heading; no empty line comes there.
    private var headingEnd = 0

    /// Lines are `width` columns wide, but never so narrow that there is no room beside the indentation.
    init(width: Int, bold: Bool) {
        fill = ManFill(width: max(width, 40), bold: bold)
    }

    /// The text so far: without empty lines at both ends, ending in a line feed.
    var text: String {
        let kept = lines.drop { $0.isEmpty }
        let last = kept.lastIndex { !$0.isEmpty } ?? kept.startIndex
        return kept.prefix(through: last).map { $0 + "\n" }.joined()
    }

    private static let indent = 4

    mutating func append(_ section: ManSection) {
        appendHeading(section.title)
        append(section.blocks, isSynopsis: section.title == "SYNOPSIS")
        appendGap()
    }

    mutating func appendHeading(_ title: String) {
        appendGap()
        appendHeadingLine(marked(title))
    }

    private mutating func appendHeadingLine(_ line: String) {
        lines.append(line)
        headingEnd = lines.count
    }

    mutating func append(_ blocks: [ManBlock], isSynopsis: Bool = false, indent: Int = indent) {
        for block in blocks {
            switch block {
            case .gap: appendGap()
            case .subheading(let title): appendHeadingLine("  " + marked(title))
            case .literal(let literal):
                lines += literal.map { $0.isEmpty ? "" : ManFill.spaces(indent + Self.indent) + $0 }
            case .display(let text): lines += fill.lines(text, indent: indent + Self.indent)
            case .list(let list): append(list, indent: indent)
            case .paragraph(let text):
                lines += isSynopsis ? synopsis(text, indent: indent) : fill.lines(text, indent: indent)
            }
        }
    }

    /// A form of the command line: what does not fit on the first line is set in under it.
    private func synopsis(_ text: ManText, indent: Int) -> [String] {
        fill.lines(text, indent: indent + Self.indent, lead: ManFill.spaces(indent), keepsBrackets: true)
    }

    private mutating func append(_ list: ManList, indent: Int) {
        for (number, item) in list.items.enumerated() {
            if number > 0 && !list.isCompact && !list.isTable { appendGap() }
            switch list.kind {
            case .tag(let width): append(item, tag: item.head, width: width + 2, indent: indent)
            case .numbered:
                var tag = ManText()
                tag.append(.text, "\(number + 1).")
                append(item, tag: tag, width: 4, indent: indent)
            case .column(let widths): lines.append(row(item, widths: widths, indent: indent))
            }
        }
    }

    /// The body begins beside its tag if the tag is short enough, or else below it.
    private mutating func append(_ item: ManList.Item, tag: ManText, width: Int, indent: Int) {
        let lead = ManFill.spaces(indent) + fill.line(tag)
        let taken = tag.plain.count
        let body = indent + width
        guard taken + 1 < width, case .paragraph(let first)? = item.body.first else {
            lines += fill.lines(tag, indent: indent)
            append(item.body, indent: body)
            return
        }
        lines += fill.lines(first, indent: body, lead: lead + ManFill.spaces(width - taken))
        append(Array(item.body.dropFirst()), indent: body)
    }

    private func row(_ item: ManList.Item, widths: [Int], indent: Int) -> String {
        var line = ManFill.spaces(indent)
        for (number, cell) in item.heads.enumerated() {
            line += fill.line(cell)
            guard number + 1 < item.heads.count, number < widths.count else { continue }
            line += ManFill.spaces(max(widths[number] - cell.plain.count, 0) + 2)
        }
        return line
    }

    private mutating func appendGap() {
        if lines.last?.isEmpty != true && lines.count != headingEnd { lines.append("") }
    }

    private func marked(_ title: String) -> String {
        fill.bold ? "\u{1B}[1m\(title)\u{1B}[0m" : title
    }
}

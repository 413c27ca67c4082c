/// Breaks running text into lines.
struct ManFill {
    /// Columns, the indentation included.
    let width: Int
    /// Whether bold pieces are marked for a terminal.
    let bold: Bool

    /// What is never broken: pieces of text without a space between them.
    private struct Word {
        var shown = ""
        var count = 0
    }

    /// The text in lines that start with `indent` spaces; the first starts with `lead` instead, which may hold marks
    /// that take no columns and then fills up to `indent`.
    func lines(_ text: ManText, indent: Int, lead: String? = nil, keepsBrackets: Bool = false) -> [String] {
        var lines: [String] = []
        var line = lead ?? Self.spaces(indent)
        var column = keepsBrackets ? lead?.count ?? indent : indent
        var isFresh = true
        for word in words(text, keepsBrackets: keepsBrackets) {
            if !isFresh && column + 1 + word.count > width {
                lines.append(line)
                line = Self.spaces(indent)
                column = indent
                isFresh = true
            }
            line += (isFresh ? "" : " ") + word.shown
            column += (isFresh ? 0 : 1) + word.count
            isFresh = false
        }
        lines.append(line)
        return lines
    }

    /// The text on one line, with the looks it has on a terminal.
    func line(_ text: ManText) -> String {
        words(text, keepsBrackets: false).map(\.shown).joined(separator: " ")
    }

    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

    private func words(_ text: ManText, keepsBrackets: Bool) -> [Word] {
        var words: [Word] = []
        var depth = 0
        for run in text.runs {
            let pieces = run.text.split(separator: " ")
            for (number, piece) in pieces.enumerated() {
                let shown = bold && run.isBold ? "\u{1B}[1m\(piece)\u{1B}[0m" : String(piece)
                if let last = words.indices.last, (run.joined && number == 0) || (keepsBrackets && depth > 0) {
                    let isSpaced = !(run.joined && number == 0)
                    words[last].shown += (isSpaced ? " " : "") + shown
                    words[last].count += (isSpaced ? 1 : 0) + piece.count
                } else {
                    words.append(Word(shown: shown, count: piece.count))
                }
                depth += piece == "[" ? 1 : piece == "]" ? -1 : 0
            }
        }
        return words
    }
}

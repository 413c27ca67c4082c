/// Reads one line of mdoc macros that stand inside running text, onto the end of a text.
struct ManPhrase {
    private let tokens: [ManToken]
    private let pageName: String
    private var position = 0
    private var end: Int
    private(set) var text: ManText
    /// Macros that are not in the subset.
    private(set) var unknown: [String] = []

    /// Appends `tokens`, the first of which may be a macro, to `text`.
    init(_ tokens: [ManToken], after text: ManText, pageName: String) {
        self.tokens = tokens
        self.pageName = pageName
        self.text = text
        end = tokens.count
        readAll()
    }

    private static let styles: [String: ManRun.Role] = [
        "Fl": .flag, "Ar": .argument, "Cm": .command, "Ev": .variable, "Pa": .path, "Sy": .strong, "Em": .emphasis,
        "No": .text, "Nm": .name,
    ]
    private static let enclosures: [String: (open: String, close: String)] = [
        "Op": ("[", "]"), "Ql": ("'", "'"), "Sq": ("'", "'"), "Dq": ("\"", "\""), "Pq": ("(", ")"),
    ]
    private static let others: Set<String> = ["Ns", "Oo", "Oc", "Xr"]

    private static func isMacro(_ token: ManToken) -> Bool {
        styles[token.raw] != nil || enclosures[token.raw] != nil || others.contains(token.raw)
    }

    private mutating func readAll() {
        if let first = tokens.first, !Self.isMacro(first), first.raw.first?.isUppercase == true {
            unknown.append(first.raw)
        }
        while position < end { readOne() }
    }

    private mutating func readOne() {
        let token = tokens[position]
        position += 1
        if let role = Self.styles[token.raw] {
            readStyled(role)
        } else if let (open, close) = Self.enclosures[token.raw] {
            readEnclosed(open, close)
        } else {
            readPlain(token)
        }
    }

    private mutating func readPlain(_ token: ManToken) {
        switch token.raw {
        case "Ns": text.joinsNext = true
        case "Oo": appendOpening("[")
        case "Oc": text.append(.text, "]", attached: true)
        case "Xr": readReference()
        default: appendWord(token, role: .text)
        }
    }

    /// A style holds for all words and delimiters up to the next macro.
    private mutating func readStyled(_ role: ManRun.Role) {
        var words: [String] = []
        var isBare = true
        while position < end, !Self.isMacro(tokens[position]) {
            let token = tokens[position]
            if token.isDelimiter {
                if words.isEmpty && isBare { appendDefault(role) }
                append(&words, role)
                appendWord(token, role: .text)
            } else {
                words.append(role == .flag ? "-" + token.text : token.text)
            }
            isBare = false
            position += 1
        }
        if isBare { appendDefault(role) }
        append(&words, role)
    }

    private mutating func append(_ words: inout [String], _ role: ManRun.Role) {
        text.append(role, words.joined(separator: " "))
        words.removeAll()
    }

    /// What a macro without words stands for.
    private mutating func appendDefault(_ role: ManRun.Role) {
        switch role {
        case .name: text.append(.name, pageName)
        case .flag: text.append(.flag, "-")
        default: break
        }
    }

    /// Brackets and quotes go around the rest of the line, but for punctuation at its end.
    private mutating func readEnclosed(_ open: String, _ close: String) {
        let outerEnd = end
        while end > position, tokens[end - 1].isClosing { end -= 1 }
        appendOpening(open)
        while position < end { readOne() }
        text.append(.text, close, attached: true)
        end = outerEnd
    }

    private mutating func readReference() {
        guard position + 1 < end else { return }
        text.append(.reference, "\(tokens[position].text)(\(tokens[position + 1].text))")
        position += 2
    }

    private mutating func appendWord(_ token: ManToken, role: ManRun.Role) {
        text.append(role, token.text, attached: token.isClosing)
        if token.isOpening { text.joinsNext = true }
    }

    private mutating func appendOpening(_ bracket: String) {
        text.append(.text, bracket)
        text.joinsNext = true
    }
}

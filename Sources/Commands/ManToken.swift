/// One argument of an mdoc line.
struct ManToken {
    /// As written, escapes included: what decides whether it is a macro or a delimiter.
    let raw: String
    /// What it reads as.
    let text: String

    init(_ raw: String) {
        self.raw = raw
        text = Self.unescaped(raw)
    }

    /// Punctuation that follows its word without a space and ends what it stands in.
    var isClosing: Bool { [".", ",", ":", ";", ")", "]", "?", "!"].contains(raw) }
    /// Punctuation that its next word follows without a space.
    var isOpening: Bool { ["(", "["].contains(raw) }
    /// Punctuation that never takes a style.
    var isDelimiter: Bool { isClosing || isOpening || raw == "|" }

    /// Splits the arguments of a macro line at spaces; double quotes hold one together.
    static func split(_ line: some StringProtocol) -> [ManToken] {
        var tokens: [ManToken] = []
        var word = ""
        var quoted = false
        for character in line {
            if character == "\"" && (quoted || word.isEmpty) {
                if quoted { tokens.append(ManToken(word)) }
                quoted.toggle()
                word = ""
            } else if character == " " && !quoted {
                if !word.isEmpty { tokens.append(ManToken(word)) }
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { tokens.append(ManToken(word)) }
        return tokens
    }

    /// Replaces the escapes our pages use: `\&` nothing, `\e` a backslash, `\-` a minus sign.
    static func unescaped(_ raw: some StringProtocol) -> String {
        var text = ""
        var escaped = false
        for character in raw {
            if !escaped {
                escaped = character == "\\"
                if !escaped { text.append(character) }
                continue
            }
            escaped = false
            switch character {
            case "&": break
            case "e": text.append("\\")
            default: text.append(character)
            }
        }
        return text
    }
}

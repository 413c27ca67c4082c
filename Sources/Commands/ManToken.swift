/// One argument of an mdoc line.
struct ManToken {
    /// As written, escapes included: what decides whether it is a macro or a delimiter.
    let raw: String
    /// What it reads as.
    let text: String

    init(_ raw: String) {
        self.raw = raw
        text = Self.unescaped(raw[...])
    }

    /// Punctuation that follows its word without a space and ends what it stands in.
    var isClosing: Bool { [".", ",", ":", ";", ")", "]", "?", "!"].contains(raw) }
    /// Punctuation that its next word follows without a space.
    var isOpening: Bool { ["(", "["].contains(raw) }
    /// Punctuation that never takes a style.
    var isDelimiter: Bool { isClosing || isOpening || raw == "|" }

    /// Splits the arguments of a macro line at spaces; double quotes hold one together.
    ///
    /// Goes by bytes, as the rest of the reader: each start of the program with an option reads two pages.
    static func split(_ line: Substring) -> [ManToken] {
        let quote = UInt8(ascii: "\"")
        var tokens: [ManToken] = []
        var rest = line.utf8.drop { $0 == UInt8(ascii: " ") }
        while let first = rest.first {
            let isQuoted = first == quote
            if isQuoted { rest.removeFirst() }
            let end = isQuoted ? quote : UInt8(ascii: " ")
            let word = rest.prefix { $0 != end }
            tokens.append(ManToken(String(Substring(word))))
            rest = rest[word.endIndex...]
            if isQuoted { rest = rest.dropFirst() }
            rest = rest.drop { $0 == UInt8(ascii: " ") }
        }
        return tokens
    }

    /// Replaces the escapes our pages use: `\&` nothing, `\e` a backslash, `\-` a minus sign.
    static func unescaped(_ raw: Substring) -> String {
        let backslash = UInt8(ascii: "\\")
        guard raw.utf8.contains(backslash) else { return String(raw) }
        var text: [UInt8] = []
        var isEscaped = false
        for byte in raw.utf8 {
            guard isEscaped else {
                isEscaped = byte == backslash
                if !isEscaped { text.append(byte) }
                continue
            }
            isEscaped = false
            if byte != UInt8(ascii: "&") { text.append(byte == UInt8(ascii: "e") ? backslash : byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

internal import ByteIO

/// Cuts a template into tokens.
struct TemplateLexer {
    private let bytes: [UInt8]
    private let name: String
    private var at = 0
    private var position = TemplatePosition()
    private var tokens: [TemplateToken] = []

    private static let spaces = Array(" \t\r\n".utf8)

    /// - Throws: `.usage` with Go's words.
    static func tokens(of text: String, name: String) throws(ImageError) -> [TemplateToken] {
        var lexer = TemplateLexer(bytes: Array(text.utf8), name: name)
        try lexer.run()
        return lexer.tokens
    }

    private init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
    }

    private mutating func run() throws(ImageError) {
        var trimsNext = false
        while at < bytes.count {
            let start = at
            while at < bytes.count, !looking(at: "{{") { at += 1 }
            var text = bytes[start..<at]
            if trimsNext { text = text.drop { Self.spaces.contains($0) } }
            let trims = looking(at: "{{-") && at + 3 < bytes.count && Self.spaces.contains(bytes[at + 3])
            if trims { while let last = text.last, Self.spaces.contains(last) { text.removeLast() } }
            if !text.isEmpty { tokens.append(token(.text(String(decoding: text, as: UTF8.self)), start)) }
            advance(from: start)
            trimsNext = false
            if at < bytes.count { trimsNext = try action(trimmed: trims) }
        }
        tokens.append(token(.end, at))
    }

    /// Reads from `{{` to `}}`; `true` where the text behind is to be trimmed.
    private mutating func action(trimmed: Bool) throws(ImageError) -> Bool {
        let start = at
        at += trimmed ? 3 : 2
        skipSpaces()
        if looking(at: "/*") { return try comment(start) }
        tokens.append(token(.open, start))
        advance(from: start)
        while true {
            guard at < bytes.count else { throw fault("unclosed action") }
            if Self.spaces.contains(bytes[at]), trimsClose() {
                tokens.append(token(.close, at))
                step {
                    $0.skipSpaces(); $0.at += 3
                }
                return true
            }
            if looking(at: "}}") {
                tokens.append(token(.close, at))
                step { $0.at += 2 }
                return false
            }
            let before = at
            let kind = try next()
            tokens.append(TemplateToken(kind: kind, position: position))
            advance(from: before)
        }
    }

    private func trimsClose() -> Bool {
        var end = at
        while end < bytes.count, Self.spaces.contains(bytes[end]) { end += 1 }
        return bytes[end...].starts(with: "-}}".utf8)
    }

    private mutating func comment(_ start: Int) throws(ImageError) -> Bool {
        while at < bytes.count, !looking(at: "*/") { at += 1 }
        guard at < bytes.count else { throw fault("unclosed comment") }
        at += 2
        let trims = at < bytes.count && Self.spaces.contains(bytes[at]) && trimsClose()
        if trims { skipSpaces(); at += 1 }
        guard looking(at: "}}") else { throw fault("comment ends before closing delimiter") }
        at += 2
        advance(from: start)
        return trims
    }

    private mutating func next() throws(ImageError) -> TemplateToken.Kind {
        let byte = bytes[at]
        switch byte {
        case _ where Self.spaces.contains(byte):
            skipSpaces()
            return .space
        case UInt8(ascii: "|"): return single(.pipe)
        case UInt8(ascii: ","): return single(.comma)
        case UInt8(ascii: "("): return single(.leftParenthesis)
        case UInt8(ascii: ")"): return single(.rightParenthesis)
        case UInt8(ascii: "="): return single(.assign)
        case UInt8(ascii: ":"):
            guard looking(at: ":=") else { throw fault("expected :=") }
            at += 2
            return .declare
        case UInt8(ascii: "\""): return .string(try quoted(byte))
        case UInt8(ascii: "'"): return .character(try character())
        case UInt8(ascii: "`"): return .string(try raw())
        case UInt8(ascii: "."):
            at += 1
            if at < bytes.count, Self.isDigit(bytes[at]) {
                at -= 1
                return .number(number())
            }
            let word = word()
            return word.isEmpty ? .dot : .field(word)
        case UInt8(ascii: "$"):
            at += 1
            return .variable("$" + word())
        case _ where Self.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"):
            return .number(number())
        case _ where Self.isLetter(byte): return .word(word())
        default:
            let shown = Printable(bytes[at...].prefix(1))
            throw fault("unexpected \"\(shown)\" in operand")
        }
    }

    private mutating func single(_ kind: TemplateToken.Kind) -> TemplateToken.Kind {
        at += 1
        return kind
    }

    private mutating func word() -> String {
        let start = at
        while at < bytes.count, Self.isLetter(bytes[at]) || Self.isDigit(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func number() -> String {
        let start = at
        at += 1
        while at < bytes.count {
            let isExponentSign =
                [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[at])
                && [UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[at - 1])
            guard
                Self.isDigit(bytes[at]) || Self.isLetter(bytes[at]) || bytes[at] == UInt8(ascii: ".") || isExponentSign
            else { break }
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func quoted(_ end: UInt8) throws(ImageError) -> String {
        var content: [UInt8] = []
        at += 1
        while at < bytes.count, bytes[at] != end {
            guard bytes[at] != UInt8(ascii: "\n") else { throw fault("unterminated quoted string") }
            if bytes[at] == UInt8(ascii: "\\") {
                content += try escape()
            } else {
                content.append(bytes[at])
                at += 1
            }
        }
        guard at < bytes.count else { throw fault("unterminated quoted string") }
        at += 1
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func escape() throws(ImageError) -> [UInt8] {
        at += 1
        guard at < bytes.count else { throw fault("unterminated quoted string") }
        let letter = bytes[at]
        at += 1
        let simple: [(Character, UInt8)] = [
            ("n", 10), ("t", 9), ("r", 13), ("a", 7), ("b", 8), ("f", 12), ("v", 11), ("\\", 92), ("\"", 34), ("'", 39),
        ]
        if let known = simple.first(where: { $0.0.asciiValue == letter }) { return [known.1] }
        let digits =
            letter == UInt8(ascii: "x") ? 2 : letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
        guard digits > 0, at + digits <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<(at + digits)], as: UTF8.self), radix: 16),
            let scalar = Unicode.Scalar(value)
        else { throw fault("invalid syntax in string") }
        at += digits
        return digits == 2 ? [UInt8(value)] : Array(String(Character(scalar)).utf8)
    }

    private mutating func character() throws(ImageError) -> Int64 {
        let text = try quoted(UInt8(ascii: "'"))
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else {
            throw fault("malformed character constant")
        }
        return Int64(scalar.value)
    }

    private mutating func raw() throws(ImageError) -> String {
        let start = at + 1
        at = start
        while at < bytes.count, bytes[at] != UInt8(ascii: "`") { at += 1 }
        guard at < bytes.count else { throw fault("unterminated raw quoted string") }
        at += 1
        return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
    }

    private func looking(at text: String) -> Bool { bytes[at...].starts(with: text.utf8) }
    private mutating func skipSpaces() { while at < bytes.count, Self.spaces.contains(bytes[at]) { at += 1 } }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || byte >= 0x80 || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }

    private mutating func step(_ body: (inout TemplateLexer) -> Void) {
        let before = at
        body(&self)
        advance(from: before)
    }

    private mutating func advance(from start: Int) {
        for byte in bytes[start..<at] {
            position.column += 1
            if byte == UInt8(ascii: "\n") { position = TemplatePosition(line: position.line + 1, column: 0) }
        }
    }

    private func token(_ kind: TemplateToken.Kind, _ start: Int) -> TemplateToken {
        TemplateToken(kind: kind, position: position)
    }

    private func fault(_ message: String) -> ImageError {
        ImageError(.usage, "template parsing error: template: \(name):\(position.line): \(message)")
    }
}

internal import ByteIO

/// Cuts a template into tokens. The last one is the end or a failure.
struct TemplateLexer {
    private let bytes: [UInt8]
    private var start = 0
    private var at = 0
    private var line = 1
    private var startLine = 1
    private var parentheses = 0
    private var tokens: [TemplateToken] = []

    /// The tokens of `bytes`.
    static func tokens(of bytes: [UInt8]) -> [TemplateToken] {
        var lexer = TemplateLexer(bytes: bytes)
        while lexer.textAndAction() {}
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Text, and the action or comment behind it; `false` at the end.
    private mutating func textAndAction() -> Bool {
        while at < bytes.count, !looking("{{") { at += 1 }
        let end = at
        if trimsText(at: at + 2) { while at > start, Self.isSpace(bytes[at - 1]) { at -= 1 } }
        if at > start { emit(.text) }
        at = end
        drop()
        guard at < bytes.count else {
            emit(.end)
            return false
        }
        let marker = trimsText(at: at + 2) ? 2 : 0
        if looking("/*", at: at + 2 + marker) {
            at += 2 + marker
            drop()
            return comment()
        }
        at += 2
        emit(.leftDelimiter)
        at += marker
        drop()
        parentheses = 0
        while let goesOn = insideAction() { if !goesOn { return true } }
        return false
    }

    /// One token; `false` behind the action, `nil` after a failure.
    private mutating func insideAction() -> Bool? {
        if let trims = rightDelimiter(at: at) {
            guard parentheses == 0 else { return fail("unclosed left paren") }
            close(trims)
            return false
        }
        guard at < bytes.count else { return fail("unclosed action") }
        let byte = bytes[at]
        switch byte {
        case _ where Self.isSpace(byte): return space()
        case UInt8(ascii: "|"): return single(.pipe)
        case UInt8(ascii: "="): return single(.assign)
        case UInt8(ascii: ":"):
            guard looking(":=") else { return fail("expected :=") }
            return single(.declare, length: 2)
        case UInt8(ascii: "("):
            parentheses += 1
            return single(.leftParenthesis)
        case UInt8(ascii: ")"):
            parentheses -= 1
            guard parentheses >= 0 else { return fail("unexpected right paren") }
            return single(.rightParenthesis)
        case UInt8(ascii: "\""): return quoted(.string, "unterminated quoted string")
        case UInt8(ascii: "'"): return quoted(.characterConstant, "unterminated character constant")
        case UInt8(ascii: "`"): return raw()
        case UInt8(ascii: "."):
            if at + 1 < bytes.count, Self.isDigit(bytes[at + 1]) { return number() }
            return word(.field)
        case UInt8(ascii: "$"): return word(.variable)
        case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39: return number()
        default: return wordOrCharacter()
        }
    }

    private mutating func wordOrCharacter() -> Bool? {
        let (scalar, _) = scalar(at: at)
        if Self.isWord(scalar) { return word(.identifier) }
        guard (0x20...0x7e).contains(scalar.value) else {
            return fail("unrecognized character in action: \(GoQuote.unicode(scalar))")
        }
        return single(.character)
    }

    private mutating func comment() -> Bool {
        at += 2
        while at < bytes.count, !looking("*/") { at += 1 }
        guard at < bytes.count else { return fail("unclosed comment") ?? false }
        at += 2
        guard let trims = rightDelimiter(at: at) else {
            return fail("comment ends before closing delimiter") ?? false
        }
        at += trims ? 4 : 2
        if trims { skipSpaces() }
        drop()
        return true
    }

    private mutating func close(_ trims: Bool) {
        if trims {
            at += 2
            drop()
        }
        at += 2
        emit(.rightDelimiter)
        if trims {
            skipSpaces()
            drop()
        }
    }

    /// Spaces, but for the one that belongs to a delimiter behind them.
    private mutating func space() -> Bool? {
        skipSpaces()
        if rightDelimiter(at: at - 1) == true {
            at -= 1
            if at == start { return true }
        }
        emit(.space)
        return true
    }

    private mutating func quoted(_ kind: TemplateToken.Kind, _ failure: String) -> Bool? {
        let mark = bytes[at]
        at += 1
        while at < bytes.count, bytes[at] != mark {
            if bytes[at] == UInt8(ascii: "\\") { at += 1 }
            guard at < bytes.count, bytes[at] != UInt8(ascii: "\n") else { return fail(failure) }
            at += 1
        }
        guard at < bytes.count else { return fail(failure) }
        return single(kind)
    }

    private mutating func raw() -> Bool? {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "`") { at += 1 }
        guard at < bytes.count else { return fail("unterminated raw quoted string") }
        return single(.rawString)
    }

    /// A field, a variable or a word; each begins with one character of its own.
    private mutating func word(_ kind: TemplateToken.Kind) -> Bool? {
        if kind != .identifier { at += 1 }
        while at < bytes.count {
            let (scalar, length) = scalar(at: at)
            guard Self.isWord(scalar) else { break }
            at += length
        }
        guard endsWord() else { return fail("bad character \(GoQuote.unicode(scalar(at: at).0))") }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        switch kind {
        case .field where text == ".": emit(.dot)
        case .identifier: emit(TemplateToken.keyword(text) ?? .identifier)
        default: emit(kind)
        }
        return true
    }

    private func endsWord() -> Bool {
        guard at < bytes.count else { return true }
        return Self.isSpace(bytes[at]) || ".,|:()".utf8.contains(bytes[at]) || looking("}}")
    }

    private mutating func number() -> Bool? {
        var isComplex = false
        var isGood = scanNumber()
        if isGood, at < bytes.count, "+-".utf8.contains(bytes[at]) {
            isComplex = true
            isGood = scanNumber() && bytes[at - 1] == UInt8(ascii: "i")
        }
        guard isGood else {
            return fail("bad number syntax: " + GoQuote.quoted(String(decoding: bytes[start..<at], as: UTF8.self)))
        }
        emit(isComplex ? .complex : .number)
        return true
    }

    private mutating func scanNumber() -> Bool {
        accept("+-")
        var digits = "0123456789_"
        if accept("0") {
            if accept("xX") {
                digits = "0123456789abcdefABCDEF_"
            } else if accept("oO") {
                digits = "01234567_"
            } else if accept("bB") {
                digits = "01_"
            }
        }
        while accept(digits) {}
        if accept(".") { while accept(digits) {} }
        if digits.utf8.count == 11 && accept("eE") || digits.utf8.count == 23 && accept("pP") {
            accept("+-")
            while accept("0123456789_") {}
        }
        accept("i")
        guard at < bytes.count else { return true }
        let (scalar, length) = scalar(at: at)
        if Self.isWord(scalar) { at += length }
        return !Self.isWord(scalar)
    }

    @discardableResult private mutating func accept(_ set: String) -> Bool {
        guard at < bytes.count, set.utf8.contains(bytes[at]) else { return false }
        at += 1
        return true
    }

    private mutating func single(_ kind: TemplateToken.Kind, length: Int = 1) -> Bool? {
        at += length
        emit(kind)
        return true
    }

    private mutating func emit(_ kind: TemplateToken.Kind) {
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        tokens.append(TemplateToken(kind: kind, text: text, offset: start, line: startLine))
        drop()
    }

    private mutating func fail(_ message: String) -> Bool? {
        tokens.append(TemplateToken(kind: .failure, text: message, offset: start, line: startLine))
        return nil
    }

    private mutating func drop() {
        line += bytes[start..<at].count { $0 == UInt8(ascii: "\n") }
        start = at
        startLine = line
    }

    private func looking(_ text: StaticString, at place: Int? = nil) -> Bool {
        bytes[min(place ?? at, bytes.count)...].starts(with: "\(text)".utf8)
    }

    private func trimsText(at place: Int) -> Bool {
        place + 1 < bytes.count && bytes[place] == UInt8(ascii: "-") && Self.isSpace(bytes[place + 1])
    }

    /// Whether the delimiter here trims the text behind it; `nil` where there is none.
    private func rightDelimiter(at place: Int) -> Bool? {
        if place < bytes.count, Self.isSpace(bytes[place]), looking("-}}", at: place + 1) { return true }
        return looking("}}", at: place) ? false : nil
    }

    private mutating func skipSpaces() { while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 } }

    private func scalar(at place: Int) -> (Unicode.Scalar, length: Int) {
        var decoder = UTF8()
        var iterator = bytes[place...].prefix(4).makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{fffd}", 1) }
        return (scalar, UTF8.width(scalar))
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 || byte == 10 }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || GoQuote.isLetterOrDigit(scalar) }
}

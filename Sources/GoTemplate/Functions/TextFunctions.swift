internal import ByteIO

/// The functions that docker adds, but for `json`.
struct TextFunctions {
    let escape: ((String) -> String)?

    /// Spaces that `pad` makes, and pieces that `split` makes.
    private static let limit = 1 << 20

    /// - Throws: `.usage` with Go's words; `.limitExceeded`.
    func call(_ name: String, _ arguments: [GoValue]) throws(ImageError) -> GoValue {
        if name == "join" { return .made(.string(try joined(arguments))) }
        guard case .string(let text)? = arguments[0].content else { return arguments[0] }
        let content: TemplateValue
        switch name {
        case "lower": content = .string(Self.mapped(text, Self.lower))
        case "upper": content = .string(Self.mapped(text, Self.upper))
        case "title": content = .string(Self.title(text))
        case "truncate": content = .string(try Self.truncated(text, Self.integer(arguments[1])))
        case "pad": content = .string(try Self.padded(text, Self.integer(arguments[1]), Self.integer(arguments[2])))
        default: content = .list(try Self.split(text, arguments[1].string), zero: .string(""))
        }
        return GoValue(content: content, isOurs: arguments[0].isOurs)
    }

    private func joined(_ arguments: [GoValue]) throws(ImageError) -> String {
        guard case .list(let elements, _)? = arguments[0].content?.filled else { return "" }
        var result = ""
        for (number, element) in elements.enumerated() {
            if number > 0 { result += arguments[1].string }
            let text = GoValue(content: element).string
            result += arguments[0].isOurs ? text : escape?(text) ?? text
            try WorkBudget.check(textOf: result.utf8.count)
        }
        return result
    }

    private static func integer(_ value: GoValue) -> Int64 {
        guard case .integer(let integer)? = value.content else { return 0 }
        return integer
    }

    private static func truncated(_ text: String, _ length: Int64) throws(ImageError) -> String {
        guard text.utf8.count >= length else { return text }
        guard length >= 0 else {
            throw ImageError(.usage, "runtime error: slice bounds out of range [:\(length)]")
        }
        return String(decoding: text.utf8.prefix(Int(length)), as: UTF8.self)
    }

    private static func padded(_ text: String, _ before: Int64, _ after: Int64) throws(ImageError) -> String {
        guard !text.isEmpty else { return "" }
        guard before >= 0, after >= 0 else { throw ImageError(.usage, "strings: negative Repeat count") }
        guard before <= limit, after <= limit else {
            throw ImageError(.limitExceeded, "pad makes more than \(limit) spaces")
        }
        return FormatFlags.fill(" ", Int(before)) + text + FormatFlags.fill(" ", Int(after))
    }

    /// The pieces between the separators, found byte by byte; without a separator the characters.
    private static func split(_ text: String, _ separator: String) throws(ImageError) -> [TemplateValue] {
        let mark = Array(separator.utf8)
        let bytes = Array(text.utf8)
        var pieces: [TemplateValue] = []
        var start = 0
        while start < bytes.count || !mark.isEmpty {
            let end = mark.isEmpty ? character(bytes, start) : find(mark, bytes, start)
            pieces.append(.string(String(decoding: bytes[start..<(end ?? bytes.count)], as: UTF8.self)))
            guard pieces.count <= limit else {
                throw ImageError(.limitExceeded, "split makes more than \(limit) pieces")
            }
            guard let end else { break }
            start = end + mark.count
        }
        return pieces
    }

    /// Where `mark` is next.
    private static func find(_ mark: [UInt8], _ bytes: [UInt8], _ start: Int) -> Int? {
        var at = start
        while at + mark.count <= bytes.count {
            if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) { return at }
            at += 1
        }
        return nil
    }

    /// Where the character ends that begins here.
    private static func character(_ bytes: [UInt8], _ start: Int) -> Int {
        var at = start + 1
        while at < bytes.count, bytes[at] & 0xc0 == 0x80 { at += 1 }
        return at
    }

    // MARK: Case. Go maps one character to one.

    private static func mapped(_ text: String, _ map: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { result.append(map(scalar)) }
        return String(result)
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        // The dotted capital I becomes two characters in full case mapping.
        scalar == "\u{130}" ? "i" : only(scalar.properties.lowercaseMapping) ?? scalar
    }

    private static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        only(scalar.properties.uppercaseMapping) ?? only(scalar.properties.titlecaseMapping) ?? scalar
    }

    private static func only(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }

    /// The first letter of each word as a title has it.
    private static func title(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var begins = true
        for scalar in text.unicodeScalars {
            result.append(begins ? only(scalar.properties.titlecaseMapping) ?? scalar : scalar)
            begins = separates(scalar)
        }
        return String(result)
    }

    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        if GoQuote.isLetterOrDigit(scalar) || scalar == "_" { return false }
        return scalar.isASCII || scalar.properties.isWhitespace
    }
}

extension GoValue {
    /// The text that it is, or none.
    fileprivate var string: String {
        guard case .string(let text)? = content else { return "" }
        return text
    }
}

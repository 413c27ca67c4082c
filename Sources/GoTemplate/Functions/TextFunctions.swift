internal import ByteIO

/// The functions that docker adds, but for `json`.
struct TextFunctions {
    let escape: ((String) -> String)?
    let isHeader: Bool

    /// Longest text that `pad` makes.
    private static let limit = 1 << 20

    /// - Throws: `.usage` with Go's words; `.limitExceeded`.
    func call(_ name: String, _ arguments: [GoValue]) throws(ImageError) -> GoValue {
        if name == "join" { return .made(.string(joined(arguments))) }
        guard case .string(let text)? = arguments[0].content else { return arguments[0] }
        if isHeader, ["lower", "upper", "title", "truncate"].contains(name) { return arguments[0] }
        let content: TemplateValue
        switch name {
        case "lower": content = .string(Self.mapped(text, Self.lower))
        case "upper": content = .string(Self.mapped(text, Self.upper))
        case "title": content = .string(Self.title(text))
        case "truncate": content = .string(try Self.truncated(text, Self.integer(arguments[1])))
        case "pad": content = .string(try Self.padded(text, Self.integer(arguments[1]), Self.integer(arguments[2])))
        default: content = .list(Self.split(text, arguments[1].string).map { .string($0) }, zero: .string(""))
        }
        return GoValue(content: content, isOurs: arguments[0].isOurs)
    }

    private func joined(_ arguments: [GoValue]) -> String {
        guard case .list(let elements, _)? = arguments[0].content?.filled else { return "" }
        let texts = elements.map { GoValue(content: $0).string }
        return (arguments[0].isOurs ? texts : texts.map { escape?($0) ?? $0 }).joined(separator: arguments[1].string)
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
        return String(repeating: " ", count: Int(before)) + text + String(repeating: " ", count: Int(after))
    }

    /// The pieces between the separators, found byte by byte; without a separator the characters.
    private static func split(_ text: String, _ separator: String) -> [String] {
        guard !separator.isEmpty else { return text.unicodeScalars.map { String(Character($0)) } }
        let mark = Array(separator.utf8)
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var start = 0
        var at = 0
        while at + mark.count <= bytes.count {
            if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) {
                pieces.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += mark.count
                start = at
            } else {
                at += 1
            }
        }
        return pieces + [String(decoding: bytes[start...], as: UTF8.self)]
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

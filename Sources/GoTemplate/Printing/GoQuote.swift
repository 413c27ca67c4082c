/// Go's quoted strings, written and read.
enum GoQuote {
    /// As `%q` shows it.
    static func quoted(_ text: String, mark: Unicode.Scalar = "\"", onlyASCII: Bool = false) -> String {
        var result = String(Character(mark))
        for scalar in text.unicodeScalars {
            if scalar == mark || scalar == "\\" {
                result += "\\"
                result.unicodeScalars.append(scalar)
            } else if isPrintable(scalar), !onlyASCII || scalar.isASCII {
                result.unicodeScalars.append(scalar)
            } else {
                result += escape(scalar)
            }
        }
        result.unicodeScalars.append(mark)
        return result
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 7: "\\a"
        case 8: "\\b"
        case 9: "\\t"
        case 10: "\\n"
        case 11: "\\v"
        case 12: "\\f"
        case 13: "\\r"
        case 0..<0x20, 0x7f: "\\x" + hex(scalar.value, 2)
        case 0..<0x10000: "\\u" + hex(scalar.value, 4)
        default: "\\U" + hex(scalar.value, 8)
        }
    }

    /// As `%#U` shows it: `U+007D '}'`.
    static func unicode(_ scalar: Unicode.Scalar) -> String {
        let code = "U+" + hex(scalar.value, 4).uppercased()
        return isPrintable(scalar) ? code + " '\(Character(scalar))'" : code
    }

    /// Whether backquotes can hold it.
    static func fitsBackquotes(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7f && scalar != "`" && scalar.value != 0xfeff
        }
    }

    /// Letters, marks, numbers, punctuation, symbols, and of the spaces only the common one.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20...0x7e).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return false
        default: return true
        }
    }

    /// What names are made of, but for the underscore.
    static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    static func hex(_ value: UInt32, _ digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// The content of a quoted or backquoted string; `nil` for escapes that Go does not know.
    static func unquoted(_ text: String) -> String? {
        var bytes = Array(text.utf8.dropFirst().dropLast())[...]
        if text.utf8.first == UInt8(ascii: "`") {
            return String(decoding: bytes.filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
        }
        var result: [UInt8] = []
        while let first = bytes.first {
            if first == UInt8(ascii: "\\") {
                guard let piece = unescaped(&bytes, mark: UInt8(ascii: "\"")) else { return nil }
                result += piece
            } else {
                result.append(first)
                bytes = bytes.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The first character of `'…'`, and whether it is all; `nil` for what is no character.
    static func unquotedCharacter(_ text: String) -> (scalar: Unicode.Scalar, isWhole: Bool)? {
        var bytes = Array(text.utf8.dropFirst().dropLast())[...]
        guard let first = bytes.first else { return nil }
        if first == UInt8(ascii: "\\") {
            let isByte = bytes.dropFirst().first.map { "x01234567".utf8.contains($0) } ?? false
            guard let piece = unescaped(&bytes, mark: UInt8(ascii: "'")) else { return nil }
            if isByte { return piece.first.map { (Unicode.Scalar($0), bytes.isEmpty) } }
            return String(decoding: piece, as: UTF8.self).unicodeScalars.first.map { ($0, bytes.isEmpty) }
        }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        return scalars.first.map { ($0, scalars.count == 1) }
    }

    /// Takes one escape off the front.
    private static func unescaped(_ bytes: inout ArraySlice<UInt8>, mark: UInt8) -> [UInt8]? {
        bytes = bytes.dropFirst()
        guard let letter = bytes.first else { return nil }
        switch letter {
        case UInt8(ascii: "x"): return number(&bytes, skipping: 1, digits: 2, radix: 16, isByte: true)
        case UInt8(ascii: "u"): return number(&bytes, skipping: 1, digits: 4, radix: 16, isByte: false)
        case UInt8(ascii: "U"): return number(&bytes, skipping: 1, digits: 8, radix: 16, isByte: false)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            return number(&bytes, skipping: 0, digits: 3, radix: 8, isByte: true)
        default:
            bytes = bytes.dropFirst()
            if letter == mark || letter == UInt8(ascii: "\\") { return [letter] }
            let simple: [UInt8: UInt8] = [0x61: 7, 0x62: 8, 0x66: 12, 0x6e: 10, 0x72: 13, 0x74: 9, 0x76: 11]
            return simple[letter].map { [$0] }
        }
    }

    private static func number(
        _ bytes: inout ArraySlice<UInt8>, skipping: Int, digits: Int, radix: Int, isByte: Bool
    ) -> [UInt8]? {
        let text = bytes.dropFirst(skipping).prefix(digits)
        bytes = bytes.dropFirst(skipping + digits)
        guard text.count == digits, text.first != UInt8(ascii: "+"), text.first != UInt8(ascii: "-"),
            let value = UInt32(String(decoding: text, as: UTF8.self), radix: radix)
        else { return nil }
        if isByte { return UInt8(exactly: value).map { [$0] } }
        return Unicode.Scalar(value).map { Array(String(Character($0)).utf8) }
    }
}

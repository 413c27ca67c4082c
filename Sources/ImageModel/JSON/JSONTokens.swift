internal import ByteIO

/// Strings and numbers.
extension JSONParser {
    /// Reads a string from its opening quote.
    mutating func string() throws(ImageError) -> String {
        let start = position
        position += 1
        let plain = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
            position += 1
        }
        if current == UInt8(ascii: "\"") {
            position += 1
            return try validated(bytes[plain..<(position - 1)], from: start)
        }
        return try escapedString(from: start, after: Array(bytes[plain..<position]))
    }

    private mutating func escapedString(from start: Int, after plain: [UInt8]) throws(ImageError) -> String {
        var text = plain
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return try validated(text[...], from: start)
            case UInt8(ascii: "\\"):
                try appendEscape(to: &text)
            case 0..<0x20:
                throw unexpected("an escape for the control character in the string")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw unexpected("the end of the string that starts at byte \(start)")
    }

    private func validated(_ text: ArraySlice<UInt8>, from start: Int) throws(ImageError) -> String {
        guard let string = String(validating: text, as: UTF8.self) else {
            throw ImageError(.malformed, "string at byte \(start) is not valid UTF-8")
        }
        return string
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(ImageError) {
        position += 1
        let simple: UInt8
        switch current {
        case UInt8(ascii: "\""): simple = 0x22
        case UInt8(ascii: "\\"): simple = 0x5c
        case UInt8(ascii: "/"): simple = 0x2f
        case UInt8(ascii: "b"): simple = 0x08
        case UInt8(ascii: "f"): simple = 0x0c
        case UInt8(ascii: "n"): simple = 0x0a
        case UInt8(ascii: "r"): simple = 0x0d
        case UInt8(ascii: "t"): simple = 0x09
        case UInt8(ascii: "u"): return text.append(contentsOf: Array(String(try scalar()).utf8))
        default: throw unexpected("an escape")
        }
        position += 1
        text.append(simple)
    }

    /// Reads `uXXXX`, twice for a pair of surrogates; the position is on the `u`.
    private mutating func scalar() throws(ImageError) -> Unicode.Scalar {
        let start = position - 1
        let high = try hexUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        let lone = ImageError(.malformed, "escape at byte \(start) is a lone surrogate")
        guard high < 0xdc00, current == UInt8(ascii: "\\") else { throw lone }
        position += 1
        guard current == UInt8(ascii: "u") else { throw lone }
        let low = try hexUnit()
        guard (0xdc00..<0xe000).contains(low) else { throw lone }
        guard let scalar = Unicode.Scalar(0x10000 + (high - 0xd800) << 10 + (low - 0xdc00)) else { throw lone }
        return scalar
    }

    private mutating func hexUnit() throws(ImageError) -> UInt32 {
        position += 1
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = current?.hexValue else { throw unexpected("four hexadecimal digits") }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }

    /// Reads a number and keeps its spelling.
    mutating func number() throws(ImageError) -> String {
        let start = position
        if current == UInt8(ascii: "-") { position += 1 }
        if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if current == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(ImageError) {
        guard let first = current, first.isASCIIDigit else { throw unexpected("a digit") }
        while let byte = current, byte.isASCIIDigit { position += 1 }
    }
}

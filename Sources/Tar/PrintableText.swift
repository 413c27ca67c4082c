/// Bytes of unknown origin, made safe to print on one line of a terminal.
enum PrintableText {
    /// Escapes control bytes and bytes that are not UTF-8 as `\x1b`, marks that turn the reading direction and other
    /// invisible controls as `\u{202e}`, and a backslash as `\\`, so that the result is unambiguous.
    static func escape(_ bytes: some Collection<UInt8>) -> String {
        var text = ""
        text.reserveCapacity(bytes.count)
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let (scalar, length) = nextScalar(rest)
            if let scalar { append(scalar, to: &text) } else { appendByte(rest[rest.startIndex], to: &text) }
            rest = rest.dropFirst(length)
        }
        return text
    }

    /// The scalar at the front and how many bytes it takes, or `nil` and 1 for a byte that begins none.
    private static func nextScalar(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
        var iterator = bytes.prefix(4).makeIterator()
        var decoder = Unicode.UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (nil, 1) }
        return (scalar, String(scalar).utf8.count)
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar.value {
        case 0x5C: text += "\\\\"
        case 0x20..<0x7F: text.unicodeScalars.append(scalar)
        case 0..<0x80: appendByte(UInt8(scalar.value), to: &text)
        case _ where isInvisible(scalar): text += "\\u{\(String(scalar.value, radix: 16))}"
        default: text.unicodeScalars.append(scalar)
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    private static func appendByte(_ byte: UInt8, to text: inout String) {
        let digits = String(byte, radix: 16)
        text += digits.count == 1 ? "\\x0\(digits)" : "\\x\(digits)"
    }
}

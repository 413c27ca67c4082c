/// The two encodings that libarchive uses for attributes in PAX records.
enum TextCodes {
    /// Decodes `%41` to `A`; `nil` when a `%` is not followed by two hexadecimal digits.
    static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimalDigit),
                let low = rest.popFirst().flatMap(hexadecimalDigit)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// Encodes everything but printable ASCII, and `%` and `=`, which have a meaning in a record.
    static func percentEncoded(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in
            guard byte <= .space || byte >= 0x7F || byte == UInt8(ascii: "%") || byte == .equals else { return [byte] }
            return [UInt8(ascii: "%"), upperDigits[Int(byte >> 4)], upperDigits[Int(byte & 15)]]
        }
    }

    /// Decodes base64 with or without `=` at the end; `nil` for anything else.
    static func base64Decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let padding = text.suffix(2).count { $0 == .equals }
        let digits = text.dropLast(padding)
        guard digits.count % 4 != 1, padding == 0 || text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        var held: UInt32 = 0
        var bits = 0
        for byte in digits {
            guard let digit = base64Alphabet.firstIndex(of: byte) else { return nil }
            held = (held << 6 | UInt32(digit)) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
        }
        return bytes
    }

    /// Encodes in base64 without padding, as libarchive does.
    static func base64Encoded(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var held: UInt32 = 0
        var bits = 0
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(base64Alphabet[Int(held >> UInt32(bits) & 63)])
            }
        }
        if bits > 0 { text.append(base64Alphabet[Int(held << UInt32(6 - bits) & 63)]) }
        return text
    }

    private static let upperDigits = Array("0123456789ABCDEF".utf8)
    private static let base64Alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

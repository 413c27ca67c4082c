/// The encoding that libarchive uses for the names of attributes in PAX records.
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

    private static let upperDigits = Array("0123456789ABCDEF".utf8)

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

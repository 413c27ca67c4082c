/// Standard base64 (RFC 4648), with padding as Go writes byte slices in JSON, or without.
public enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// `bytes` in base64 with its padding.
    public static func encode(_ bytes: [UInt8]) -> String {
        let digits = digits(of: bytes)
        let missing = (4 - digits.count % 4) % 4
        return String(decoding: digits + repeatElement(padding, count: missing), as: UTF8.self)
    }

    /// What `text` stands for; `nil` unless it is base64 with its padding. Line ends inside are skipped, as in Go.
    public static func decode(_ text: String) -> [UInt8]? {
        let characters = text.utf8.filter { $0 != 0x0a && $0 != 0x0d }
        guard characters.count % 4 == 0 else { return nil }
        return decode(unpadded: characters[...])
    }

    /// `bytes` in base64 without padding.
    public static func digits(of bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count / 3 + 1) * 4)
        var held: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            held = (held << 8 | UInt32(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(held >> bits & 63)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(held << (6 - bits) & 63)]) }
        return text
    }

    /// What `text` stands for, with or without its padding; `nil` for anything else.
    public static func decode(unpadded text: ArraySlice<UInt8>) -> [UInt8]? {
        let missing = text.suffix(2).reversed().prefix { $0 == padding }.count
        let digits = text.dropLast(missing)
        guard digits.count % 4 != 1, missing == 0 || text.count % 4 == 0 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 4 * 3 + 2)
        var held: UInt32 = 0
        var bits: UInt32 = 0
        for digit in digits {
            guard let value = value(of: digit) else { return nil }
            held = (held << 6 | value) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> bits))
        }
        return bytes
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case 0x41...0x5a: UInt32(character - 0x41)
        case 0x61...0x7a: UInt32(character - 0x61 + 26)
        case 0x30...0x39: UInt32(character - 0x30 + 52)
        case 0x2b: 62
        case 0x2f: 63
        default: nil
        }
    }
}

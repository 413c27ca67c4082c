internal import ByteIO

extension JSON {
    /// Compact bytes that are to be shown.
    public func shown() -> [UInt8] { Self.shown(encoded()) }

    /// A JSON text that is to be shown: what would steer a terminal or reorder text is escaped, which changes nothing
    /// for whoever parses it.
    public static func shown(_ encoded: [UInt8]) -> [UInt8] {
        guard encoded.contains(where: { $0 >= 0x7F }) else { return encoded }
        var result: [UInt8] = []
        for scalar in String(decoding: encoded, as: UTF8.self).unicodeScalars {
            if scalar.value == 0x7F || Printable.isMark(scalar) {
                for unit in UTF16.encode(scalar) ?? .init() { result += escape(unit) }
            } else {
                result += UTF8.encode(scalar) ?? .init()
            }
        }
        return result
    }

    private static func escape(_ unit: UInt16) -> [UInt8] {
        let digits = String(unit, radix: 16)
        return Array("\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
    }
}

/// A number of a template, which is any of Go's kinds that it fits.
struct GoNumber: Sendable {
    /// As it was written.
    let text: String
    /// The number as an integer, where it is one.
    private(set) var integer: Int64?
    /// The number as a float, where it was written as one.
    private(set) var double: Double?

    /// What is wrong with a number.
    struct Fault: Error { let message: String }

    /// A character: `'a'`.
    init(character text: String) throws(Fault) {
        self.text = text
        guard let body = GoQuote.unquotedCharacter(text) else { throw Fault(message: "invalid syntax") }
        guard body.isWhole else { throw Fault(message: "malformed character constant: \(text)") }
        integer = Int64(body.scalar.value)
    }

    /// Any other number; `integer` and `double` are `nil` for what only fits 64 bits without a sign.
    init(_ text: String) throws(Fault) {
        self.text = text
        guard text.utf8.last != UInt8(ascii: "i") || text.utf8.count == 1 else {
            throw Fault(message: "complex numbers are not supported: \(GoQuote.quoted(text))")
        }
        if let (magnitude, isNegative) = Self.integer(text) {
            integer = isNegative ? Self.negative(magnitude) : Int64(exactly: magnitude)
            if integer != nil || !isNegative { return }
        }
        guard Self.placesUnderscores(text), let double = Double(text.filter { $0 != "_" }), double.isFinite else {
            throw Fault(message: "illegal number syntax: \(GoQuote.quoted(text))")
        }
        guard text.utf8.contains(where: { ".eEpP".utf8.contains($0) }) else {
            throw Fault(message: "integer overflow: \(GoQuote.quoted(text))")
        }
        self.double = double
        integer = Int64(exactly: double)
    }

    private static func negative(_ magnitude: UInt64) -> Int64? {
        magnitude == 1 << 63 ? .min : Int64(exactly: magnitude).map { 0 &- $0 }
    }

    private static func integer(_ text: String) -> (magnitude: UInt64, isNegative: Bool)? {
        guard placesUnderscores(text) else { return nil }
        var digits = Array(text.lowercased().utf8).filter { $0 != UInt8(ascii: "_") }[...]
        let sign = digits.first
        if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { digits = digits.dropFirst() }
        var radix = 10
        for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2), ("0", 8)]
        where digits.count > prefix.utf8.count && digits.starts(with: prefix.utf8) {
            digits = digits.dropFirst(prefix.utf8.count)
            radix = base
            break
        }
        guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
            let magnitude = UInt64(String(decoding: digits, as: UTF8.self), radix: radix)
        else { return nil }
        return (magnitude, sign == UInt8(ascii: "-"))
    }

    /// Underscores stand between digits, or between a prefix and a digit.
    private static func placesUnderscores(_ text: String) -> Bool {
        var before = UInt8(ascii: "_")
        var hasUnderscore = false
        let unsigned = Array(text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") })
        let hasPrefix = unsigned.count > 1 && unsigned[0] == UInt8(ascii: "0") && "xXoObB".utf8.contains(unsigned[1])
        for (place, byte) in unsigned.enumerated() {
            let isDigit = isHexDigit(byte) || hasPrefix && place == 1
            if byte == UInt8(ascii: "_") {
                hasUnderscore = true
                guard isHexDigit(before) || hasPrefix && place == 2 else { return false }
            } else if before == UInt8(ascii: "_"), place > 0, !isDigit {
                return false
            }
            before = byte
        }
        return !hasUnderscore || before != UInt8(ascii: "_")
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

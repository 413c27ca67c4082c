/// A number of bytes as Docker shows it: base 1000, no space, 3 significant digits (4 in totals of `prune`).
public enum HumanSize {
    private static let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]

    /// `5.56MB`. A negative number shows as `0B`.
    public static func text(_ bytes: Int64, digits: Int = 3) -> String {
        var value = Double(max(0, bytes))
        var unit = 0
        while value >= 1000, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        let precision = min(max(digits, 1), 4)
        var number = rounded(value, digits: precision)
        // What rounds up to 1000 goes to the next unit; Docker prints 1e+03kB there.
        if number == "1000", precision < 4, unit < units.count - 1 {
            number = "1"
            unit += 1
        }
        return number + units[unit]
    }

    /// `%.<digits>g` of 0 ≤ `value` ≤ 1000, exactly: the nearest decimal, ties to even, without zeros at the end.
    private static func rounded(_ value: Double, digits: Int) -> String {
        guard value >= 1 else { return "0" }
        let whole = value >= 100 ? 3 : value >= 10 ? 2 : 1
        let places = max(0, digits - whole)
        let scale: UInt64 = [1, 10, 100, 1000][min(places, 3)]
        let scaled = product(value, scale)
        let fraction = String(scaled % scale)
        var text = Array((String(repeating: "0", count: max(0, places - fraction.utf8.count)) + fraction).utf8)
        if places == 0 { text = [] }
        while text.last == 0x30 { text.removeLast() }
        return String(scaled / scale) + (text.isEmpty ? "" : "." + String(decoding: text, as: UTF8.self))
    }

    /// The integer nearest to `value` × `scale`: the 53 bits of the significand leave room for the scale in 64.
    private static func product(_ value: Double, _ scale: UInt64) -> UInt64 {
        let significand = value.significandBitPattern | 1 << 52
        let shift = UInt64(max(0, 52 - Int(value.exponent)))
        let exact = significand * scale
        let quotient = exact >> shift
        let rest = exact & ((1 << shift) - 1)
        let half: UInt64 = shift == 0 ? 1 : 1 << (shift - 1)
        return rest > half || rest == half && quotient & 1 == 1 ? quotient + 1 : quotient
    }
}

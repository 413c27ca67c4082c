/// A double as a verb prints it.
struct FloatText {
    private let flags: FormatFlags

    init(_ flags: FormatFlags) { self.flags = flags }

    /// `nil` for a verb that doubles do not have; `%b` and `%x` are left out.
    func text(_ value: Double, _ verb: Unicode.Scalar) -> String? {
        var flags = flags
        let digits: String
        switch verb {
        case "v", "g", "G": digits = general(value)
        case "e", "E": digits = scientific(value)
        case "f", "F": digits = plain(value)
        default: return nil
        }
        let isNumber = value.isFinite
        let body = isNumber ? (verb == "E" || verb == "G" ? digits.uppercased() : digits) : value.isNaN ? "NaN" : "Inf"
        var sign = value.sign == .minus && !value.isNaN ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        if value.isInfinite, sign.isEmpty { sign = "+" }
        if !isNumber { flags.zero = false }
        if flags.zero, !flags.minus, let width = flags.width {
            let missing = max(0, width - sign.utf8.count - body.utf8.count)
            return sign + FormatFlags.fill("0", missing) + body
        }
        return flags.padded(sign + body, zero: false)
    }

    /// As `%v` prints it without flags.
    static func text(_ value: Double) -> String { FloatText(FormatFlags()).text(value, "v") ?? "" }

    private func scientific(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        let places = flags.precision ?? 6
        var digits = DecimalDigits(exact: value)
        digits.round(to: places + 1)
        let text = digits.scientific(places)
        return flags.sharp && places == 0 ? text.replacing("e", with: ".e") : text
    }

    private func plain(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        let places = flags.precision ?? 6
        var digits = DecimalDigits(exact: value)
        digits.round(to: digits.point + places)
        return digits.plain(places) + (flags.sharp && places == 0 ? "." : "")
    }

    /// The shorter of both; without a precision as many digits as it takes.
    private func general(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        var digits = flags.precision == nil ? DecimalDigits(shortest: value) : DecimalDigits(exact: value)
        var limit = 6
        if let precision = flags.precision {
            limit = max(1, precision)
            digits.round(to: limit)
            if limit > digits.digits.count, digits.digits.count >= digits.point { limit = digits.digits.count }
        }
        let exponent = digits.digits.isEmpty ? 0 : digits.point - 1
        let count = flags.sharp ? max(flags.precision ?? 6, digits.digits.count, 1) : digits.digits.count
        if exponent < -4 || exponent >= limit, !digits.digits.isEmpty { return digits.scientific(max(0, count - 1)) }
        return digits.plain(max(0, count - digits.point))
    }

    /// As JSON has it: an exponent below 10⁻⁶ and from 10²¹ on, as JavaScript does.
    static func json(_ value: Double) -> String {
        let digits = DecimalDigits(shortest: value)
        let sign = value.sign == .minus ? "-" : ""
        guard value != 0, value.magnitude < 1e-6 || value.magnitude >= 1e21 else {
            return sign + digits.plain(max(0, digits.digits.count - digits.point))
        }
        // One digit is enough for a small negative exponent.
        let text = digits.scientific(max(0, digits.digits.count - 1))
        return sign + text.replacing("e-0", with: "e-")
    }
}

/// An integer as a verb prints it.
struct IntegerText {
    private let flags: FormatFlags

    init(_ flags: FormatFlags) { self.flags = flags }

    /// `nil` for a verb that integers do not have.
    func text(_ value: Int64, _ verb: Unicode.Scalar) -> String? {
        switch verb {
        case "v" where flags.isSyntax: number(value, 10, "")
        case "v", "d": number(value, 10, "")
        case "b": number(value, 2, flags.sharp ? "0b" : "")
        case "o": number(value, 8, flags.sharp ? "0" : "")
        case "O": number(value, 8, (flags.sharp ? "0" : "") + "0o")
        case "x": number(value, 16, flags.sharp ? "0x" : "")
        case "X": number(value, 16, flags.sharp ? "0X" : "", isUpper: true)
        case "c": flags.padded(String(Character(scalar(value))))
        case "q": flags.padded(GoQuote.quoted(String(Character(scalar(value))), mark: "'", onlyASCII: flags.plus))
        case "U": flags.padded(unicode(value), zero: false)
        default: nil
        }
    }

    private func number(_ value: Int64, _ radix: Int, _ prefix: String, isUpper: Bool = false) -> String {
        let sign = value < 0 ? "-" : flags.plus ? "+" : flags.space ? " " : ""
        if flags.precision == 0, value == 0 { return flags.padded("", zero: false) }
        let digits = String(value.magnitude, radix: radix, uppercase: isUpper)
        var count = flags.precision ?? 0
        if flags.precision == nil, flags.zero, !flags.minus, let width = flags.width { count = width - sign.utf8.count }
        let zeros = FormatFlags.fill("0", count - digits.utf8.count)
        // Octal has its zero already where zeros were filled in.
        let shown = prefix == "0" && (zeros + digits).hasPrefix("0") ? "" : prefix
        return flags.padded(sign + shown + zeros + digits, zero: false)
    }

    private func scalar(_ value: Int64) -> Unicode.Scalar {
        UInt32(exactly: value).flatMap(Unicode.Scalar.init) ?? "\u{fffd}"
    }

    private func unicode(_ value: Int64) -> String {
        let digits = String(UInt64(bitPattern: value), radix: 16, uppercase: true)
        let code =
            "U+" + FormatFlags.fill("0", max(4, flags.precision ?? 4) - digits.utf8.count) + digits
        guard flags.sharp, let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init),
            GoQuote.isPrintable(scalar)
        else { return code }
        return code + " '\(Character(scalar))'"
    }
}

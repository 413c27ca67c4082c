/// A `time.Duration` as Go prints it: `1h0m5s`, `1.5s`, `250ms`, `0s`.
///
/// Source: go time `Duration.String`.
enum DurationText {
    /// The text of a number of nanoseconds.
    static func text(_ nanoseconds: Int64) -> String {
        guard nanoseconds != 0 else { return "0s" }
        let sign = nanoseconds < 0 ? "-" : ""
        let whole = nanoseconds.magnitude
        guard whole >= 1_000_000_000 else {
            for (unit, name) in [(UInt64(1_000_000), "ms"), (1_000, "µs")] where whole >= unit {
                return sign + decimal(whole, per: unit) + name
            }
            return "\(sign)\(whole)ns"
        }
        let minutes = whole / 60_000_000_000
        let seconds = decimal(whole % 60_000_000_000, per: 1_000_000_000) + "s"
        guard minutes > 0 else { return sign + seconds }
        return sign + (minutes >= 60 ? "\(minutes / 60)h" : "") + "\(minutes % 60)m" + seconds
    }

    /// As many digits behind the point as there are.
    private static func decimal(_ value: UInt64, per unit: UInt64) -> String {
        guard value % unit != 0 else { return String(value / unit) }
        // The one before the digits keeps the zeros they begin with.
        var digits = String(unit + value % unit).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(value / unit).\(digits)"
    }
}

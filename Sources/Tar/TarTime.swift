/// Times of PAX records: decimal seconds with a fraction on the outside, integer nanoseconds inside.
enum TarTime {
    static let nanosecondsPerSecond: Int64 = 1_000_000_000

    /// Nanoseconds of whole seconds, or `nil` beyond the years 1677 to 2262.
    static func nanoseconds(seconds: Int64) -> Int64? {
        let (value, overflow) = seconds.multipliedReportingOverflow(by: nanosecondsPerSecond)
        return overflow ? nil : value
    }

    /// Parses `[-]seconds[.fraction]`. Digits after the ninth of a fraction are cut off.
    ///
    /// - Returns: nanoseconds; `nil` for anything else, `nan`, `1e9` and `+1` included.
    static func parse(_ text: ArraySlice<UInt8>) -> Int64? {
        let isNegative = text.first == .minus
        let digits = isNegative ? text.dropFirst() : text
        let point = digits.firstIndex(of: .dot) ?? digits.endIndex
        guard let seconds = TarNumber.parseDecimal(digits[..<point]),
            let nanoseconds = nanoseconds(seconds: seconds),
            let fraction = parseFraction(digits[point...].dropFirst())
        else { return nil }
        let (value, overflow) =
            isNegative
            ? (0 - nanoseconds).subtractingReportingOverflow(fraction)
            : nanoseconds.addingReportingOverflow(fraction)
        return overflow ? nil : value
    }

    private static func parseFraction(_ digits: ArraySlice<UInt8>) -> Int64? {
        guard digits.allSatisfy({ $0.decimalDigit != nil }) else { return nil }
        var value: Int64 = 0
        var unit = nanosecondsPerSecond / 10
        for byte in digits.prefix(9) {
            value += Int64(byte.decimalDigit ?? 0) * unit
            unit /= 10
        }
        return value
    }

    /// The shortest spelling that `parse` reads as `nanoseconds`.
    static func format(_ nanoseconds: Int64) -> String {
        let whole = nanoseconds.magnitude / UInt64(nanosecondsPerSecond)
        let fraction = nanoseconds.magnitude % UInt64(nanosecondsPerSecond)
        let sign = nanoseconds < 0 ? "-" : ""
        guard fraction != 0 else { return "\(sign)\(whole)" }
        let digits = String(String(fraction + UInt64(nanosecondsPerSecond)).dropFirst())
        let end = digits.lastIndex { $0 != "0" } ?? digits.startIndex
        return "\(sign)\(whole).\(digits[...end])"
    }
}

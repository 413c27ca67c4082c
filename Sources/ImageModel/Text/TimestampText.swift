public import ByteIO

extension Timestamp {
    /// Reads RFC 3339 as Go's strict reader does: capital `T` and `Z`, a dot before the fraction, digits of the
    /// fraction past the ninth dropped.
    ///
    /// - Throws: `.malformed` for anything else.
    public init(parsing text: String) throws(ImageError) {
        guard let time = Self.parse(Array(text.utf8)[...]) else {
            throw ImageError(.malformed, "\"\(Printable(text).description.prefix(80))\" is no RFC 3339 time")
        }
        self = time
    }

    private static func parse(_ bytes: ArraySlice<UInt8>) -> Timestamp? {
        var rest = bytes
        guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2), take(&rest, "-"),
            let day = number(&rest, 2), take(&rest, "T"), let hour = number(&rest, 2), take(&rest, ":"),
            let minute = number(&rest, 2), take(&rest, ":"), let second = number(&rest, 2),
            (1...12).contains(month), (1...CivilDate.days(in: month, year)).contains(day), hour < 24, minute < 60,
            second < 60, let nanosecond = fraction(&rest), let offset = offset(&rest), rest.isEmpty
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSince1970
        let local = Int64(days) * 86400 + Int64(hour * 3600 + minute * 60 + second)
        let seconds = local - Int64(offset)
        return Timestamp(bounded: seconds, Int32(nanosecond), Int32(offset))
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard take(&rest, ".") else { return 0 }
        let digits = rest.prefix(while: \.isASCIIDigit)
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        let nine = Array(digits.prefix(9)) + Array(repeating: 0x30, count: max(0, 9 - digits.count))
        return nine.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
        if take(&rest, "Z") { return 0 }
        let sign = rest.first == UInt8(ascii: "-") ? -1 : 1
        guard take(&rest, "+") || take(&rest, "-"), let hours = number(&rest, 2), take(&rest, ":"),
            let minutes = number(&rest, 2), hours < 24, minutes < 60
        else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }

    /// RFC 3339 with as many digits of the fraction as are needed, in its own offset: what Go writes in JSON.
    public var rfc3339Nano: String {
        let clock = localClock
        return "\(clock.date)T\(clock.time)\(fractionText)\(offsetText("Z", separator: ":"))"
    }

    /// RFC 3339 without a fraction.
    public var rfc3339: String {
        let clock = localClock
        return "\(clock.date)T\(clock.time)\(offsetText("Z", separator: ":"))"
    }

    /// What Go's `Time.String()` prints: `2020-01-23 16:53:06 +0000 UTC`.
    public var goDescription: String {
        goDescription(zone: utcOffset == 0 ? "UTC" : offsetText("+0000", separator: ""))
    }

    /// What Go's `Time.String()` prints of a time in the zone `zone`: `2020-01-23 17:53:06 +0100 CET`.
    public func goDescription(zone: String) -> String {
        let clock = localClock
        return "\(clock.date) \(clock.time)\(fractionText) \(offsetText("+0000", separator: "")) \(zone)"
    }

    /// The offset as RFC 3339 has it: `Z`, `+01:00`.
    public var rfc3339Offset: String { offsetText("Z", separator: ":") }

    private var localClock: (date: String, time: String) {
        let local = seconds + Int64(utcOffset)
        let days = Int(local >= 0 ? local / 86400 : (local - 86399) / 86400)
        let second = Int(local - Int64(days) * 86400)
        let date = CivilDate(daysSince1970: days)
        return (
            "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))",
            "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        )
    }

    private var fractionText: String {
        guard nanosecond != 0 else { return "" }
        var digits = Array(padded(Int(nanosecond), 9).utf8)
        while digits.last == 0x30 { digits.removeLast() }
        return "." + String(decoding: digits, as: UTF8.self)
    }

    private func offsetText(_ utc: String, separator: String) -> String {
        guard utcOffset != 0 else { return utc }
        let minutes = Int(abs(utcOffset)) / 60
        return (utcOffset < 0 ? "-" : "+") + padded(minutes / 60, 2) + separator + padded(minutes % 60, 2)
    }

    private func padded(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }
}

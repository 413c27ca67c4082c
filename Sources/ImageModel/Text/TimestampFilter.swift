public import ByteIO

extension Timestamp {
    /// Reads what a filter such as `until=` takes: a moment in RFC 3339, cut off after any part, in the zone `zone`
    /// where it names no offset; seconds since 1970, with or without a fraction; or a span of time before `now`, which is in
    /// nanoseconds since 1970.
    ///
    /// - Throws: `.usage` for anything else.
    public init(filter text: String, now: Int64, zone: String = "Z") throws(ImageError) {
        if let span = try? GoDuration.parse(text), text.utf8.contains(where: { !$0.isASCIIDigit && $0 != 0x2e }) {
            let (moment, overflow) = now.subtractingReportingOverflow(span)
            self.init(nanoseconds: overflow ? (span < 0 ? .max : .min) : moment)
            return
        }
        for candidate in Self.completions(text, zone: zone) {
            if let moment = try? Timestamp(parsing: candidate) {
                self = moment
                return
            }
        }
        guard let moment = Self.unix(Array(text.utf8)) else {
            throw ImageError(.usage, "\"\(Printable(text))\" is neither a time nor a duration")
        }
        self = moment
    }

    /// What the text may stand for with the parts that are left out.
    private static func completions(_ text: String, zone: String) -> [String] {
        let missing = [""] + ["", ":00", ":00:00", "T00:00:00"].map { $0 + zone }
        let rest = text.utf8.count > 10 ? Array(text.utf8.dropFirst(10)) : []
        let zoned = rest.first == UInt8(ascii: "T") ? [] : [insert("T00:00:00", in: text)]
        return missing.map { text + $0 } + zoned
    }

    private static func insert(_ clock: String, in text: String) -> String {
        String(decoding: text.utf8.prefix(10), as: UTF8.self) + clock
            + String(decoding: text.utf8.dropFirst(10), as: UTF8.self)
    }

    /// `1579798386` or `1579798386.5`.
    private static func unix(_ bytes: [UInt8]) -> Timestamp? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
            let seconds = Int64(String(decoding: parts[0], as: UTF8.self))
        else { return nil }
        var nanosecond: Int32 = 0
        for index in 0..<9 {
            let digits = parts.count == 2 ? Array(parts[1].prefix(9)) : []
            nanosecond = nanosecond * 10 + (index < digits.count ? Int32(digits[index] - 0x30) : 0)
        }
        return Timestamp(seconds: seconds, nanosecond: nanosecond)
    }
}

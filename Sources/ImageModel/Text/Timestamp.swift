/// A moment to the nanosecond, in the years 0 to 9999, with the UTC offset it was written in, as Go's `time.Time`.
///
/// Two are equal when they are the same moment, whatever their offsets.
public struct Timestamp: Hashable, Comparable, Sendable {
    static let lowest: Int64 = -62_167_219_200
    static let highest: Int64 = 253_402_300_799

    /// Whole seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64
    /// Nanoseconds past them, 0 to 999,999,999.
    public let nanosecond: Int32
    /// Seconds east of UTC in which it is written.
    public let utcOffset: Int32

    /// The moment `seconds` and `nanosecond` after 1970 in UTC; both are brought into range.
    public init(seconds: Int64, nanosecond: Int32 = 0) {
        self.init(bounded: min(max(seconds, Self.lowest), Self.highest), min(max(nanosecond, 0), 999_999_999), 0)
    }

    /// The moment `nanoseconds` after 1970 in UTC.
    public init(nanoseconds: Int64) {
        let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
        let borrow: Int64 = remainder < 0 ? 1 : 0
        self.init(bounded: quotient - borrow, Int32(remainder + borrow * 1_000_000_000), 0)
    }

    init(bounded seconds: Int64, _ nanosecond: Int32, _ utcOffset: Int32) {
        self.seconds = seconds
        self.nanosecond = nanosecond
        self.utcOffset = utcOffset
    }

    /// 1970-01-01T00:00:00Z.
    public static let epoch = Timestamp(seconds: 0)
    /// 0001-01-01T00:00:00Z: what Go writes for no time.
    public static let zero = Timestamp(seconds: -62_135_596_800)

    /// Nanoseconds since 1970. Beyond 1677 and 2262, where 64 bits end, the nearest there is.
    public var nanoseconds: Int64 {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = product.addingReportingOverflow(Int64(nanosecond))
        guard overflow || carry else { return sum }
        return seconds < 0 ? .min : .max
    }

    /// The same moment, written in UTC.
    public var utc: Timestamp { Timestamp(seconds: seconds, nanosecond: nanosecond) }

    /// The whole second, written `utcOffset` seconds east of UTC.
    public func second(utcOffset: Int32) -> Timestamp {
        Timestamp(bounded: seconds, 0, utcOffset)
    }

    /// Whether both are the same moment.
    public static func == (left: Timestamp, right: Timestamp) -> Bool {
        left.seconds == right.seconds && left.nanosecond == right.nanosecond
    }

    /// Whether `left` is the earlier moment.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanosecond) < (right.seconds, right.nanosecond)
    }

    /// Feeds the moment.
    public func hash(into hasher: inout Swift.Hasher) {
        hasher.combine(seconds)
        hasher.combine(nanosecond)
    }
}

/// How far compressed bytes may expand.
public enum DecodingLimits {
    /// Expansion that is alarming: gzip reaches it only on zeros, and what is made of zeros is an attack or a mistake.
    public static var ratio: Int64 { Int64(Limit.expansion.value) }
    /// Bytes that any input may expand to, whatever the ratio: a quarter of a GiB hurts nobody.
    public static let freeBytes: Int64 = 256 << 20

    /// Whether so many bytes may come of so many compressed ones.
    public static func allow(_ made: Int64, of taken: Int64) -> Bool { made <= freeBytes || made / ratio <= taken }
}

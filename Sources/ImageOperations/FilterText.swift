internal import ByteIO
internal import ImageModel

/// `key=value`, as `--filter` takes it.
struct FilterText {
    let key: String
    let value: String

    /// - Throws: `.usage` with docker's words.
    init(_ text: String) throws(ImageError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else {
            throw ImageError(.usage, "bad format of filter (expected name=value)")
        }
        key = Self.trimmed(parts[0]).lowercased()
        value = Self.trimmed(parts[1])
    }

    /// The error for a key that is none, with docker's words.
    var unknown: ImageError { ImageError(.usage, "invalid filter '\(Printable(key))'") }

    /// The error for a value that is none, with docker's words.
    var invalid: ImageError { ImageError(.usage, "invalid filter '\(Printable(key))=[\(Printable(value))]'") }

    /// The value as Go reads a truth.
    ///
    /// - Throws: `.usage` with docker's words.
    func truth() throws(ImageError) -> Bool {
        switch value {
        case "1", "t", "T", "true", "TRUE", "True": return true
        case "0", "f", "F", "false", "FALSE", "False": return false
        default: throw invalid
        }
    }

    /// The value as a moment, in nanoseconds since 1970; in this host's zone where it names no offset.
    ///
    /// - Throws: `.usage`.
    func moment(now: Int64) throws(ImageError) -> Int64 {
        let second = Timestamp(nanoseconds: now)
        let zone = second.second(utcOffset: WallClock.zone(at: second.seconds).offset).rfc3339Offset
        return try Timestamp(filter: value, now: now, zone: zone).nanoseconds
    }

    private static func trimmed(_ text: String) -> String {
        var bytes = Array(text.utf8)[...]
        while bytes.first == 0x20 || bytes.first == 0x09 { bytes.removeFirst() }
        while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

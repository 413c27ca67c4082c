internal import ByteIO

/// When what a command makes was made.
enum CreationTime {
    /// Now, or `SOURCE_DATE_EPOCH`, in nanoseconds since 1970.
    ///
    /// - Throws: `.usage` where the variable is no time.
    static func current() throws(ImageError) -> Int64 {
        let epoch = try epoch()
        return epoch.map { $0 * 1_000_000_000 } ?? WallClock.now
    }

    /// `SOURCE_DATE_EPOCH` in seconds since 1970; `nil` where it is not set.
    ///
    /// - Throws: `.usage` where it is no time.
    static func epoch() throws(ImageError) -> Int64? {
        guard let text = Terminal.variable("SOURCE_DATE_EPOCH") else { return nil }
        guard let seconds = Int64(text), (0...9_000_000_000).contains(seconds) else {
            throw ImageError(.usage, "SOURCE_DATE_EPOCH is \(Printable(text)), expected seconds since 1970")
        }
        return seconds
    }
}

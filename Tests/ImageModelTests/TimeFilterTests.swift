import ByteIO
import ImageModel
import Testing

@Suite struct TimeFilterTests {
    @Test(
        "a filter takes moments, seconds and spans",
        arguments: [
            ("2020-01-23T16:53:06.5Z", "2020-01-23T16:53:06.5Z"), ("2020-01-23T16:53:06", "2020-01-23T16:53:06Z"),
            ("2020-01-23T16:53", "2020-01-23T16:53:00Z"), ("2020-01-23T16", "2020-01-23T16:00:00Z"),
            ("2020-01-23", "2020-01-23T00:00:00Z"), ("2020-01-23Z", "2020-01-23T00:00:00Z"),
            ("2020-01-23+02:00", "2020-01-23T00:00:00+02:00"), ("1579798386", "2020-01-23T16:53:06Z"),
            ("1579798386.25", "2020-01-23T16:53:06.25Z"), ("1h30m", "1970-01-01T22:30:00Z"),
            ("24h", "1970-01-01T00:00:00Z"), ("1.5s", "1970-01-01T23:59:58.5Z"),
        ])
    func taken(text: String, time: String) throws {
        #expect(try Timestamp(filter: text, now: 86_400_000_000_000).rfc3339Nano == time)
    }

    @Test(
        "anything else is refused", arguments: ["", "x", "1h30", "2020-13-01", "-", "1.", "9223372036854775808", "1y"])
    func refused(text: String) {
        let error = #expect(throws: ImageError.self) { try Timestamp(filter: text, now: 0) }
        #expect(error?.kind == .usage)
    }

    @Test(
        "spans are read as Go reads them",
        arguments: [
            ("0", 0), ("1ns", 1), ("1us", 1000), ("1\u{b5}s", 1000), ("2ms", 2_000_000), ("-1.5h", -5_400_000_000_000),
            (".5s", 500_000_000), ("1m0.5s", 60_500_000_000), ("+3s", 3_000_000_000),
            ("9223372036s", 9_223_372_036_000_000_000),
        ] as [(String, Int64)])
    func spans(text: String, nanoseconds: Int64) throws {
        #expect(try GoDuration.parse(text) == nanoseconds)
    }

    @Test(
        "what is no span is refused",
        arguments: ["", "1", "s", ".s", "1x", "1h-1m", "9223372037s", "99999999999999999999h"])
    func noSpans(text: String) {
        #expect(throws: ImageError.self) { try GoDuration.parse(text) }
    }
}

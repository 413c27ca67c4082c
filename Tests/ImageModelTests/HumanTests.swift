import ByteIO
import ImageModel
import Testing

@Suite struct HumanTests {
    @Test(
        "sizes have three significant digits of base 1000",
        arguments: [
            (0, "0B"), (1, "1B"), (999, "999B"), (1000, "1kB"), (1001, "1kB"), (1005, "1kB"), (1015, "1.01kB"),
            (1115, "1.11kB"), (1125, "1.12kB"), (1145, "1.15kB"), (9995, "9.99kB"), (9996, "10kB"), (10_250, "10.2kB"),
            (10_350, "10.3kB"), (99_950, "100kB"), (123_456, "123kB"), (999_499, "999kB"), (999_500, "1MB"),
            (999_999, "1MB"), (1_000_000, "1MB"), (5_556_786, "5.56MB"), (77_800_000, "77.8MB"),
            (1_234_000_000, "1.23GB"), (.max, "9.22EB"), (-5, "0B"),
        ] as [(Int64, String)])
    func sizes(bytes: Int64, text: String) {
        #expect(HumanSize.text(bytes) == text)
    }

    @Test(
        "totals have four",
        arguments: [
            (9218, "9.218kB"), (1_234_567_890, "1.235GB"), (0, "0B"), (999_960, "1000kB"), (10_000, "10kB"),
            (123_456, "123.5kB"),
        ] as [(Int64, String)])
    func totals(bytes: Int64, text: String) {
        #expect(HumanSize.text(bytes, digits: 4) == text)
    }

    @Test(
        "durations are worded as Docker does",
        arguments: [
            (-1, "Less than a second"), (0, "Less than a second"), (1, "1 second"), (2, "2 seconds"),
            (59, "59 seconds"), (60, "About a minute"), (119, "About a minute"), (120, "2 minutes"),
            (3599, "59 minutes"), (3600, "About an hour"), (5399, "About an hour"), (5400, "2 hours"),
            (47 * 3600 + 1799, "47 hours"), (47 * 3600 + 1800, "2 days"), (13 * 86400, "13 days"),
            (14 * 86400, "2 weeks"), (59 * 86400, "8 weeks"), (60 * 86400, "2 months"), (729 * 86400, "24 months"),
            (730 * 86400, "2 years"), (56 * 365 * 86400, "56 years"),
        ] as [(Int64, String)])
    func durations(seconds: Int64, text: String) {
        #expect(HumanDuration.text(nanoseconds: seconds * 1_000_000_000) == text)
    }

    @Test("the longest duration is 292 years")
    func longest() {
        #expect(HumanDuration.text(from: .zero, to: Timestamp(seconds: 1_800_000_000)) == "292 years")
        #expect(HumanDuration.text(from: Timestamp(seconds: 10), to: Timestamp(seconds: 0)) == "Less than a second")
    }

    static let times: [(text: String, nanoseconds: Int64, written: String, shown: String)] = [
        ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z", "1970-01-01 00:00:00 +0000 UTC"),
        (
            "2020-01-23T16:53:06.686519038Z", 1_579_798_386_686_519_038, "2020-01-23T16:53:06.686519038Z",
            "2020-01-23 16:53:06.686519038 +0000 UTC"
        ),
        (
            "2020-01-23T16:53:06.5000Z", 1_579_798_386_500_000_000, "2020-01-23T16:53:06.5Z",
            "2020-01-23 16:53:06.5 +0000 UTC"
        ),
        (
            "2020-01-23T16:53:06.1234567891Z", 1_579_798_386_123_456_789, "2020-01-23T16:53:06.123456789Z",
            "2020-01-23 16:53:06.123456789 +0000 UTC"
        ),
        ("1969-12-31T19:00:00-05:00", 0, "1969-12-31T19:00:00-05:00", "1969-12-31 19:00:00 -0500 -0500"),
        (
            "2000-02-29T23:59:59+05:30", 951_848_999_000_000_000, "2000-02-29T23:59:59+05:30",
            "2000-02-29 23:59:59 +0530 +0530"
        ),
        (
            "1969-12-31T23:59:59.999999999Z", -1, "1969-12-31T23:59:59.999999999Z",
            "1969-12-31 23:59:59.999999999 +0000 UTC"
        ),
        ("0001-01-01T00:00:00Z", .min, "0001-01-01T00:00:00Z", "0001-01-01 00:00:00 +0000 UTC"),
        ("9999-12-31T23:59:59Z", .max, "9999-12-31T23:59:59Z", "9999-12-31 23:59:59 +0000 UTC"),
        (
            "2020-01-01T00:00:00+00:00", 1_577_836_800_000_000_000, "2020-01-01T00:00:00Z",
            "2020-01-01 00:00:00 +0000 UTC"
        ),
    ]

    @Test("times are read and written as Go does", arguments: times)
    func readsAndWrites(text: String, nanoseconds: Int64, written: String, shown: String) throws {
        let time = try Timestamp(parsing: text)
        #expect(time.nanoseconds == nanoseconds)
        #expect(time.rfc3339Nano == written)
        #expect(time.goDescription == shown)
        if nanoseconds != .min, nanoseconds != .max { #expect(Timestamp(nanoseconds: nanoseconds) == time) }
    }

    @Test(
        "what is no RFC 3339 time is refused",
        arguments: [
            "", "yesterday", "2020-01-23", "2020-01-23T16:53:06", "2020-01-23t16:53:06Z", "2020-01-23T16:53:06z",
            "2020-13-01T00:00:00Z", "2020-02-30T00:00:00Z", "2021-02-29T00:00:00Z", "2020-01-01T24:00:00Z",
            "2020-01-01T00:60:00Z", "2020-01-01T00:00:60Z", "2020-01-01T00:00:00.Z", "2020-01-01T00:00:00,5Z",
            "2020-01-01T0:00:00Z", "2020-01-01T00:00:00+24:00", "2020-01-01T00:00:00+0100", "2020-01-01T00:00:00Zx",
            "99999-01-01T00:00:00Z", "-001-01-01T00:00:00Z", " 2020-01-01T00:00:00Z", "2020-00-01T00:00:00Z",
            "2020-01-00T00:00:00Z", "\u{ff12}020-01-01T00:00:00Z",
        ])
    func badTimes(text: String) {
        let error = #expect(throws: ImageError.self) { try Timestamp(parsing: text) }
        #expect(error?.kind == .malformed)
    }

    @Test("days come back as themselves and in order, over 800 years")
    func calendar() throws {
        var previous = ""
        for day in stride(from: Int64(-146_097), to: 146_097, by: 23) {
            let text = Timestamp(seconds: day * 86400).rfc3339
            #expect(previous < text)
            previous = text
            #expect(try Timestamp(parsing: text).seconds == day * 86400)
        }
    }
}

public import ByteIO

/// A span of time in Go's notation: `1h30m`, `1.5s`, `100ms`.
public enum GoDuration {
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("ns", 1), ("us", 1_000), ("\u{b5}s", 1_000), ("\u{3bc}s", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]

    /// Reads a span of time.
    ///
    /// - Returns: nanoseconds.
    /// - Throws: `.malformed` with Go's words.
    public static func parse(_ text: String) throws(ImageError) -> Int64 {
        var rest = Array(text.utf8)[...]
        let negative = rest.first == UInt8(ascii: "-")
        if negative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.elementsEqual("0".utf8) { return 0 }
        guard !rest.isEmpty else { throw invalid(text) }
        var total: Int64 = 0
        while !rest.isEmpty {
            let part = try takePart(&rest, of: text)
            let (sum, overflow) = total.addingReportingOverflow(part)
            guard !overflow else { throw invalid(text) }
            total = sum
        }
        return negative ? -total : total
    }

    /// Takes a number and its unit.
    private static func takePart(_ rest: inout ArraySlice<UInt8>, of text: String) throws(ImageError) -> Int64 {
        let whole = rest.prefix(while: \.isASCIIDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty else { throw invalid(text) }
        let name = rest.prefix { $0 != UInt8(ascii: ".") && !$0.isASCIIDigit }
        rest = rest[name.endIndex...]
        guard !name.isEmpty else { throw ImageError(.malformed, "time: missing unit in duration \(quoted(text))") }
        guard let unit = units.first(where: { $0.name.utf8.elementsEqual(name) }) else {
            throw ImageError(
                .malformed, "time: unknown unit \"\(Printable(name))\" in duration \(quoted(text))")
        }
        var nanoseconds: Int64 = 0
        for digit in whole {
            let (tens, overflow) = nanoseconds.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(Int64(digit - 0x30) * unit.nanoseconds)
            guard !overflow, !carry else { throw invalid(text) }
            nanoseconds = sum
        }
        var place = unit.nanoseconds
        var part: Int64 = 0
        for digit in fraction.prefix(18) {
            // What is below a nanosecond is dropped.
            place /= 10
            part += Int64(digit - 0x30) * place
        }
        let (sum, overflow) = nanoseconds.addingReportingOverflow(part)
        guard !overflow else { throw invalid(text) }
        return sum
    }

    private static func quoted(_ text: String) -> String { "\"\(Printable(text))\"" }
    private static func invalid(_ text: String) -> ImageError {
        ImageError(.malformed, "time: invalid duration \(quoted(text))")
    }
}

internal import ByteIO

/// Go's `printf`: `%[flags][width][.precision]verb`.
struct PrintfFormat {
    private var minus = false
    private var plus = false
    private var zero = false
    private var sharp = false
    private var space = false
    private var width = 0
    private var precision: Int?

    /// Widths and precisions beyond are somebody's mistake.
    private static let limit = 10_000

    /// The first argument is the format.
    ///
    /// - Throws: `.usage` without one.
    static func text(_ arguments: [TemplateValue]) throws(ImageError) -> String {
        guard case .string(let format)? = arguments.first else { throw ImageError(.usage, "printf wants a format") }
        let bytes = Array(format.utf8)
        var rest = arguments.dropFirst()
        var result = ""
        var at = 0
        var literal: [UInt8] = []
        while at < bytes.count {
            guard bytes[at] == UInt8(ascii: "%") else {
                literal.append(bytes[at])
                at += 1
                continue
            }
            result += String(decoding: literal, as: UTF8.self)
            literal = []
            at += 1
            var spec = PrintfFormat()
            spec.parse(bytes, &at, &rest)
            guard at < bytes.count else {
                result += "%!(NOVERB)"
                break
            }
            let verb = Character(Unicode.Scalar(bytes[at]))
            at += 1
            if verb == "%" {
                result += "%"
            } else if let argument = rest.popFirst() {
                result += spec.padded(spec.render(argument, verb), argument)
            } else {
                result += "%!\(verb)(MISSING)"
            }
        }
        result += String(decoding: literal, as: UTF8.self)
        if !rest.isEmpty {
            result += "%!(EXTRA " + rest.map { "\($0.typeName)=\($0.text)" }.joined(separator: ", ") + ")"
        }
        return result
    }

    private mutating func parse(_ bytes: [UInt8], _ at: inout Int, _ rest: inout ArraySlice<TemplateValue>) {
        flags: while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "-"): minus = true
            case UInt8(ascii: "+"): plus = true
            case UInt8(ascii: "0"): zero = true
            case UInt8(ascii: "#"): sharp = true
            case UInt8(ascii: " "): space = true
            default: break flags
            }
            at += 1
        }
        width = Self.number(bytes, &at, &rest) ?? 0
        if width < 0 { (minus, width) = (true, -width) }
        guard at < bytes.count, bytes[at] == UInt8(ascii: ".") else { return }
        at += 1
        precision = max(0, Self.number(bytes, &at, &rest) ?? 0)
    }

    private static func number(_ bytes: [UInt8], _ at: inout Int, _ rest: inout ArraySlice<TemplateValue>) -> Int? {
        if at < bytes.count, bytes[at] == UInt8(ascii: "*") {
            at += 1
            guard case .integer(let value)? = rest.popFirst() else { return nil }
            return Int(min(max(value, Int64(-limit)), Int64(limit)))
        }
        var value: Int?
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
            value = min((value ?? 0) * 10 + Int(bytes[at] - 0x30), limit)
            at += 1
        }
        return value
    }

    private func render(_ value: TemplateValue, _ verb: Character) -> String {
        switch (verb, value) {
        case ("v", .string(let text)) where sharp: return Self.quoted(text)
        case ("v", .integer), ("d", .integer): return signed(value.text)
        case ("v", _), ("t", .bool): return value.text
        case ("s", .string(let text)): return cut(text)
        case ("s", .list), ("s", .map), ("s", .object): return value.text
        case ("q", .string(let text)): return Self.quoted(cut(text))
        case ("q", .list(let elements)): return "[" + elements.map { render($0, "q") }.joined(separator: " ") + "]"
        case ("x", .string(let text)), ("X", .string(let text)):
            let hex = text.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return verb == "x" ? hex : hex.uppercased()
        case ("x", .integer(let value)): return (sharp ? "0x" : "") + String(value, radix: 16)
        case ("X", .integer(let value)): return (sharp ? "0X" : "") + String(value, radix: 16, uppercase: true)
        case ("o", .integer(let value)): return String(value, radix: 8)
        case ("b", .integer(let value)): return String(value, radix: 2)
        case ("c", .integer(let value)):
            return UInt32(exactly: value).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "\u{fffd}"
        case ("U", .integer(let value)):
            let hex = String(value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        case ("f", .double(let value)), ("F", .double(let value)): return signed(Self.fixed(value, precision ?? 6))
        case ("g", .double), ("e", .double): return signed(value.text)
        case ("T", _): return value.typeName
        default: return "%!\(verb)(\(value.typeName)=\(value.text))"
        }
    }

    private func cut(_ text: String) -> String {
        guard let precision else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    }

    private func signed(_ text: String) -> String {
        if text.hasPrefix("-") { return text }
        return (plus ? "+" : space ? " " : "") + text
    }

    private func padded(_ text: String, _ value: TemplateValue) -> String {
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return text }
        if minus { return text + String(repeating: " ", count: missing) }
        guard zero else { return String(repeating: " ", count: missing) + text }
        let sign = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.prefix(1)) : ""
        return sign + String(repeating: "0", count: missing) + text.dropFirst(sign.count)
    }

    /// The number with `places` digits behind the point, rounded half to even at the binary value.
    private static func fixed(_ value: Double, _ places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return TemplateValue.text(of: value) }
        let places = min(places, 15)
        var scale: Double = 1
        for _ in 0..<places { scale *= 10 }
        guard abs(value) * scale < 9e18 else { return TemplateValue.text(of: value) }
        let digits = String(Int64((abs(value) * scale).rounded(.toNearestOrEven)))
        let filled = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let whole = filled.dropLast(places)
        return (value < 0 ? "-" : "") + whole + (places > 0 ? "." + filled.suffix(places) : "")
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<" ", "\u{7f}":
                result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

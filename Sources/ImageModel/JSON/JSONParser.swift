internal import ByteIO

/// Reads RFC 8259, byte by byte, in one pass.
struct JSONParser {
    let bytes: [UInt8]
    let limits: JSONValue.Limits
    var position = 0
    private var values = 0

    init(_ bytes: [UInt8], limits: JSONValue.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// The byte at the position, `nil` at the end.
    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func document() throws(ImageError) -> JSONValue {
        guard !bytes.isEmpty else { throw ImageError(.malformed, "JSON text is empty, expected a value at byte 0") }
        guard !bytes.starts(with: [0xef, 0xbb, 0xbf]) else {
            throw ImageError(.malformed, "JSON text starts with a byte-order mark, expected a value at byte 0")
        }
        skipSpace()
        let value = try self.value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw unexpected("the end") }
        return value
    }

    /// The value that `bytes` begin with, whatever follows it.
    static func first(of bytes: [UInt8]) -> JSONValue? {
        var parser = JSONParser(bytes, limits: JSONValue.Limits())
        parser.skipSpace()
        return try? parser.value(depth: 0)
    }

    private mutating func value(depth: Int) throws(ImageError) -> JSONValue {
        let start = position
        values += 1
        guard values <= limits.values else {
            throw ImageError(exceeding: .jsonValues, "more than \(limits.values) JSON values at byte \(position)")
        }
        let content = try self.content(depth: depth)
        return JSONValue(content: content, start: UInt32(start), end: UInt32(position))
    }

    private mutating func content(depth: Int) throws(ImageError) -> JSONValue.Content {
        guard let current else { throw unexpected("a value") }
        switch current {
        case UInt8(ascii: "{"): return .object(try members(depth: try deeper(depth)))
        case UInt8(ascii: "["): return .array(try elements(depth: try deeper(depth)))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private func deeper(_ depth: Int) throws(ImageError) -> Int {
        guard depth < limits.depth else {
            throw ImageError(
                exceeding: .jsonDepth, "JSON is nested deeper than \(limits.depth) levels at byte \(position)")
        }
        return depth + 1
    }

    private mutating func word(
        _ word: String, _ content: JSONValue.Content
    ) throws(ImageError) -> JSONValue.Content {
        for byte in word.utf8 {
            guard current == byte else { throw unexpected("\(word)") }
            position += 1
        }
        return content
    }

    private mutating func elements(depth: Int) throws(ImageError) -> [JSONValue] {
        var elements: [JSONValue] = []
        position += 1
        skipSpace()
        if take("]") { return elements }
        while true {
            skipSpace()
            elements.append(try value(depth: depth))
            skipSpace()
            if take("]") { return elements }
            guard take(",") else { throw unexpected("a comma or ]") }
        }
    }

    private mutating func members(depth: Int) throws(ImageError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var keys = JSONKeys()
        position += 1
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            let member = try self.member(depth: depth)
            guard keys.insert(member.key, after: members) else {
                throw ImageError(
                    .malformed, "key \(Printable(member.key)) at byte \(member.keyStart) is there a second time")
            }
            members.append(member)
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw unexpected("a comma or }") }
        }
    }

    private mutating func member(depth: Int) throws(ImageError) -> JSONValue.Member {
        let start = position
        guard current == UInt8(ascii: "\"") else { throw unexpected("a key") }
        let key = try string()
        let end = position
        skipSpace()
        guard take(":") else { throw unexpected("a colon") }
        skipSpace()
        let value = try self.value(depth: depth)
        return JSONValue.Member(key: key, value: value, keyStart: UInt32(start), keyEnd: UInt32(end))
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            default: return
            }
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// What stands at the position instead of what was expected.
    func unexpected(_ expected: String) -> ImageError {
        guard let found = current else {
            return ImageError(.malformed, "JSON text ends at byte \(position), expected \(expected)")
        }
        let shown = (0x21...0x7e).contains(found) ? String(Unicode.Scalar(found)) : "0x" + String(found, radix: 16)
        return ImageError(.malformed, "found \(shown) at byte \(position) of the JSON text, expected \(expected)")
    }
}

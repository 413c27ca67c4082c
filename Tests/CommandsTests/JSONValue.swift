/// A JSON text as a value: as much of JSON as the help dump needs, for well-formed input.
enum JSONValue: Equatable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value of a key; `nil` where there is none, or it is null.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self, let value = members[key], value != .null else { return nil }
        return value
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
    var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    var array: [JSONValue] { if case .array(let values) = self { values } else { [] } }

    /// The value of a whole text; `null` if it is not JSON.
    init(parsing bytes: [UInt8]) {
        var parser = JSONParser(bytes)
        self = parser.value() ?? .null
    }
}

/// Reads JSON from the front of some bytes.
private struct JSONParser {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    mutating func value() -> JSONValue? {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return array()
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case nil: return nil
        default: return word()
        }
    }

    private mutating func object() -> JSONValue? {
        guard take("{") else { return nil }
        var members: [String: JSONValue] = [:]
        while !take("}") {
            guard members.isEmpty || take(",") else { return nil }
            skipSpace()
            guard let key = string(), take(":"), let value = value() else { return nil }
            members[key] = value
        }
        return .object(members)
    }

    private mutating func array() -> JSONValue? {
        guard take("[") else { return nil }
        var values: [JSONValue] = []
        while !take("]") {
            guard values.isEmpty || take(","), let value = value() else { return nil }
            values.append(value)
        }
        return .array(values)
    }

    private mutating func string() -> String? {
        guard take("\"") else { return nil }
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard let escaped = next else { return nil }
            position += 1
            text += escape(escaped)
        }
        return nil
    }

    private mutating func escape(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "u"):
            let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
            position += 4
            return Array(String(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map(Character.init) ?? "?").utf8)
        default: return [byte]
        }
    }

    private mutating func word() -> JSONValue? {
        let rest = bytes[position...].prefix { ![0x2C, 0x5D, 0x7D, 0x20, 0x0A, 0x0D, 0x09].contains($0) }
        position += rest.count
        switch String(decoding: rest, as: UTF8.self) {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case let text: return text.first.map { $0.isNumber || $0 == "-" } == true ? .number(text) : nil
        }
    }
}

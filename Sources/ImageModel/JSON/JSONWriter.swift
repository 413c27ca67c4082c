/// Writes JSON byte for byte as Go's `encoding/json` does.
public struct JSONWriter: Sendable {
    /// What one level is indented by; `nil` writes everything on one line without spaces.
    public var indent: String?
    /// Whether `<`, `>` and `&` are written as escapes, as Go does unless told otherwise.
    public var escapesHTML: Bool
    /// What every line but the first starts with, before its indentation.
    var prefix = ""

    /// A writer of one line, or of indented lines (`docker inspect` indents by 4 spaces).
    public init(indent: String? = nil, escapesHTML: Bool = true) {
        self.indent = indent
        self.escapesHTML = escapesHTML
    }

    /// The bytes of `value`, without a line feed at the end.
    public func encode(_ value: JSON) -> [UInt8] {
        var bytes: [UInt8] = []
        write(value, level: 0, to: &bytes)
        return bytes
    }

    private func write(_ value: JSON, level: Int, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "null".utf8
        case .bool(let truth): bytes += (truth ? "true" : "false").utf8
        case .integer(let integer): bytes += String(integer).utf8
        case .number(let text): bytes += text.utf8
        case .string(let text): write(text, to: &bytes)
        case .raw(let raw): bytes += raw
        case .array(let elements):
            list(elements, "[", "]", level: level, to: &bytes) { write($0, level: level + 1, to: &$1) }
        case .object(let members):
            list(members, "{", "}", level: level, to: &bytes) { member, bytes in
                write(member.0, to: &bytes)
                bytes += (indent == nil ? ":" : ": ").utf8
                write(member.1, level: level + 1, to: &bytes)
            }
        }
    }

    private func list<Item>(
        _ items: [Item], _ open: String, _ close: String, level: Int, to bytes: inout [UInt8],
        _ body: (Item, inout [UInt8]) -> Void
    ) {
        bytes += open.utf8
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            newLine(level + 1, to: &bytes)
            body(item, &bytes)
        }
        if !items.isEmpty { newLine(level, to: &bytes) }
        bytes += close.utf8
    }

    private func newLine(_ level: Int, to bytes: inout [UInt8]) {
        guard let indent else { return }
        bytes.append(0x0a)
        bytes += prefix.utf8
        for _ in 0..<level { bytes += indent.utf8 }
    }

    /// Writes a string in quotes, escaped.
    func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": bytes += "\\\"".utf8
            case "\\": bytes += "\\\\".utf8
            case "\n": bytes += "\\n".utf8
            case "\r": bytes += "\\r".utf8
            case "\t": bytes += "\\t".utf8
            case "\u{8}": bytes += "\\b".utf8
            case "\u{c}": bytes += "\\f".utf8
            case "<" where escapesHTML, ">" where escapesHTML, "&" where escapesHTML: escape(scalar, to: &bytes)
            case "\0"..<" ", "\u{2028}", "\u{2029}": escape(scalar, to: &bytes)
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func escape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        let digits = String(scalar.value, radix: 16)
        bytes += "\\u".utf8
        bytes += repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count))
        bytes += digits.utf8
    }
}

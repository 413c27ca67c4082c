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

    /// Writes a string in quotes, escaped: runs of bytes that need none are copied.
    func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var rest = text.utf8[...]
        while let stop = rest.firstIndex(where: needsLook) {
            bytes += rest[..<stop]
            rest = rest[stop...]
            let length = escapeNext(of: rest, to: &bytes)
            rest = rest.dropFirst(length)
        }
        bytes += rest
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether the byte is escaped, or may begin U+2028 or U+2029, which are.
    private func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0xe2: true
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): escapesHTML
        default: false
        }
    }

    /// Writes what `rest` begins with and returns how many bytes that was.
    private func escapeNext(of rest: Substring.UTF8View, to bytes: inout [UInt8]) -> Int {
        guard let byte = rest.first else { return 0 }
        switch byte {
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case 0x0a: bytes += "\\n".utf8
        case 0x0d: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        case 0x08: bytes += "\\b".utf8
        case 0x0c: bytes += "\\f".utf8
        case 0xe2:
            let three = Array(rest.prefix(3))
            let separators: [[UInt8]] = [[0xe2, 0x80, 0xa8], [0xe2, 0x80, 0xa9]]
            guard let index = separators.firstIndex(of: three) else {
                bytes.append(byte)
                return 1
            }
            bytes += (index == 0 ? "\\u2028" : "\\u2029").utf8
            return 3
        default:
            let digits = String(byte, radix: 16)
            bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
            bytes += digits.utf8
        }
        return 1
    }
}

/// Text from outside, made fit for a terminal: control bytes, invalid UTF-8 and marks that reorder text are escaped.
public struct Printable: CustomStringConvertible, Sendable {
    /// The escaped text.
    public let description: String

    /// Escapes `text`.
    public init(_ text: String) { self.init(text.utf8) }

    /// Escapes bytes that may or may not be UTF-8; an invalid byte is shown as `\xhh`.
    public init(_ bytes: some Sequence<UInt8>) {
        var result = ""
        var decoder = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let encoded): Self.append(UTF8.decode(encoded), to: &result)
            case .error(let length): for _ in 0..<max(1, length) { result += "\\xff" }
            case .emptyInput:
                description = result
                return
            }
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar.value {
        case 0..<0x20, 0x7f: text += "\\x" + hex(scalar.value, digits: 2)
        case 0x80..<0xa0, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xe0000...0xe007f:
            text += "\\u{" + hex(scalar.value, digits: 4) + "}"
        default: text.unicodeScalars.append(scalar)
        }
    }

    private static func hex(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

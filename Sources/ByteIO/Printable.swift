/// Text from outside, made fit for a terminal: control bytes, invalid UTF-8 and marks that reorder text are escaped.
public struct Printable: CustomStringConvertible, Sendable {
    /// The escaped text.
    public let description: String

    /// Escapes `text`.
    public init(_ text: String) { self.init(text.utf8) }

    /// Escapes bytes that may or may not be UTF-8; control bytes and invalid ones are shown as `\xhh`.
    public init(_ bytes: some Sequence<UInt8>) {
        var result = ""
        var rest = Array(bytes)[...]
        while let first = rest.first {
            let (scalar, length) = Self.nextScalar(rest)
            if let scalar { Self.append(scalar, to: &result) } else { result += "\\x" + Self.hex(first, digits: 2) }
            rest = rest.dropFirst(length)
        }
        description = result
    }

    /// The scalar at the front and how many bytes it takes, or `nil` and 1 for a byte that begins none.
    private static func nextScalar(_ bytes: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar?, length: Int) {
        var iterator = bytes.prefix(4).makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return (nil, 1) }
        return (scalar, UTF8.width(scalar))
    }

    /// Whether a terminal, or whoever looks at it, would take more from the scalar than a letter; ASCII aside.
    public static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x80..<0xa0, 0x200b...0x200f, 0x2028...0x202e, 0x2060...0x206f, 0xfeff, 0xe0000...0xe007f: true
        default: false
        }
    }

    /// The escaped text for a line that is to be read: of a very long one only beginning and end.
    public var brief: String {
        guard description.utf8.count > Self.longestBrief else { return description }
        return "\(description.prefix(Self.longestBrief / 2))[...]\(description.suffix(Self.longestBrief / 4))"
    }

    /// Above the length of all honest messages; a path can have 4,095 bytes, but hardly ever has a tenth of it.
    private static let longestBrief = 1024

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar.value {
        case 0..<0x20, 0x7f: text += "\\x" + hex(scalar.value, digits: 2)
        case _ where isMark(scalar):
            text += "\\u{" + hex(scalar.value, digits: 4) + "}"
        default: text.unicodeScalars.append(scalar)
        }
    }

    private static func hex(_ value: some BinaryInteger, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

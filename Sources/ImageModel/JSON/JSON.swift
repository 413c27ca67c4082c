/// A JSON value to be written. Members are written in the order given.
public indirect enum JSON: Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer.
    case integer(Int64)
    /// A number as it is to be spelled; must be RFC 8259.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case array([JSON])
    /// An object; keys in this order.
    case object([(String, JSON)])
    /// Bytes of an existing JSON text, written as they are.
    case raw([UInt8])

    /// An array of strings.
    public static func strings(_ strings: some Sequence<String>) -> JSON { .array(strings.map { .string($0) }) }

    /// An object whose keys map to `{}`, as Go writes a set.
    public static func keys(_ keys: some Sequence<String>) -> JSON {
        .object(keys.sorted { $0.precedes($1) }.map { ($0, .object([])) })
    }

    /// A value that was read, to be written again: the spelling of numbers is kept, whitespace and escapes are ours.
    public init(_ value: JSONValue) {
        switch value.content {
        case .null: self = .null
        case .bool(let truth): self = .bool(truth)
        case .number(let text): self = .number(text)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map { JSON($0) })
        case .object(let members): self = .object(members.map { ($0.key, JSON($0.value)) })
        }
    }

    /// The same with the keys of all objects in byte order, as Go writes a map.
    public var sorted: JSON {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let members): .object(members.map { ($0, $1.sorted) }.sorted { $0.0.precedes($1.0) })
        default: self
        }
    }

    /// Compact bytes.
    public func encoded() -> [UInt8] { JSONWriter().encode(self) }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
    /// An object; the order is kept.
    public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
    /// `null`.
    public init(nilLiteral: ()) { self = .null }
}

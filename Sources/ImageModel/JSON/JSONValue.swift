public import ByteIO

/// A JSON text as it was read (RFC 8259): what each value is, and which bytes of the source spell it.
public struct JSONValue: Sendable {
    /// What a value is.
    public enum Content: Sendable {
        /// `null`; to readers in Go it is the zero value.
        case null
        /// `true` or `false`.
        case bool(Bool)
        /// A number as it is spelled.
        case number(String)
        /// A string, its escapes resolved.
        case string(String)
        /// The elements in order.
        case array([JSONValue])
        /// The members in order; no two keys have the same bytes.
        case object([Member])
    }

    /// One key of an object and its value.
    public struct Member: Sendable {
        /// The key, its escapes resolved. Compare its bytes, not the `String`.
        public let key: String
        /// The value.
        public let value: JSONValue
        let keyStart: UInt32
        let keyEnd: UInt32

        /// The bytes of the source that spell the key, quotes included.
        public var keyRange: Range<Int> { Int(keyStart)..<Int(keyEnd) }
    }

    /// How much a text may ask of us.
    public struct Limits: Sendable {
        /// Bytes of the whole text: manifests, indexes and configs in the field are far below 4 MiB.
        public var bytes = Limit.document.value
        /// Arrays and objects inside each other; the reader recurses.
        public var depth = Limit.jsonDepth.value
        /// Values in the text: each costs up to 56 bytes of memory for 2 bytes of text.
        public var values = Limit.jsonValues.value

        /// The limits for documents: 4 MiB, 64 levels, a million values.
        public init() {}

        /// The limits for documents, with another length in bytes.
        public init(bytes limit: Limit) { (bytes, longest) = (limit.value, limit) }

        /// Which limit `bytes` is.
        var longest = Limit.document
    }

    /// What it is.
    public let content: Content
    let start: UInt32
    let end: UInt32

    /// The bytes of the source that spell the value.
    public var range: Range<Int> { Int(start)..<Int(end) }
    /// Where the value starts, in bytes.
    public var offset: Int { Int(start) }

    /// Reads one JSON text and nothing besides it.
    ///
    /// - Throws: `.malformed`, with the byte offset, for anything that is not RFC 8259, for two equal keys in an
    ///   object, a byte-order mark, invalid UTF-8, lone surrogates; `.limitExceeded`.
    public static func parse(_ bytes: [UInt8], limits: Limits = Limits()) throws(ImageError) -> JSONValue {
        guard bytes.count <= min(limits.bytes, Int(UInt32.max)) else {
            throw ImageError(
                exceeding: limits.longest,
                "document of \(bytes.count) bytes is larger than the limit of \(limits.bytes)")
        }
        var parser = JSONParser(bytes, limits: limits)
        return try parser.document()
    }

    /// Whether it is `null`.
    public var isNull: Bool { if case .null = content { true } else { false } }
    /// The string, if it is one.
    public var string: String? { if case .string(let text) = content { text } else { nil } }
    /// The bytes of the string, if it is one.
    public var bytes: [UInt8]? { string.map { Array($0.utf8) } }
    /// The truth value, if it is one.
    public var bool: Bool? { if case .bool(let truth) = content { truth } else { nil } }
    /// The elements, if it is an array.
    public var elements: [JSONValue]? { if case .array(let elements) = content { elements } else { nil } }
    /// The members, if it is an object.
    public var members: [Member]? { if case .object(let members) = content { members } else { nil } }
    /// The spelling, if it is a number.
    public var numberText: String? { if case .number(let text) = content { text } else { nil } }

    /// The exact integer, if it is a number without fraction or exponent that fits 64 bits, as Go reads an `int64`.
    public var integer: Int64? { numberText.flatMap { Int64($0) } }

    /// What it is, for messages.
    public var kindName: String {
        switch content {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The member that Go would read into the field `key`: the key itself, else one that differs in ASCII case only.
    public func member(_ key: String) -> Member? {
        guard case .object(let members) = content else { return nil }
        // By number: a member is large, and a closure would be given a copy of each.
        for number in members.indices where members[number].key.isSame(as: key) { return members[number] }
        for number in members.indices where members[number].key.isFolded(as: key) { return members[number] }
        return nil
    }

    /// The value of that member; `nil` also where it is `null`.
    public subscript(key: String) -> JSONValue? {
        guard let value = member(key)?.value, !value.isNull else { return nil }
        return value
    }
}

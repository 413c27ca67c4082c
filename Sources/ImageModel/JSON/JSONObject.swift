public import ByteIO

/// An object read as Go reads one into a struct: known keys in any case, `null` for the zero value, unknown ones left
/// alone. Two keys that differ only in case are refused, since readers disagree on which one counts.
///
/// Reading a key of the wrong type throws `.malformed`, naming the key and the byte.
public struct JSONObject: Sendable {
    /// The object itself.
    public let value: JSONValue
    /// All members in order.
    public let members: [JSONValue.Member]
    /// How messages call it: `manifest`, `layers[2]`.
    public let name: String

    /// - Throws: `.malformed` unless `value` is an object without twins.
    public init(_ value: JSONValue, as name: String) throws(ImageError) {
        guard let members = value.members else {
            throw ImageError(.malformed, "\(name) at byte \(value.offset) is \(value.kindName), expected an object")
        }
        if let twin = JSONKeys.twin(in: members) {
            throw ImageError(
                .malformed,
                "key \(Printable(twin.key)) at byte \(twin.keyRange.lowerBound) differs from another key of \(name) "
                    + "in its case only")
        }
        self.value = value
        self.members = members
        self.name = name
    }

    /// Reads `bytes` as one document that is an object.
    public init(parsing bytes: [UInt8], as name: String) throws(ImageError) {
        try self.init(JSONValue.parse(bytes), as: name)
    }

    /// The value of `key`; `nil` where it is missing or `null`.
    public subscript(key: String) -> JSONValue? { value[key] }

    /// The string at `key`.
    public func string(_ key: String) throws(ImageError) -> String? {
        guard let value = self[key] else { return nil }
        return try Self.string(value, label(key))
    }

    /// The exact integer at `key`; a fraction, an exponent or more than 64 bits is an error, as in Go.
    public func integer(_ key: String) throws(ImageError) -> Int64? {
        guard let value = self[key] else { return nil }
        guard let text = value.numberText else { throw Self.wrong(value, label(key), "an integer") }
        guard let integer = value.integer else {
            throw ImageError(
                .malformed,
                "\(label(key)) at byte \(value.offset) is \(text.prefix(40)), expected an integer of 64 bits")
        }
        return integer
    }

    /// The truth value at `key`.
    public func bool(_ key: String) throws(ImageError) -> Bool? {
        guard let value = self[key] else { return nil }
        guard let bool = value.bool else { throw Self.wrong(value, label(key), "true or false") }
        return bool
    }

    /// The elements at `key`.
    public func array(_ key: String) throws(ImageError) -> [JSONValue]? {
        guard let value = self[key] else { return nil }
        guard let elements = value.elements else { throw Self.wrong(value, label(key), "an array") }
        return elements
    }

    /// The strings at `key`; a `null` among them is the empty string.
    public func strings(_ key: String) throws(ImageError) -> [String]? {
        guard let elements = try array(key) else { return nil }
        var strings: [String] = []
        strings.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            strings.append(element.isNull ? "" : try Self.string(element, "\(label(key))[\(index)]"))
        }
        return strings
    }

    /// The object at `key`, as another struct.
    public func object(_ key: String) throws(ImageError) -> JSONObject? {
        guard let value = self[key] else { return nil }
        return try JSONObject(value, as: label(key))
    }

    /// The object at `key`, as a map of strings: its keys are not folded.
    public func map(_ key: String) throws(ImageError) -> StringMap? {
        guard let members = try mapMembers(key) else { return nil }
        var pairs: [(String, String)] = []
        for member in members {
            let text = member.value.isNull ? "" : try Self.string(member.value, label(key) + "." + shown(member.key))
            pairs.append((member.key, text))
        }
        return StringMap(pairs)
    }

    /// The keys of the object at `key`, in the order they are written, as a set: the values, which Go reads as
    /// empty structs, must be objects or `null`.
    public func keys(_ key: String) throws(ImageError) -> [String]? {
        guard let members = try mapMembers(key) else { return nil }
        for member in members where member.value.members == nil && !member.value.isNull {
            throw Self.wrong(member.value, label(key) + "." + shown(member.key), "an object")
        }
        return members.map(\.key)
    }

    /// How messages call the member `key`.
    public func label(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }

    /// The error for a value of the wrong type.
    static func wrong(_ value: JSONValue, _ label: String, _ expected: String) -> ImageError {
        ImageError(.malformed, "\(label) at byte \(value.offset) is \(value.kindName), expected \(expected)")
    }

    private func shown(_ key: String) -> String { Printable(key).description }

    private func mapMembers(_ key: String) throws(ImageError) -> [JSONValue.Member]? {
        guard let value = self[key] else { return nil }
        guard let members = value.members else { throw Self.wrong(value, label(key), "an object") }
        return members
    }

    private static func string(
        _ value: JSONValue, _ label: @autoclosure () -> String
    ) throws(ImageError) -> String {
        guard let string = value.string else { throw wrong(value, label(), "a string") }
        return string
    }
}

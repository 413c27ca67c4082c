/// A type of Go's: how a JSON document looks to a template that docker runs over a struct.
///
/// Structs have names of their own for what JSON calls otherwise (`.ID` is `Id`), and values for keys that are not there:
/// `index .Config.Labels "x"` is the empty text, with labels or without.
public indirect enum TemplateShape: Sendable {
    /// An `interface {}`: whatever JSON has.
    case any
    /// A text, number or truth; this one where JSON has none.
    case scalar(zero: TemplateValue)
    /// A slice.
    case list(TemplateShape)
    /// A map with texts for keys.
    case map(TemplateShape)
    /// A struct, and what messages call it.
    case object(type: String, [Field])
    /// A pointer to a struct: `nil` where JSON has none.
    case pointer(TemplateShape)

    /// A field of a struct.
    public struct Field: Sendable {
        let name: String
        let key: String
        let shape: TemplateShape

        /// The field `name`, which JSON calls `key` or the same.
        public init(_ name: String, key: String? = nil, _ shape: TemplateShape) {
            self.name = name
            self.key = key ?? name
            self.shape = shape
        }
    }

    /// A `string`.
    public static let text = scalar(zero: .string(""))
    /// An `int64`.
    public static let integer = scalar(zero: .integer(0))
    /// A `time.Duration`, which JSON writes as an integer.
    public static let duration = scalar(zero: .duration(0))
    /// A `bool`.
    public static let truth = scalar(zero: .bool(false))

    /// What a template sees of the JSON `value`. What does not fit the shape is seen as it is. `json` prints the members
    /// of a struct that JSON has, in JSON's order.
    public func view(_ value: TemplateValue?) -> TemplateValue {
        var value = value
        if case .null? = value { value = nil }
        switch (self, value) {
        case (.any, _): return value ?? .null
        case (.scalar(zero: .duration), .integer(let nanoseconds)?): return .duration(nanoseconds)
        case (.list(let element), .list(let elements, _)?):
            return .list(elements.map { element.view($0) }, zero: element.view(nil))
        case (.map(let element), .map(let entries, _)?):
            return .map(entries.map { ($0.0, element.view($0.1)) }, zero: element.view(nil))
        case (.object(let type, let fields), .map(let members, _)?): return Self.object(type, fields, members)
        case (.pointer(.object(let type, let fields)), .map(let members, _)?):
            return Self.object("*" + type, fields, members)
        case (.pointer(let inner), let value?): return inner.view(value)
        case (_, let value?): return value
        case (.scalar(let zero), nil): return zero
        case (.list(let element), nil): return .nothing(.list([], zero: element.view(nil)))
        case (.map(let element), nil): return .nothing(.map([], zero: element.view(nil)))
        case (.object(let type, let fields), nil): return Self.object(type, fields, [])
        case (.pointer(let inner), nil): return .nothing(inner.view(nil))
        }
    }

    private static func object(
        _ type: String, _ fields: [Field], _ members: [(String, TemplateValue)]
    ) -> TemplateValue {
        let seen = fields.map { ($0.name, $0.shape.view(TemplateValue.value(of: $0.key, in: members))) }
        let wire = members.map { key, value in
            let shape = fields.first { $0.key.utf8.elementsEqual(key.utf8) }?.shape ?? .any
            return (key, shape.view(value))
        }
        return .object(seen, type: type, wire: .value(.object(wire, wire: .fields)))
    }
}

/// What a template is executed over: the values that JSON and Go's structs have.
public indirect enum TemplateValue: Sendable {
    /// JSON's `null`, Go's `nil`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer.
    case integer(Int64)
    /// A `time.Duration` in nanoseconds: a number that is printed as `5s`.
    case duration(Int64)
    /// A floating-point number.
    case double(Double)
    /// A number of JSON as it was written. Go keeps it as text, so it compares with texts, and zero is true.
    case number(String)
    /// Text.
    case string(String)
    /// A list. `zero` is Go's empty value of its elements and tells their type: `.string("")` makes a `[]string`.
    case list([TemplateValue], zero: TemplateValue = .null)
    /// A map, walked and printed in the order of its keys' bytes. `index` finds `zero` for a key that is not there:
    /// nothing in a `map[string]interface {}`, the empty text in a `map[string]string`.
    case map([(String, TemplateValue)], zero: TemplateValue = .null)
    /// A struct: fields in their order; a template that names another one fails. `type` is what messages call it.
    case object([(String, TemplateValue)], type: String = "struct {}", wire: Wire = .row)
    /// Go's `nil` of the type of a list, a map or an object: as the empty one, but JSON says `null`.
    case nothing(TemplateValue)

    /// What the function `json` makes of an object.
    public enum Wire: Sendable {
        /// The fields in the order of their names, with `<`, `>` and `&` escaped: a row of one of docker's lists.
        case row
        /// The fields in their order: a struct without tags.
        case fields
        /// Another value: a struct whose JSON names differ from its fields'.
        case value(TemplateValue)
    }

    /// Whether Go takes it for true: anything but the empty value of its type.
    public var isTrue: Bool {
        switch self {
        case .null, .nothing: false
        case .bool(let truth): truth
        case .integer(let integer), .duration(let integer): integer != 0
        case .double(let double): double != 0
        case .number(let text), .string(let text): !text.isEmpty
        case .list(let elements, _): !elements.isEmpty
        case .map(let entries, _): !entries.isEmpty
        case .object: true
        }
    }
}

extension TemplateValue {
    /// What messages call its type.
    var typeName: String {
        switch self {
        case .null: "interface {}"
        case .bool: "bool"
        case .integer: "int64"
        case .duration: "time.Duration"
        case .double: "float64"
        case .number: "json.Number"
        case .string: "string"
        case .list(_, let zero): "[]" + zero.typeName
        case .map(_, let zero): "map[string]" + zero.typeName
        case .object(_, let type, _): type
        case .nothing(.object(_, let type, _)): type
        case .nothing(let empty): empty.typeName
        }
    }

    /// Whether it is `nil`, of a type or not.
    var isNil: Bool {
        switch self {
        case .null, .nothing: true
        default: false
        }
    }

    /// The value itself; for a `nil` list or map the empty one.
    var filled: TemplateValue {
        if case .nothing(let empty) = self {
            if case .object = empty { return self }
            return empty
        }
        return self
    }

    /// The value of a key, compared byte by byte: text that only looks the same is another key.
    static func value(of key: String, in entries: [(String, TemplateValue)]) -> TemplateValue? {
        entries.first { $0.0.utf8.elementsEqual(key.utf8) }?.1
    }

    /// The entries of a map in the order of their keys' bytes.
    static func sorted(_ entries: [(String, TemplateValue)]) -> [(String, TemplateValue)] {
        entries.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }
}

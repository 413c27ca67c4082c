/// What a template is executed over: the values that JSON and Go's structs have.
public indirect enum TemplateValue: Sendable {
    /// Nothing: a key that is not there, JSON's `null`, Go's `nil`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer.
    case integer(Int64)
    /// Any other number.
    case double(Double)
    /// Text.
    case string(String)
    /// A list.
    case list([TemplateValue])
    /// A map: keys may be missing, and are walked in the order of their bytes.
    case map([(String, TemplateValue)])
    /// A struct: fields in their order, and no others.
    case object([(String, TemplateValue)])

    /// Whether Go takes it for true: anything but the empty value of its type.
    public var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let truth): truth
        case .integer(let integer): integer != 0
        case .double(let double): double != 0
        case .string(let text): !text.isEmpty
        case .list(let elements): !elements.isEmpty
        case .map(let entries): !entries.isEmpty
        case .object: true
        }
    }

    /// The entries of a map in the order of their keys' bytes.
    static func sorted(_ entries: [(String, TemplateValue)]) -> [(String, TemplateValue)] {
        entries.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    }

    /// What messages call its type.
    var typeName: String {
        switch self {
        case .null: "nil"
        case .bool: "bool"
        case .integer: "int"
        case .double: "float64"
        case .string: "string"
        case .list: "[]interface {}"
        case .map: "map[string]interface {}"
        case .object: "struct"
        }
    }
}

internal import GoTemplate
internal import ImageModel

extension JSON {
    /// What a template sees of a JSON document.
    var templateValue: TemplateValue {
        switch self {
        case .null: .null
        case .bool(let truth): .bool(truth)
        case .integer(let integer): .integer(integer)
        case .number(let text): Int64(text).map { .integer($0) } ?? Double(text).map { .double($0) } ?? .string(text)
        case .string(let text): .string(text)
        case .array(let elements): .list(elements.map(\.templateValue))
        case .object(let members): .map(members.map { ($0.0, $0.1.templateValue) })
        case .raw(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        }
    }
}

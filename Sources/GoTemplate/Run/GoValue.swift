/// A value on its way through a pipeline.
struct GoValue: Sendable {
    /// `nil` where there is none: a key that is missing.
    var content: TemplateValue?
    /// Whether the template made it: its integers are `int`, and its strings are not escaped.
    var isOurs = false
    /// Whether Go would hold it in an `interface {}`, which is then the type that messages name.
    var isBoxed = false

    /// No value at all.
    static let absent = GoValue(content: nil)

    /// A value that the template made.
    static func made(_ content: TemplateValue) -> GoValue { GoValue(content: content, isOurs: true) }

    /// What is found inside of this one.
    func inner(_ content: TemplateValue, zero: TemplateValue) -> GoValue {
        var isBoxed = false
        if case .null = zero { isBoxed = true }
        return GoValue(content: content, isOurs: isOurs, isBoxed: isBoxed)
    }

    /// Taken out of its interface; nothing is left of `nil`.
    var unboxed: GoValue {
        if case .null? = content { return .absent }
        return GoValue(content: content, isOurs: isOurs)
    }

    /// What messages call its type.
    var typeName: String {
        switch content {
        case nil: "nil"
        case .integer? where isOurs: "int"
        case let content?: content.typeName
        }
    }

    /// The type that a pointer points to.
    var plainTypeName: String { typeName.hasPrefix("*") ? String(typeName.dropFirst()) : typeName }

    var isTrue: Bool { content?.isTrue ?? false }

    /// Whether nothing or a bare `nil`.
    var isAbsent: Bool {
        switch content {
        case nil, .null?: true
        default: false
        }
    }
}

/// A parsed piece of a template.
indirect enum TemplateNode: Sendable {
    case text(String)
    case action(TemplatePipeline)
    case choice(TemplatePipeline, then: [TemplateNode], otherwise: [TemplateNode])
    case with(TemplatePipeline, then: [TemplateNode], otherwise: [TemplateNode])
    case range(TemplatePipeline, body: [TemplateNode], otherwise: [TemplateNode])
    case call(String, TemplatePipeline?, TemplatePlace)
    case leave
    case again

    /// Whether it prints nothing but spaces.
    var isBlank: Bool {
        guard case .text(let text) = self else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}

/// Where a piece begins and how it was written, for messages.
struct TemplatePlace: Sendable {
    let offset: Int
    let shown: String
}

/// Commands joined by `|`, and the variables that take the result.
struct TemplatePipeline: Sendable {
    let variables: [String]
    /// Whether the variables are known ones (`=`), not new ones (`:=`).
    let assigns: Bool
    let commands: [TemplateCommand]
    let place: TemplatePlace
}

/// A value, or a function with its arguments.
struct TemplateCommand: Sendable {
    let operands: [TemplateOperand]
    let place: TemplatePlace
}

/// One word of a command.
struct TemplateOperand: Sendable {
    /// What the word is.
    indirect enum Kind: Sendable {
        case dot, null
        case bool(Bool)
        case string(String)
        case number(GoNumber)
        case field([String])
        case variable(String, [String])
        case function(String)
        case pipeline(TemplatePipeline)
        case chain(TemplateOperand, [String])
    }

    let kind: Kind
    let place: TemplatePlace

    /// Whether it can stand behind a `|`.
    var isExecutable: Bool {
        switch kind {
        case .dot, .null, .bool, .string, .number: false
        default: true
        }
    }

    /// As a command shows it: pipelines in their parentheses.
    var shown: String {
        if case .pipeline = kind { return "(" + place.shown + ")" }
        return place.shown
    }
}

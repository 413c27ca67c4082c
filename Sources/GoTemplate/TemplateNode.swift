/// A parsed template.
indirect enum TemplateNode: Sendable {
    case text(String)
    case action(TemplatePipeline)
    case choice(TemplatePipeline, [TemplateNode], [TemplateNode])
    case with(TemplatePipeline, [TemplateNode], [TemplateNode])
    case range(TemplatePipeline, [TemplateNode], [TemplateNode])
    case call(String, TemplatePipeline?, TemplatePosition)
    case leave
    case again
}

/// Commands joined by `|`, and the variables that take the result.
struct TemplatePipeline: Sendable {
    var variables: [String] = []
    /// Whether the variables are new ones (`:=`) or known ones (`=`).
    var declares = true
    var commands: [TemplateCommand] = []
    var position: TemplatePosition
    /// The source, for headers and messages.
    var source = ""
}

/// A value or a function with its arguments.
struct TemplateCommand: Sendable {
    var operands: [TemplateOperand]
    var position: TemplatePosition
}

/// One word of a command.
indirect enum TemplateOperand: Sendable {
    case dot
    case value(TemplateValue)
    case field([String])
    case variable(String, [String])
    case function(String)
    case pipeline(TemplatePipeline, [String])

    /// As it was written, for messages.
    var source: String {
        switch self {
        case .dot: "."
        case .value(let value): value.text
        case .field(let names): names.map { "." + $0 }.joined()
        case .variable(let name, let names): name + names.map { "." + $0 }.joined()
        case .function(let name): name
        case .pipeline: "(…)"
        }
    }
}

internal import ByteIO

/// Executes a parsed template.
struct TemplateRunner {
    private enum Flow { case on, leave, again }

    private let name: String
    private let missing: MissingKey
    private let templates: [String: [TemplateNode]]
    private let escape: (String) -> String
    private var variables: [(name: String, value: TemplateValue)] = []
    private var depth = 0
    /// What was written so far.
    private(set) var output = ""

    /// Bytes that a template may make, and templates that may call each other.
    private static let outputLimit = 64 << 20
    private static let depthLimit = 100

    init(
        name: String, missing: MissingKey, templates: [String: [TemplateNode]], escape: @escaping (String) -> String
    ) {
        self.name = name
        self.missing = missing
        self.templates = templates
        self.escape = escape
    }

    /// Runs `nodes` over `value`.
    ///
    /// - Throws: `.usage` with Go's words; `.limitExceeded` for more output than anybody wants.
    mutating func run(_ nodes: [TemplateNode], _ value: TemplateValue) throws(ImageError) {
        variables = [("$", value)]
        _ = try walk(nodes, value)
    }

    private mutating func walk(_ nodes: [TemplateNode], _ dot: TemplateValue) throws(ImageError) -> Flow {
        let scope = variables.count
        defer { variables.removeSubrange(scope...) }
        for node in nodes {
            let flow = try walk(node, dot)
            if flow != .on { return flow }
        }
        return .on
    }

    private mutating func walk(_ node: TemplateNode, _ dot: TemplateValue) throws(ImageError) -> Flow {
        switch node {
        case .text(let text): try write(text)
        case .action(let pipeline):
            let value = try evaluate(pipeline, dot)
            if pipeline.variables.isEmpty { try write(escape(value.text)) }
        case .choice(let condition, let body, let other):
            let scope = variables.count
            defer { variables.removeSubrange(scope...) }
            return try walk(evaluate(condition, dot).isTrue ? body : other, dot)
        case .with(let condition, let body, let other):
            let scope = variables.count
            defer { variables.removeSubrange(scope...) }
            let value = try evaluate(condition, dot)
            return value.isTrue ? try walk(body, value) : try walk(other, dot)
        case .range(let pipeline, let body, let other):
            return try range(pipeline, body, other, dot)
        case .call(let template, let argument, let position):
            try call(template, argument, dot, position)
        case .leave: return .leave
        case .again: return .again
        }
        return .on
    }

    private mutating func range(
        _ pipeline: TemplatePipeline, _ body: [TemplateNode], _ other: [TemplateNode], _ dot: TemplateValue
    ) throws(ImageError) -> Flow {
        let scope = variables.count
        defer { variables.removeSubrange(scope...) }
        var bare = pipeline
        bare.variables = []
        let entries = try entries(of: evaluate(bare, dot), pipeline)
        guard !entries.isEmpty else { return try walk(other, dot) }
        for (key, value) in entries {
            let inner = variables.count
            defer { variables.removeSubrange(inner...) }
            let taken = pipeline.variables.count == 2 ? [key, value] : [value]
            for (name, value) in zip(pipeline.variables, taken) { set(name, value, declares: pipeline.declares) }
            if try walk(body, value) == .leave { break }
        }
        return .on
    }

    private func entries(
        of value: TemplateValue, _ pipeline: TemplatePipeline
    ) throws(ImageError) -> [(TemplateValue, TemplateValue)] {
        switch value {
        case .list(let elements): return elements.enumerated().map { (.integer(Int64($0.offset)), $0.element) }
        case .map(let entries): return TemplateValue.sorted(entries).map { (.string($0.0), $0.1) }
        case .integer(let count) where count <= 1_000_000:
            return (0..<max(0, count)).map { (.integer($0), .integer($0)) }
        case .null: return []
        default: throw fault("range can't iterate over \(value.text)", pipeline.source, pipeline.position)
        }
    }

    private mutating func call(
        _ template: String, _ argument: TemplatePipeline?, _ dot: TemplateValue, _ position: TemplatePosition
    ) throws(ImageError) {
        guard let nodes = templates[template] else {
            throw fault("template \"\(template)\" not defined", "template", position)
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw fault("exceeded maximum template depth", "template", position) }
        let value = try argument.map { pipeline throws(ImageError) in try evaluate(pipeline, dot) } ?? .null
        let outer = variables
        variables = [("$", value)]
        _ = try walk(nodes, value)
        variables = outer
    }

    private mutating func evaluate(_ pipeline: TemplatePipeline, _ dot: TemplateValue) throws(ImageError)
        -> TemplateValue
    {
        var value: TemplateValue?
        for command in pipeline.commands { value = try evaluate(command, dot, last: value) }
        let result = value ?? .null
        for name in pipeline.variables { set(name, result, declares: pipeline.declares) }
        return result
    }

    private mutating func set(_ name: String, _ value: TemplateValue, declares: Bool) {
        if !declares, let place = variables.lastIndex(where: { $0.name == name }) {
            variables[place].value = value
        } else {
            variables.append((name, value))
        }
    }

    private mutating func evaluate(
        _ command: TemplateCommand, _ dot: TemplateValue, last: TemplateValue?
    ) throws(ImageError) -> TemplateValue {
        guard let first = command.operands.first else { return last ?? .null }
        guard case .function(let function) = first else {
            guard command.operands.count == 1, last == nil else {
                throw fault("can't give argument to non-function \(first.source)", first.source, command.position)
            }
            return try evaluate(first, dot, command.position)
        }
        var arguments: [TemplateValue] = []
        for operand in command.operands.dropFirst() {
            let value = try evaluate(operand, dot, command.position)
            arguments.append(value)
            // `and` and `or` look at no more than they must.
            if function == "and", !value.isTrue { return value }
            if function == "or", value.isTrue { return value }
        }
        if let last { arguments.append(last) }
        do throws(ImageError) {
            return try TemplateFunctions.call(function, arguments)
        } catch {
            throw fault("error calling \(function): \(error.message)", first.source, command.position)
        }
    }

    private mutating func evaluate(
        _ operand: TemplateOperand, _ dot: TemplateValue, _ position: TemplatePosition
    ) throws(ImageError) -> TemplateValue {
        switch operand {
        case .dot: return dot
        case .value(let value): return value
        case .field(let names): return try follow(names, from: dot, operand.source, position)
        case .variable(let name, let names):
            let value = variables.last { $0.name == name }?.value ?? .null
            return try follow(names, from: value, operand.source, position)
        case .pipeline(let pipeline, let names):
            return try follow(names, from: evaluate(pipeline, dot), operand.source, position)
        case .function(let name): return try TemplateFunctions.call(name, [])
        }
    }

    private func follow(
        _ names: [String], from start: TemplateValue, _ source: String, _ position: TemplatePosition
    ) throws(ImageError) -> TemplateValue {
        var value = start
        for name in names {
            switch value {
            case .map(let entries):
                if let found = entries.first(where: { $0.0 == name })?.1 {
                    value = found
                } else if missing == .error {
                    throw fault("map has no entry for key \"\(name)\"", source, position)
                } else {
                    value = .null
                }
            case .object(let fields):
                guard let found = fields.first(where: { $0.0 == name })?.1 else {
                    throw fault("can't evaluate field \(name) in type struct", source, position)
                }
                value = found
            case .null:
                guard missing == .error else { continue }
                throw fault("nil data; no entry for key \"\(name)\"", source, position)
            default:
                throw fault("can't evaluate field \(name) in type \(value.typeName)", source, position)
            }
        }
        return value
    }

    private mutating func write(_ text: String) throws(ImageError) {
        output += text
        guard output.utf8.count <= Self.outputLimit else {
            throw ImageError(.limitExceeded, "the template makes more than \(Self.outputLimit) bytes")
        }
    }

    private func fault(_ message: String, _ source: String, _ position: TemplatePosition) -> ImageError {
        ImageError(.usage, "template: \(name):\(position): executing \"\(name)\" at <\(source)>: \(message)")
    }
}

internal import ByteIO

/// Walks a template's nodes.
struct TemplateRunner {
    /// What a node tells the loop around it.
    enum Flow { case on, leave, again }

    let template: Template
    let missing: MissingKey
    let functions: TemplateFunctions
    var variables: [(name: String, value: GoValue)] = []
    /// The piece that messages name: the last one looked at.
    var place = TemplatePlace(offset: 0, shown: "")
    var depth = 0
    var budget = WorkBudget()
    private var executing: String
    private var calls = 0
    /// The text so far.
    private(set) var output = ""

    /// Templates that call each other.
    private static let callLimit = 100
    /// Nodes and parentheses inside each other, over all calls: what fits a thread's stack.
    private static let depthLimit = 400

    init(_ template: Template, missing: MissingKey, functions: TemplateFunctions) {
        self.template = template
        self.missing = missing
        self.functions = functions
        executing = template.source.name
    }

    /// Runs the template over `value`.
    ///
    /// - Throws: `.usage` with Go's words; `.limitExceeded`.
    mutating func run(_ value: TemplateValue) throws(ImageError) {
        var dot = GoValue(content: value)
        if case .null = value { dot = .absent }
        variables = [("$", dot)]
        _ = try walk(template.templates[Array(executing.utf8)] ?? [], dot)
    }

    private mutating func walk(_ nodes: [TemplateNode], _ dot: GoValue) throws(ImageError) -> Flow {
        try descend()
        defer { depth -= 1 }
        for node in nodes {
            try budget.spend()
            let flow = try walk(node, dot)
            if flow != .on { return flow }
        }
        return .on
    }

    private mutating func walk(_ node: TemplateNode, _ dot: GoValue) throws(ImageError) -> Flow {
        switch node {
        case .text(let text): try write(text)
        case .action(let pipeline):
            let value = try evaluate(pipeline, dot)
            if pipeline.variables.isEmpty { try write(functions.shown(value)) }
        case .choice(let condition, let body, let other):
            let scope = variables.count
            defer { variables.removeSubrange(scope...) }
            return try walk(evaluate(condition, dot).isTrue ? body : other, dot)
        case .with(let condition, let body, let other):
            let scope = variables.count
            defer { variables.removeSubrange(scope...) }
            let value = try evaluate(condition, dot)
            return value.isTrue ? try walk(body, value) : try walk(other, dot)
        case .range(let pipeline, let body, let other): return try range(pipeline, body, other, dot)
        case .call(let name, let argument, let place): try call(name, argument, place, dot)
        case .leave: return .leave
        case .again: return .again
        }
        return .on
    }

    private mutating func range(
        _ pipeline: TemplatePipeline, _ body: [TemplateNode], _ other: [TemplateNode], _ dot: GoValue
    ) throws(ImageError) -> Flow {
        let scope = variables.count
        defer { variables.removeSubrange(scope...) }
        let value = try evaluate(pipeline, dot)
        let inner = variables.count
        switch value.content?.filled {
        case .list(let elements, let zero)? where !elements.isEmpty:
            for (number, element) in elements.enumerated() {
                let key = GoValue.made(.integer(Int64(number)))
                if try round(pipeline, body, key, value.inner(element, zero: zero), inner) == .leave { break }
            }
        case .map(let entries, let zero)? where !entries.isEmpty:
            try budget.spend(steps: entries.count)
            for (key, element) in TemplateValue.sorted(entries) {
                let key = GoValue(content: .string(key), isOurs: value.isOurs)
                if try round(pipeline, body, key, value.inner(element, zero: zero), inner) == .leave { break }
            }
        case .integer(let count)?:
            guard pipeline.variables.count < 2 else {
                throw fault("can't use \(count) to iterate over more than one variable")
            }
            guard count > 0 else { return try walk(other, dot) }
            for number in 0..<count {
                let key = GoValue.made(.integer(number))
                if try round(pipeline, body, key, key, inner) == .leave { break }
            }
        case nil, .null?, .list?, .map?: return try walk(other, dot)
        case let content?: throw fault("range can't iterate over \(try functions.excerpt(GoValue(content: content)))")
        }
        return .on
    }

    /// One round of a loop; the variables come last and first before it.
    private mutating func round(
        _ pipeline: TemplatePipeline, _ body: [TemplateNode], _ key: GoValue, _ value: GoValue, _ scope: Int
    ) throws(ImageError) -> Flow {
        defer { variables.removeSubrange(scope...) }
        try budget.spend()
        let taken = pipeline.variables.count == 2 ? [key, value] : [value]
        for (place, name) in pipeline.variables.enumerated() {
            if pipeline.assigns {
                try assign(name, taken[place])
            } else {
                variables[scope - pipeline.variables.count + place].value = taken[place]
            }
        }
        return try walk(body, value)
    }

    private mutating func call(
        _ name: String, _ argument: TemplatePipeline?, _ place: TemplatePlace, _ dot: GoValue
    ) throws(ImageError) {
        self.place = place
        guard let nodes = template.templates[Array(name.utf8)] else {
            throw fault("template \(GoQuote.quoted(name)) not defined")
        }
        guard calls < Self.callLimit else {
            throw fault("exceeded maximum template depth (\(Self.callLimit))", .limitExceeded)
        }
        let value = try argument.map { pipeline throws(ImageError) in try evaluate(pipeline, dot) } ?? .absent
        let outer = (variables, executing)
        (variables, executing) = ([("$", value)], name)
        calls += 1
        _ = try walk(nodes, value)
        calls -= 1
        (variables, executing) = outer
    }

    private mutating func write(_ text: String) throws(ImageError) {
        try budget.spend(steps: 0, bytes: text.utf8.count)
        output += text
        try WorkBudget.check(textOf: output.utf8.count)
    }

    // MARK: For pipelines

    /// Gives a known variable a value.
    mutating func assign(_ name: String, _ value: GoValue) throws(ImageError) {
        guard let found = variables.lastIndex(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
            throw fault("undefined variable: \(name)")
        }
        variables[found].value = value
    }

    /// Counts a level of the nest.
    mutating func descend() throws(ImageError) {
        depth += 1
        guard depth <= Self.depthLimit else {
            throw fault("nested deeper than \(Self.depthLimit) levels", .limitExceeded)
        }
    }

    /// What is wrong at the piece looked at last.
    func fault(_ message: String, _ kind: ImageError.Kind = .usage) -> ImageError {
        let location = template.source.location(place.offset)
        return ImageError(
            kind,
            "template parsing error: template: \(location): executing \(GoQuote.quoted(executing)) at <\(place.shown)>: \(message)"
        )
    }
}

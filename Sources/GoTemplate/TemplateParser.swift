internal import ByteIO

/// Makes a tree of a template's tokens.
struct TemplateParser {
    private let tokens: [TemplateToken]
    private let name: String
    private var at = 0
    private var depth = 0
    private var loops = 0
    private var variables: [String] = ["$"]
    /// Templates that were defined inside.
    private(set) var defined: [String: [TemplateNode]] = [:]
    /// The template itself.
    private(set) var nodes: [TemplateNode] = []

    /// Actions inside actions: more than anybody writes, fewer than overflow a stack.
    private static let depthLimit = 100

    /// - Throws: `.usage` with Go's words.
    init(_ text: String, name: String) throws(ImageError) {
        tokens = try TemplateLexer.tokens(of: text, name: name)
        self.name = name
        nodes = try list(until: []).nodes
    }

    private var kind: TemplateToken.Kind { tokens[at].kind }

    /// Nodes up to an action whose word is one of `ends`; with it the word. At the end of the text for none.
    private mutating func list(until ends: [String]) throws(ImageError) -> (nodes: [TemplateNode], end: String) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
        let scope = variables.count
        defer { variables.removeSubrange(scope...) }
        var nodes: [TemplateNode] = []
        while true {
            switch kind {
            case .end:
                guard ends.isEmpty else { throw fault("unexpected EOF") }
                return (nodes, "")
            case .text(let text):
                nodes.append(.text(text))
                at += 1
            default:
                at += 1
                skipSpace()
                if case .word(let word) = kind, ["end", "else"].contains(word) {
                    guard ends.contains(word) else { throw fault("unexpected {{\(word)}}") }
                    at += 1
                    return (nodes, word)
                }
                if let node = try action() { nodes.append(node) }
            }
        }
    }

    private mutating func action() throws(ImageError) -> TemplateNode? {
        guard case .word(let word) = kind else { return .action(try pipeline(until: .close)) }
        switch word {
        case "if":
            at += 1
            return try block { .choice($0, $1, $2) }
        case "with":
            at += 1
            return try block { .with($0, $1, $2) }
        case "range":
            at += 1
            loops += 1
            defer { loops -= 1 }
            return try block { .range($0, $1, $2) }
        case "break", "continue":
            guard loops > 0 else { throw fault("{{\(word)}} outside {{range}}") }
            at += 1
            try close()
            return word == "break" ? .leave : .again
        case "define", "block", "template": return try named(word)
        default: return .action(try pipeline(until: .close))
        }
    }

    /// `define`, `block` and `template`: a name, a pipeline for two of them, a body for the other two.
    private mutating func named(_ word: String) throws(ImageError) -> TemplateNode? {
        let position = tokens[at].position
        at += 1
        skipSpace()
        guard case .string(let template) = kind else { throw fault("unexpected token in \(word) clause") }
        at += 1
        skipSpace()
        var argument: TemplatePipeline?
        if word == "define" || kind == .close { try close() } else { argument = try pipeline(until: .close) }
        guard word != "template" else { return .call(template, argument, position) }
        let outer = variables
        variables = ["$"]
        defined[template] = try list(until: ["end"]).nodes
        variables = outer
        try close()
        return word == "block" ? .call(template, argument, position) : nil
    }

    private mutating func block(
        _ make: (TemplatePipeline, [TemplateNode], [TemplateNode]) -> TemplateNode
    ) throws(ImageError) -> TemplateNode {
        let scope = variables.count
        defer { variables.removeSubrange(scope...) }
        let condition = try pipeline(until: .close)
        guard !condition.commands.isEmpty else { throw fault("missing value for command") }
        let body = try list(until: ["end", "else"])
        guard body.end == "else" else {
            try close()
            return make(condition, body.nodes, [])
        }
        skipSpace()
        // `else if` and `else with` are a block inside the else that shares its end.
        if case .word(let word) = kind, ["if", "with"].contains(word) {
            depth += 1
            defer { depth -= 1 }
            guard depth <= Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
            guard let inner = try action() else { throw fault("unexpected end of else") }
            return make(condition, body.nodes, [inner])
        }
        try close()
        let other = try list(until: ["end"])
        try close()
        return make(condition, body.nodes, other.nodes)
    }

    private mutating func close() throws(ImageError) {
        skipSpace()
        guard kind == .close else { throw fault("unexpected \(shown) in end") }
        at += 1
    }

    private mutating func pipeline(until end: TemplateToken.Kind) throws(ImageError) -> TemplatePipeline {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw fault("nested deeper than \(Self.depthLimit)") }
        skipSpace()
        var pipeline = TemplatePipeline(position: tokens[at].position)
        try declaration(&pipeline)
        while true {
            let command = try command()
            guard !command.operands.isEmpty else { throw fault("missing value for command") }
            pipeline.commands.append(command)
            if kind == end { break }
            guard kind == .pipe else { throw fault("unexpected \(shown) in command") }
            at += 1
        }
        at += 1
        pipeline.source = pipeline.commands.map { $0.operands.map(\.source).joined(separator: " ") }.joined(
            separator: " | ")
        return pipeline
    }

    /// `$x :=`, `$x =`, `$i, $x :=` in front of a pipeline.
    private mutating func declaration(_ pipeline: inout TemplatePipeline) throws(ImageError) {
        let start = at
        var names: [String] = []
        while case .variable(let name) = kind {
            names.append(name)
            at += 1
            skipSpace()
            guard kind == .comma, names.count == 1 else { break }
            at += 1
            skipSpace()
        }
        guard !names.isEmpty, kind == .declare || kind == .assign else { return at = start }
        pipeline.declares = kind == .declare
        pipeline.variables = names
        at += 1
        for name in names {
            guard pipeline.declares || variables.contains(name) else { throw fault("undefined variable \"\(name)\"") }
            if pipeline.declares { variables.append(name) }
        }
    }

    private mutating func command() throws(ImageError) -> TemplateCommand {
        skipSpace()
        var command = TemplateCommand(operands: [], position: tokens[at].position)
        while let operand = try operand() {
            command.operands.append(operand)
            skipSpace()
        }
        return command
    }

    private mutating func operand() throws(ImageError) -> TemplateOperand? {
        switch kind {
        case .dot:
            at += 1
            return .dot
        case .field: return .field(fields())
        case .variable(let name):
            guard variables.contains(name) else { throw fault("undefined variable \"\(name)\"") }
            at += 1
            return .variable(name, fields())
        case .string(let text): return take(.string(text))
        case .character(let value): return take(.integer(value))
        case .number(let text): return take(try number(text))
        case .word("true"): return take(.bool(true))
        case .word("false"): return take(.bool(false))
        case .word("nil"): return take(.null)
        case .word(let name):
            guard TemplateFunctions.names.contains(name) else { throw fault("function \"\(name)\" not defined") }
            at += 1
            return .function(name)
        case .leftParenthesis:
            at += 1
            let inner = try pipeline(until: .rightParenthesis)
            return .pipeline(inner, fields())
        default: return nil
        }
    }

    private mutating func take(_ value: TemplateValue) -> TemplateOperand {
        at += 1
        return .value(value)
    }

    /// `.A.B` without spaces between.
    private mutating func fields() -> [String] {
        var names: [String] = []
        while case .field(let name) = kind {
            names.append(name)
            at += 1
        }
        return names
    }

    private func number(_ text: String) throws(ImageError) -> TemplateValue {
        let plain = text.replacing("_", with: "")
        let unsigned = plain.hasPrefix("+") ? String(plain.dropFirst()) : plain
        if let integer = Int64(unsigned) { return .integer(integer) }
        let lower = unsigned.lowercased()
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where lower.hasPrefix(prefix) {
            if let integer = Int64(lower.dropFirst(2), radix: radix) { return .integer(integer) }
        }
        if let double = Double(unsigned), double.isFinite { return .double(double) }
        throw fault("bad number syntax: \"\(text)\"")
    }

    private mutating func skipSpace() { if kind == .space { at += 1 } }

    private var shown: String {
        switch kind {
        case .end: "EOF"
        case .close: "\"}}\""
        case .comma: "\",\""
        case .rightParenthesis: "right paren"
        case .pipe: "\"|\""
        case .word(let word): "<\(word)>"
        case .declare: "\":=\""
        case .assign: "\"=\""
        default: "token"
        }
    }

    private func fault(_ message: String) -> ImageError {
        ImageError(.usage, "template parsing error: template: \(name):\(tokens[at].position.line): \(message)")
    }
}

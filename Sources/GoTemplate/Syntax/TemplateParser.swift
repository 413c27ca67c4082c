internal import ByteIO

/// Makes trees of a template's tokens.
struct TemplateParser {
    /// What ended a list of nodes.
    enum Ending { case end, otherwise }

    /// A node, or the end of the list that it would be in.
    enum Parsed {
        case node(TemplateNode)
        case ending(Ending)
    }

    let source: TemplateSource
    let tokens: [TemplateToken]
    var at = 0
    /// The token farthest on that was looked at: its line is the one that messages name.
    var farthest = 0
    var variables = ["$"]
    var depth = 0
    private var actionLine: Int?
    private var loops = 0
    private var defined: [[UInt8]: [TemplateNode]] = [:]

    /// Actions and parentheses inside each other: more than anybody writes, fewer than overflow a stack.
    static let depthLimit = 100

    /// The templates by the bytes of their names, `source` itself among them.
    ///
    /// - Throws: `.usage` with Go's words; `.limitExceeded` for too deep a nest.
    static func templates(of source: TemplateSource) throws(ImageError) -> [[UInt8]: [TemplateNode]] {
        var parser = TemplateParser(source: source, tokens: TemplateLexer.tokens(of: source.bytes))
        try parser.define(source.name, parser.whole())
        return parser.defined
    }

    private init(source: TemplateSource, tokens: [TemplateToken]) {
        self.source = source
        self.tokens = tokens
    }

    private mutating func whole() throws(ImageError) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        while peek().kind != .end {
            let start = at
            if next().kind == .leftDelimiter, nextWord().kind == .define {
                try definition()
                continue
            }
            at = start
            switch try textOrAction() {
            case .node(let node): nodes.append(node)
            case .ending(let ending): throw fault("unexpected \(Self.shown(ending))")
            }
        }
        return nodes
    }

    private mutating func definition() throws(ImageError) {
        let name = try templateName("define clause")
        _ = try expect(.rightDelimiter, "define clause")
        try define(name, separately("define clause"))
    }

    /// The body of a template of its own: the variables and loops around do not reach into it.
    private mutating func separately(_ context: String) throws(ImageError) -> [TemplateNode] {
        let outer = (variables, loops)
        (variables, loops) = (["$"], 0)
        defer { (variables, loops) = outer }
        let (nodes, ending) = try list()
        guard ending == .end else { throw fault("unexpected \(Self.shown(ending)) in \(context)") }
        return nodes
    }

    private mutating func define(_ name: String, _ nodes: [TemplateNode]) throws(ImageError) {
        let key = Array(name.utf8)
        guard let known = defined[key], !known.allSatisfy(\.isBlank) else { return defined[key] = nodes }
        guard nodes.allSatisfy(\.isBlank) else {
            throw fault("template: multiple definition of template \(GoQuote.quoted(name))")
        }
    }

    /// Nodes up to `{{end}}` or `{{else}}`.
    private mutating func list() throws(ImageError) -> ([TemplateNode], Ending) {
        var nodes: [TemplateNode] = []
        while peekWord().kind != .end {
            switch try textOrAction() {
            case .node(let node): nodes.append(node)
            case .ending(let ending): return (nodes, ending)
            }
        }
        throw fault("unexpected EOF")
    }

    private mutating func textOrAction() throws(ImageError) -> Parsed {
        let token = nextWord()
        switch token.kind {
        case .text: return .node(.text(token.text))
        case .leftDelimiter:
            actionLine = token.line
            defer { actionLine = nil }
            return try action()
        default: throw unexpected(token, "input")
        }
    }

    private mutating func action() throws(ImageError) -> Parsed {
        let start = at
        switch nextWord().kind {
        case .block: return .node(try block())
        case .break: return .node(try jump(.leave, "break"))
        case .continue: return .node(try jump(.again, "continue"))
        case .else:
            if peekWord().kind == .if || peekWord().kind == .with { return .ending(.otherwise) }
            _ = try expect(.rightDelimiter, "else")
            return .ending(.otherwise)
        case .endWord:
            _ = try expect(.rightDelimiter, "end")
            return .ending(.end)
        case .if: return .node(try control("if"))
        case .range: return .node(try control("range"))
        case .template: return .node(try call())
        case .with: return .node(try control("with"))
        default:
            at = start
            return .node(.action(try pipeline("command", until: .rightDelimiter)))
        }
    }

    private mutating func jump(_ node: TemplateNode, _ word: String) throws(ImageError) -> TemplateNode {
        let token = nextWord()
        guard token.kind == .rightDelimiter else { throw unexpected(token, "{{\(word)}}") }
        guard loops > 0 else { throw fault("{{\(word)}} outside {{range}}") }
        return node
    }

    private mutating func control(_ context: String) throws(ImageError) -> TemplateNode {
        try descend()
        let scope = variables.count
        defer {
            variables.removeSubrange(scope...)
            depth -= 1
        }
        let condition = try pipeline(context, until: .rightDelimiter)
        let isRange = context == "range"
        loops += isRange ? 1 : 0
        let (body, ending) = try list()
        loops -= isRange ? 1 : 0
        let other = ending == .end ? [] : try otherwise(context)
        switch context {
        case "range": return .range(condition, body: body, otherwise: other)
        case "with": return .with(condition, then: body, otherwise: other)
        default: return .choice(condition, then: body, otherwise: other)
        }
    }

    /// What follows `{{else`: another condition of the same kind needs no end of its own.
    private mutating func otherwise(_ context: String) throws(ImageError) -> [TemplateNode] {
        if context == "if" && peek().kind == .if || context == "with" && peek().kind == .with {
            _ = next()
            return [try control(context)]
        }
        let (nodes, ending) = try list()
        guard ending == .end else { throw fault("expected end; found \(Self.shown(ending))") }
        return nodes
    }

    private mutating func block() throws(ImageError) -> TemplateNode {
        let token = peekWord()
        let name = try templateName("block clause")
        let argument = try pipeline("block clause", until: .rightDelimiter)
        try descend()
        defer { depth -= 1 }
        try define(name, separately("block clause"))
        return Self.call(name, argument, token)
    }

    private mutating func call() throws(ImageError) -> TemplateNode {
        let token = peekWord()
        let name = try templateName("template clause")
        guard peekWord().kind == .rightDelimiter else {
            return Self.call(name, try pipeline("template clause", until: .rightDelimiter), token)
        }
        _ = nextWord()
        return Self.call(name, nil, token)
    }

    private static func call(_ name: String, _ argument: TemplatePipeline?, _ token: TemplateToken) -> TemplateNode {
        let shown = "{{template " + GoQuote.quoted(name) + (argument.map { " " + $0.place.shown } ?? "") + "}}"
        return .call(name, argument, TemplatePlace(offset: token.offset, shown: shown))
    }

    private mutating func templateName(_ context: String) throws(ImageError) -> String {
        let token = nextWord()
        guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, context) }
        guard let name = GoQuote.unquoted(token.text) else { throw fault("invalid syntax") }
        return name
    }

    private static func shown(_ ending: Ending) -> String { ending == .end ? "{{end}}" : "{{else}}" }

    // MARK: Tokens

    /// Counts a level of the nest.
    mutating func descend() throws(ImageError) {
        depth += 1
        guard depth <= Self.depthLimit else {
            throw source.fault(tokens[farthest].line, "nested deeper than \(Self.depthLimit) levels", .limitExceeded)
        }
    }

    /// The token here; behind the last one it is the last.
    mutating func peek() -> TemplateToken {
        farthest = max(farthest, min(at, tokens.count - 1))
        return tokens[min(at, tokens.count - 1)]
    }

    mutating func next() -> TemplateToken {
        let token = peek()
        at += 1
        return token
    }

    /// The first token here that is no space.
    mutating func peekWord() -> TemplateToken {
        while peek().kind == .space { at += 1 }
        return peek()
    }

    mutating func nextWord() -> TemplateToken {
        let token = peekWord()
        at += 1
        return token
    }

    private mutating func expect(_ kind: TemplateToken.Kind, _ context: String) throws(ImageError) -> TemplateToken {
        let token = nextWord()
        guard token.kind == kind else { throw unexpected(token, context) }
        return token
    }

    func unexpected(_ token: TemplateToken, _ context: String) -> ImageError {
        guard token.kind == .failure else { return fault("unexpected \(token.shown) in \(context)") }
        guard let actionLine, actionLine != token.line else { return fault(token.shown) }
        let started = " started at \(source.name):\(actionLine)"
        return fault(
            token.shown + (token.shown.utf8.elementsEqual("unclosed action".utf8) ? "" : " in action") + started)
    }

    func fault(_ message: String) -> ImageError { source.fault(tokens[farthest].line, message) }
}

internal import ByteIO

extension TemplateParser {
    /// Commands up to `end`, which is taken.
    mutating func pipeline(
        _ context: String, until end: TemplateToken.Kind
    ) throws(ImageError) -> TemplatePipeline {
        try descend()
        defer { depth -= 1 }
        let start = peekWord().offset
        let (names, assigns) = try declaration(context)
        var commands: [TemplateCommand] = []
        while true {
            let token = peekWord()
            if token.kind == end { break }
            guard Self.beginsCommand(token.kind) else {
                at += 1
                throw unexpected(token, context)
            }
            commands.append(try command())
        }
        at += 1
        guard !commands.isEmpty else { throw fault("missing value for \(context)") }
        for (stage, command) in commands.enumerated().dropFirst() where !command.operands[0].isExecutable {
            throw fault("non executable command in pipeline stage \(stage + 1)")
        }
        let shown = commands.map(\.place.shown).joined(separator: " | ")
        let left = names.isEmpty ? "" : names.joined(separator: ", ") + (assigns ? " = " : " := ")
        return TemplatePipeline(
            variables: names, assigns: assigns, commands: commands,
            place: TemplatePlace(offset: start, shown: left + shown))
    }

    private static func beginsCommand(_ kind: TemplateToken.Kind) -> Bool {
        switch kind {
        case .bool, .characterConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString, .string,
            .variable, .leftParenthesis:
            true
        default: false
        }
    }

    /// `$x :=`, `$x =`, and for ranges `$i, $x :=` in front of a pipeline.
    private mutating func declaration(_ context: String) throws(ImageError) -> (names: [String], assigns: Bool) {
        var names: [String] = []
        while peekWord().kind == .variable {
            let start = at
            let variable = next()
            let token = peekWord()
            switch token.kind {
            case .assign, .declare:
                at += 1
                names.append(variable.text)
                variables.append(variable.text)
                return (names, token.kind == .assign)
            case .character where token.text == ",":
                at += 1
                names.append(variable.text)
                variables.append(variable.text)
                guard context == "range", names.count < 2 else { throw fault("too many declarations in \(context)") }
                switch peekWord().kind {
                case .variable, .rightDelimiter, .rightParenthesis: continue
                default: throw fault("range can only initialize variables")
                }
            default:
                at = start
                return (names, false)
            }
        }
        return (names, false)
    }

    private mutating func command() throws(ImageError) -> TemplateCommand {
        let start = peekWord().offset
        var operands: [TemplateOperand] = []
        reading: while true {
            _ = peekWord()
            if let operand = try operand() { operands.append(operand) }
            let token = next()
            switch token.kind {
            case .space: continue
            case .rightDelimiter, .rightParenthesis:
                at -= 1
                break reading
            case .pipe: break reading
            default: throw unexpected(token, "operand")
            }
        }
        guard !operands.isEmpty else { throw fault("empty command") }
        let shown = operands.map(\.shown).joined(separator: " ")
        return TemplateCommand(operands: operands, place: TemplatePlace(offset: start, shown: shown))
    }

    /// A term and the fields behind it.
    private mutating func operand() throws(ImageError) -> TemplateOperand? {
        guard let term = try term() else { return nil }
        guard peek().kind == .field else { return term }
        let offset = peek().offset
        var names: [String] = []
        while peek().kind == .field { names.append(String(decoding: next().text.utf8.dropFirst(), as: UTF8.self)) }
        let place = TemplatePlace(offset: offset, shown: term.shown + names.map { "." + $0 }.joined())
        switch term.kind {
        case .field(let first): return TemplateOperand(kind: .field(first + names), place: place)
        case .variable(let name, _): return TemplateOperand(kind: .variable(name, names), place: place)
        case .dot, .null, .bool, .string, .number:
            throw fault("unexpected . after term \(GoQuote.quoted(term.shown))")
        default: return TemplateOperand(kind: .chain(term, names), place: place)
        }
    }

    private mutating func term() throws(ImageError) -> TemplateOperand? {
        let start = at
        let token = nextWord()
        guard let kind = try kind(of: token) else {
            at = start
            return nil
        }
        var shown = token.text
        if case .pipeline(let inner) = kind { shown = inner.place.shown }
        var offset = token.offset
        if case .pipeline(let inner) = kind { offset = inner.place.offset }
        return TemplateOperand(kind: kind, place: TemplatePlace(offset: offset, shown: shown))
    }

    private mutating func kind(of token: TemplateToken) throws(ImageError) -> TemplateOperand.Kind? {
        switch token.kind {
        case .identifier:
            guard TemplateFunctions.Signature(of: token.text) != nil else {
                throw fault("function \(GoQuote.quoted(token.text)) not defined")
            }
            return .function(token.text)
        case .dot: return .dot
        case .nil: return .null
        case .bool: return .bool(token.text == "true")
        case .field: return .field([String(decoding: token.text.utf8.dropFirst(), as: UTF8.self)])
        case .variable:
            guard variables.contains(where: { $0.utf8.elementsEqual(token.text.utf8) }) else {
                throw fault("undefined variable \(GoQuote.quoted(token.text))")
            }
            return .variable(token.text, [])
        case .number, .complex, .characterConstant: return .number(try number(token))
        case .string, .rawString:
            guard let text = GoQuote.unquoted(token.text) else { throw fault("invalid syntax") }
            return .string(text)
        case .leftParenthesis: return .pipeline(try pipeline("parenthesized pipeline", until: .rightParenthesis))
        default: return nil
        }
    }

    private func number(_ token: TemplateToken) throws(ImageError) -> GoNumber {
        do throws(GoNumber.Fault) {
            return token.kind == .characterConstant
                ? try GoNumber(character: token.text) : try GoNumber(token.text)
        } catch { throw fault(error.message) }
    }
}

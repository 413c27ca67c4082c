internal import ByteIO

extension TemplateRunner {
    /// The value of a pipeline, given to its variables too.
    mutating func evaluate(_ pipeline: TemplatePipeline, _ dot: GoValue) throws(ImageError) -> GoValue {
        try descend()
        defer { depth -= 1 }
        place = pipeline.place
        var value: GoValue?
        for command in pipeline.commands { value = try evaluate(command, dot, last: value).unboxed }
        let result = value ?? .absent
        for name in pipeline.variables {
            if pipeline.assigns { try assign(name, result) } else { variables.append((name, result)) }
        }
        return result
    }

    private mutating func evaluate(
        _ command: TemplateCommand, _ dot: GoValue, last: GoValue?
    ) throws(ImageError) -> GoValue {
        try budget.spend()
        let first = command.operands[0]
        let hasArguments = command.operands.count > 1 || last != nil
        switch first.kind {
        case .function(let name):
            place = first.place
            return try call(name, command.operands.dropFirst(), command.place, dot, last)
        case .pipeline(let inner):
            guard !hasArguments else { throw notAFunction(first) }
            return try evaluate(inner, dot)
        case .variable(_, let names) where names.isEmpty && hasArguments:
            place = first.place
            throw notAFunction(first)
        case .field, .variable, .chain: return try evaluate(first, dot, hasArguments: hasArguments)
        case .null:
            place = first.place
            throw hasArguments ? notAFunction(first) : fault("nil is not a command")
        case .dot, .bool, .string, .number:
            place = first.place
            guard !hasArguments else { throw notAFunction(first) }
            return try evaluate(first, dot)
        }
    }

    private func notAFunction(_ operand: TemplateOperand) -> ImageError {
        fault("can't give argument to non-function \(operand.place.shown)")
    }

    private mutating func evaluate(
        _ operand: TemplateOperand, _ dot: GoValue, hasArguments: Bool = false
    ) throws(ImageError) -> GoValue {
        switch operand.kind {
        case .pipeline(let inner): return try evaluate(inner, dot)
        case .function(let name):
            place = operand.place
            return try call(name, [], operand.place, dot, nil)
        case .chain(let start, let names):
            place = operand.place
            if case .null = start.kind { throw fault("indirection through explicit nil in \(operand.place.shown)") }
            place = start.place
            return try follow(names, from: evaluate(start, dot), hasArguments)
        default: break
        }
        place = operand.place
        switch operand.kind {
        case .dot: return dot
        case .bool(let truth): return .made(.bool(truth))
        case .string(let text): return .made(.string(text))
        case .number(let number):
            if let double = number.double { return .made(.double(double)) }
            guard let integer = number.integer else { throw fault("\(number.text) overflows int") }
            return .made(.integer(integer))
        case .field(let names): return try follow(names, from: dot, hasArguments)
        case .variable(let name, let names):
            let found = variables.last { $0.name.utf8.elementsEqual(name.utf8) }
            guard let found else { throw fault("undefined variable: \(name)") }
            return try follow(names, from: found.value, hasArguments)
        default: return GoValue(content: .null)
        }
    }

    private mutating func follow(
        _ names: [String], from start: GoValue, _ hasArguments: Bool
    ) throws(ImageError) -> GoValue {
        var value = start
        for (place, name) in names.enumerated() {
            value = try field(name, of: value, hasArguments && place == names.count - 1)
        }
        return value
    }

    private mutating func field(
        _ name: String, of value: GoValue, _ hasArguments: Bool
    ) throws(ImageError) -> GoValue {
        let type = value.isBoxed ? "interface {}" : value.typeName
        switch value.content?.filled {
        case nil:
            guard missing == .noValue else { throw fault("nil data; no entry for key \(GoQuote.quoted(name))") }
            return .absent
        case .map(let entries, let zero)?:
            guard !hasArguments else { throw fault("\(name) is not a method but has arguments") }
            try budget.spend(steps: entries.count / 8)
            if let found = TemplateValue.value(of: name, in: entries) { return value.inner(found, zero: zero) }
            guard missing == .noValue else { throw fault("map has no entry for key \(GoQuote.quoted(name))") }
            return .absent
        case .object(let fields, _, let wire)?:
            guard let found = TemplateValue.value(of: name, in: fields) else { break }
            guard !hasArguments else { throw argumentsOfField(name, wire) }
            return GoValue(content: found, isOurs: value.isOurs, isBoxed: GoValue(content: found).isAbsent)
        case .null?, .nothing(.object)?: throw fault("nil pointer evaluating \(type).\(name)")
        default: break
        }
        throw fault("can't evaluate field \(name) in type \(type)")
    }

    /// The fields of a row are methods, those of a struct are not.
    private func argumentsOfField(_ name: String, _ wire: TemplateValue.Wire) -> ImageError {
        guard case .row = wire else { return fault("\(name) has arguments but cannot be invoked as function") }
        return fault("wrong number of args for \(name): want 0 got 1")
    }

    // MARK: Functions

    /// Calls a function; `whole` is the piece that messages name when the function itself fails.
    private mutating func call(
        _ name: String, _ operands: ArraySlice<TemplateOperand>, _ whole: TemplatePlace, _ dot: GoValue,
        _ last: GoValue?
    ) throws(ImageError) -> GoValue {
        guard let signature = TemplateFunctions.Signature(of: name, isHeader: functions.isHeader) else {
            throw fault("function \(GoQuote.quoted(name)) not defined")
        }
        let count = operands.count + (last == nil ? 0 : 1)
        let isEnough = signature.isVariadic ? count >= signature.fixed.count : count == signature.fixed.count
        guard isEnough else {
            // As Go, which here does not count what came through the pipeline of a variadic function.
            let got = signature.isVariadic ? operands.count : count
            let want = (signature.isVariadic ? "at least " : "") + "\(signature.fixed.count)"
            throw fault("wrong number of args for \(name): want \(want) got \(got)")
        }
        var arguments: [GoValue] = []
        for (number, operand) in operands.enumerated() {
            let value = try argument(operand, signature.parameter(number), dot)
            // `and` and `or` look at no more than they must.
            if name == "and" && !value.isTrue || name == "or" && value.isTrue { return value }
            arguments.append(value)
        }
        if let last { arguments.append(try accepted(last, signature.parameter(operands.count))) }
        if name == "and" || name == "or" { return arguments.last ?? .absent }
        return try call(name, arguments, whole, operands.first?.place.shown ?? "")
    }

    private mutating func call(
        _ name: String, _ arguments: [GoValue], _ whole: TemplatePlace, _ first: String
    ) throws(ImageError) -> GoValue {
        do throws(ImageError) {
            for argument in arguments { try spend(on: argument) }
            let value = try functions.call(name, arguments, first: first)
            try spend(on: value)
            return value
        } catch {
            place = whole
            throw error.kind == .usage ? fault("error calling \(name): \(error.message)") : error
        }
    }

    /// What a function works on has its price.
    private mutating func spend(on value: GoValue) throws(ImageError) {
        switch value.content {
        case .string(let text)?: try budget.spend(steps: 0, bytes: text.utf8.count)
        case .list(let elements, _)?: try budget.spend(steps: elements.count / 8)
        case .map(let entries, _)?: try budget.spend(steps: entries.count / 8)
        default: break
        }
    }

    private mutating func argument(
        _ operand: TemplateOperand, _ parameter: TemplateFunctions.Parameter, _ dot: GoValue
    ) throws(ImageError) -> GoValue {
        place = operand.place
        switch (operand.kind, parameter) {
        case (.null, .string), (.null, .integer): throw fault("cannot assign nil to \(parameter.typeName)")
        case (.string, .string), (_, .anything): break
        case (.number(let number), .integer):
            guard let integer = number.integer else { throw fault("expected integer; found \(operand.place.shown)") }
            return .made(.integer(integer))
        case (.bool, .string), (.number, .string), (.bool, .integer), (.string, .integer):
            throw fault("expected \(parameter.word); found \(operand.place.shown)")
        case (.bool, .strings), (.number, .strings), (.string, .strings):
            throw fault("can't handle \(operand.place.shown) for arg of type \(parameter.typeName)")
        default: break
        }
        let value = try evaluate(operand, dot)
        return try accepted(value, parameter)
    }

    /// The value, if it is what the function wants.
    private func accepted(
        _ value: GoValue, _ parameter: TemplateFunctions.Parameter
    ) throws(ImageError) -> GoValue {
        switch (parameter, value.content) {
        case (.anything, _), (.string, .string?), (.integer, .integer?), (.strings, nil): return value
        case (.strings, let content?) where content.isListOfStrings: return value
        case (_, nil): throw fault("invalid value; expected \(parameter.typeName)")
        default:
            throw fault("wrong type for value; expected \(parameter.typeName); got \(value.typeName)")
        }
    }
}

extension TemplateValue {
    /// A list of which each element is text. In raw JSON Go would refuse it, for no use to anybody.
    fileprivate var isListOfStrings: Bool {
        guard case .list(let elements, _) = filled else { return isNull }
        return elements.allSatisfy { element in
            if case .string = element { return true }
            return false
        }
    }

    fileprivate var isNull: Bool {
        if case .null = self { return true }
        return false
    }
}

internal import ByteIO

/// The functions of Go's templates, and docker's.
struct TemplateFunctions {
    /// Makes text from outside fit for a terminal.
    let escape: ((String) -> String)?
    /// Whether a table's titles are made: docker's functions then leave text as it is.
    var isHeader = false

    /// Bytes of a value in a message.
    private static let excerptLimit = 1000

    /// What a function wants for an argument.
    enum Parameter {
        case anything, string, integer, strings

        var typeName: String {
            switch self {
            case .anything: "interface {}"
            case .string: "string"
            case .integer: "int"
            case .strings: "[]string"
            }
        }

        /// In messages about literals.
        var word: String { self == .integer ? "integer" : typeName }
    }

    /// What a function wants.
    struct Signature {
        let fixed: [Parameter]
        let isVariadic: Bool

        /// `nil` where there is no such function.
        init?(of name: String, isHeader: Bool = false) {
            let fixed: [Parameter]
            switch name {
            case "json" where isHeader: fixed = [.string]
            case "join" where isHeader: fixed = [.string, .string]
            case "print", "println", "html", "js", "urlquery": fixed = []
            case "and", "or", "not", "len", "index", "slice", "call", "eq", "json": fixed = [.anything]
            case "ne", "lt", "le", "gt", "ge": fixed = [.anything, .anything]
            case "printf", "title", "lower", "upper": fixed = [.string]
            case "split": fixed = [.string, .string]
            case "join": fixed = [.strings, .string]
            case "truncate": fixed = [.string, .integer]
            case "pad": fixed = [.string, .integer, .integer]
            default: return nil
            }
            self.fixed = fixed
            isVariadic = [
                "print", "println", "html", "js", "urlquery", "and", "or", "index", "slice", "call", "eq", "printf",
            ].contains(name)
        }

        /// What the argument at `place`, counted from 0, has to be.
        func parameter(_ place: Int) -> Parameter { place < fixed.count ? fixed[place] : .anything }
    }

    /// Calls a function whose arguments fit its signature; `first` is the first one as it was written.
    ///
    /// - Throws: `.usage` with Go's words; `.limitExceeded`.
    func call(_ name: String, _ arguments: [GoValue], first: String) throws(ImageError) -> GoValue {
        switch name {
        case "json", "split", "join", "title", "lower", "upper", "truncate": if isHeader { return arguments[0] }
        default: break
        }
        switch name {
        case "not": return .made(.bool(!arguments[0].isTrue))
        case "len": return .made(.integer(Int64(try ValueFunctions.length(arguments[0]))))
        case "index": return try ValueFunctions.index(arguments)
        case "slice": return try ValueFunctions.slice(arguments)
        case "call":
            guard !arguments[0].isAbsent else { throw ImageError(.usage, "call of nil") }
            throw ImageError(.usage, "non-function \(first) of type \(arguments[0].typeName)")
        case "eq", "ne", "lt", "le", "gt", "ge": return .made(.bool(try comparison.run(name, arguments)))
        case "print": return .made(.string(try joined(arguments)))
        case "println": return .made(.string(try line(arguments)))
        case "printf": return .made(.string(try PrintfFormat.text(arguments, escape)))
        case "html": return .made(.string(EscapeFunctions.html(try flat(arguments))))
        case "js": return .made(.string(EscapeFunctions.js(try flat(arguments))))
        case "urlquery": return .made(.string(EscapeFunctions.urlQuery(try flat(arguments))))
        case "json":
            var writer = GoJSON(isForTerminal: escape != nil)
            return .made(.string(writer.text(arguments[0].content ?? .null)))
        default: return try textFunctions.call(name, arguments)
        }
    }

    private var comparison: TemplateComparison { TemplateComparison(functions: self) }
    private var textFunctions: TextFunctions { TextFunctions(escape: escape) }

    /// As an action prints a value.
    func shown(_ value: GoValue) throws(ImageError) -> String {
        value.isAbsent ? "<no value>" : try text(value)
    }

    /// As `%v` prints it.
    func text(_ value: GoValue) throws(ImageError) -> String {
        if case .string(let text)? = value.content { return value.isOurs ? text : escape?(text) ?? text }
        var formatter = GoFormatter(escape: value.isOurs ? nil : escape)
        try formatter.print(value, "v")
        return formatter.output
    }

    /// As Go's `Sprint`: a space between two operands of which neither is a string.
    func joined(_ arguments: [GoValue]) throws(ImageError) -> String {
        var result = ""
        var afterString = true
        for argument in arguments {
            var isString = false
            if case .string? = argument.content { isString = true }
            if !isString, !afterString { result += " " }
            result += try text(argument)
            try WorkBudget.check(textOf: result.utf8.count)
            afterString = isString
        }
        return result
    }

    /// As Go's `Sprintln`: a space between two operands, and a line feed.
    private func line(_ arguments: [GoValue]) throws(ImageError) -> String {
        var result = ""
        for (number, argument) in arguments.enumerated() {
            if number > 0 { result += " " }
            result += try text(argument)
            try WorkBudget.check(textOf: result.utf8.count)
        }
        return result + "\n"
    }

    /// The beginning of a value as `%v` prints it, enough for a message.
    func excerpt(_ value: GoValue) throws(ImageError) -> String {
        let text = try text(value)
        guard text.utf8.count > Self.excerptLimit else { return text }
        return String(decoding: text.utf8.prefix(Self.excerptLimit), as: UTF8.self) + "…"
    }

    /// The text that an escaping function works on: nothing is `<no value>` there.
    private func flat(_ arguments: [GoValue]) throws(ImageError) -> String {
        try joined(arguments.map { $0.isAbsent ? .made(.string("<no value>")) : $0 })
    }
}

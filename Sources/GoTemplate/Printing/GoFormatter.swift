internal import ByteIO

/// Go's `fmt`: a value as a verb prints it.
struct GoFormatter {
    /// Applied to strings that come from outside.
    let escape: ((String) -> String)?
    var flags = FormatFlags()
    /// The text so far.
    var output = ""

    /// Values inside each other. JSON is never so deep; what is deeper would overflow a stack.
    private static let depthLimit = 128

    init(escape: ((String) -> String)?) { self.escape = escape }

    /// - Throws: `.limitExceeded` for too deep a value or too much text.
    mutating func print(_ value: GoValue, _ verb: Unicode.Scalar) throws(ImageError) {
        if verb == "T" { return output += flags.padded(value.isAbsent ? "<nil>" : value.typeName) }
        guard !value.isAbsent else {
            output += verb == "v" ? flags.padded("<nil>") : "%!\(verb)(<nil>)"
            return
        }
        try print(value, verb, depth: 0)
    }

    private mutating func print(_ value: GoValue, _ verb: Unicode.Scalar, depth: Int) throws(ImageError) {
        try WorkBudget.check(textOf: output.utf8.count)
        guard depth <= Self.depthLimit else {
            throw ImageError(.limitExceeded, "a value is nested deeper than \(Self.depthLimit) levels")
        }
        switch value.content {
        case nil, .null?: output += flags.isSyntax ? "interface {}(nil)" : "<nil>"
        case .bool(let truth)?:
            guard verb == "v" || verb == "t" else { return try bad(value, verb, depth) }
            output += flags.padded(truth ? "true" : "false")
        case .duration(let duration)? where (verb == "v" || verb == "s") && !flags.isSyntax:
            output += flags.padded(DurationText.text(duration))
        case .integer(let integer)?, .duration(let integer)?:
            guard let text = IntegerText(flags).text(integer, verb) else { return try bad(value, verb, depth) }
            output += text
        case .double(let double)?:
            guard let text = FloatText(flags).text(double, verb) else { return try bad(value, verb, depth) }
            output += text
        case .string(let text)?, .number(let text)?:
            guard let text = self.text(text, verb, isOurs: value.isOurs) else { return try bad(value, verb, depth) }
            output += flags.padded(text)
        case .list(let elements, let zero)?:
            try list(elements.map { value.inner($0, zero: zero) }, value, verb, depth)
        case .map(let entries, let zero)?:
            try map(TemplateValue.sorted(entries).map { ($0.0, value.inner($0.1, zero: zero)) }, value, verb, depth)
        case .object(let fields, _, _)?:
            try object(fields.map { ($0.0, GoValue(content: $0.1, isOurs: value.isOurs)) }, value, verb, depth)
        case .nothing(let empty)?: try nothing(empty, value, verb, depth)
        }
    }

    private mutating func nothing(
        _ empty: TemplateValue, _ value: GoValue, _ verb: Unicode.Scalar, _ depth: Int
    ) throws(ImageError) {
        if flags.isSyntax { return output += value.typeName + "(nil)" }
        if case .object = empty {
            output += verb == "v" ? flags.padded("<nil>") : "%!\(verb)(\(value.typeName)=<nil>)"
            return
        }
        try print(GoValue(content: empty, isOurs: value.isOurs), verb, depth: depth + 1)
    }

    private func text(_ text: String, _ verb: Unicode.Scalar, isOurs: Bool) -> String? {
        switch verb {
        case "v" where flags.isSyntax: return GoQuote.quoted(cut(text))
        case "v", "s": return isOurs ? cut(text) : escape?(cut(text)) ?? cut(text)
        case "q":
            let text = cut(text)
            if flags.sharp, GoQuote.fitsBackquotes(text) { return "`" + text + "`" }
            return GoQuote.quoted(text, onlyASCII: flags.plus)
        case "x", "X": return hex(text, isUpper: verb == "X")
        default: return nil
        }
    }

    /// The first characters, as many as the precision has.
    private func cut(_ text: String) -> String {
        guard let precision = flags.precision else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    }

    private func hex(_ text: String, isUpper: Bool) -> String {
        let bytes = text.utf8.prefix(flags.precision ?? .max)
        let prefix = flags.sharp ? "0x" : ""
        let digits = bytes.map { GoQuote.hex(UInt32($0), 2) }
        let result =
            digits.isEmpty ? "" : prefix + digits.joined(separator: flags.space ? " " + prefix : "")
        return isUpper ? result.uppercased() : result
    }

    private mutating func list(
        _ elements: [GoValue], _ whole: GoValue, _ verb: Unicode.Scalar, _ depth: Int
    ) throws(ImageError) {
        output += flags.isSyntax ? whole.typeName + "{" : "["
        for (number, element) in elements.enumerated() {
            if number > 0 { output += flags.isSyntax ? ", " : " " }
            try print(element, verb, depth: depth + 1)
        }
        output += flags.isSyntax ? "}" : "]"
    }

    private mutating func map(
        _ entries: [(String, GoValue)], _ whole: GoValue, _ verb: Unicode.Scalar, _ depth: Int
    ) throws(ImageError) {
        output += flags.isSyntax ? whole.typeName + "{" : "map["
        for (number, (key, element)) in entries.enumerated() {
            if number > 0 { output += flags.isSyntax ? ", " : " " }
            try print(GoValue(content: .string(key), isOurs: whole.isOurs), verb, depth: depth + 1)
            output += ":"
            try print(element, verb, depth: depth + 1)
        }
        output += flags.isSyntax ? "}" : "]"
    }

    private mutating func object(
        _ fields: [(String, GoValue)], _ whole: GoValue, _ verb: Unicode.Scalar, _ depth: Int
    ) throws(ImageError) {
        output += flags.isSyntax ? whole.typeName + "{" : "{"
        for (number, (name, value)) in fields.enumerated() {
            if number > 0 { output += flags.isSyntax ? ", " : " " }
            if flags.isSyntax || flags.namesFields { output += name + ":" }
            try print(value, verb, depth: depth + 1)
        }
        output += "}"
    }

    /// A verb that the value does not have.
    private mutating func bad(_ value: GoValue, _ verb: Unicode.Scalar, _ depth: Int) throws(ImageError) {
        output += "%!\(verb)(\(value.typeName)="
        try print(value, "v", depth: depth + 1)
        output += ")"
    }
}

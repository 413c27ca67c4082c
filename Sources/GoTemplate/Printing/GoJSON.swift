/// A value as Go's `encoding/json` writes it: no spaces, map keys in the order of their bytes.
struct GoJSON {
    /// Whether characters that steer a terminal are escaped, though JSON does not need it.
    let isForTerminal: Bool
    private var escapesHTML = false
    private var output = ""

    init(isForTerminal: Bool) { self.isForTerminal = isForTerminal }

    /// Values inside each other; deeper ones are `null`.
    private static let depthLimit = 128

    /// The JSON of `value`; no text at all where a number has none.
    mutating func text(_ value: TemplateValue) -> String {
        output = ""
        return write(value, depth: 0) ? output : ""
    }

    private mutating func write(_ value: TemplateValue, depth: Int) -> Bool {
        switch value {
        case _ where depth > Self.depthLimit: output += "null"
        case .null, .nothing: output += "null"
        case .bool(let truth): output += truth ? "true" : "false"
        case .integer(let integer), .duration(let integer): output += String(integer)
        case .double(let double):
            guard double.isFinite else { return false }
            output += FloatText.json(double)
        case .number(let text): output += text
        case .string(let text): write(text)
        case .list(let elements, _):
            output += "["
            for (number, element) in elements.enumerated() {
                if number > 0 { output += "," }
                guard write(element, depth: depth + 1) else { return false }
            }
            output += "]"
        case .map(let entries, _): return write(TemplateValue.sorted(entries), depth: depth)
        case .object(let fields, _, .fields): return write(fields, depth: depth)
        case .object(_, _, .value(let other)): return write(other, depth: depth + 1)
        case .object(let fields, _, .row):
            let outer = escapesHTML
            defer { escapesHTML = outer }
            escapesHTML = true
            return write(TemplateValue.sorted(fields), depth: depth)
        }
        return true
    }

    private mutating func write(_ members: [(String, TemplateValue)], depth: Int) -> Bool {
        output += "{"
        for (number, (name, value)) in members.enumerated() {
            if number > 0 { output += "," }
            write(name)
            output += ":"
            guard write(value, depth: depth + 1) else { return false }
        }
        output += "}"
        return true
    }

    private mutating func write(_ text: String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\u{8}": output += "\\b"
            case "\u{c}": output += "\\f"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case "\u{0}"..<" ", "\u{2028}", "\u{2029}": escape(scalar)
            case "<" where escapesHTML, ">" where escapesHTML, "&" where escapesHTML: escape(scalar)
            case "\u{7f}"..<"\u{a0}", "\u{200b}"..."\u{200f}", "\u{202a}"..."\u{202e}", "\u{2060}"..."\u{206f}":
                if isForTerminal { escape(scalar) } else { output.unicodeScalars.append(scalar) }
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }

    private mutating func escape(_ scalar: Unicode.Scalar) { output += "\\u" + GoQuote.hex(scalar.value, 4) }
}

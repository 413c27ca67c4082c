/// How Go prints values.
extension TemplateValue {
    /// As `%v` does.
    var text: String {
        switch self {
        case .null: "<no value>"
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let integer): String(integer)
        case .double(let double): Self.text(of: double)
        case .string(let text): text
        case .list(let elements): "[" + elements.map(\.innerText).joined(separator: " ") + "]"
        case .map(let entries):
            "map[" + Self.sorted(entries).map { "\($0.0):\($0.1.innerText)" }.joined(separator: " ") + "]"
        case .object(let fields): "{" + fields.map(\.1.innerText).joined(separator: " ") + "}"
        }
    }

    /// Inside of another value nothing is `<nil>`.
    private var innerText: String {
        if case .null = self { return "<nil>" }
        return text
    }

    /// As `%v` prints a float: the shortest digits, with an exponent below -4 and from 21 on.
    static func text(of double: Double) -> String {
        guard double.isFinite else { return double.isNaN ? "NaN" : double > 0 ? "+Inf" : "-Inf" }
        if double == double.rounded(), abs(double) < 1e15 { return String(Int64(double)) }
        var text = "\(double)"
        if let mark = text.firstIndex(of: "e") {
            let exponent = Int(text[text.index(after: mark)...]) ?? 0
            let digits = abs(exponent) < 10 ? "0\(abs(exponent))" : "\(abs(exponent))"
            text = text[..<mark].replacing(".0", with: "") + "e" + (exponent < 0 ? "-" : "+") + digits
        }
        return text
    }

    /// As Go's `encoding/json` writes it: map keys sorted, `<`, `>` and `&` escaped.
    public var json: String {
        switch self {
        case .null: return "null"
        case .bool(let truth): return truth ? "true" : "false"
        case .integer(let integer): return String(integer)
        case .double(let double): return Self.text(of: double)
        case .string(let text): return Self.quoted(text)
        case .list(let elements): return "[" + elements.map(\.json).joined(separator: ",") + "]"
        case .map(let entries): return Self.object(Self.sorted(entries))
        case .object(let fields): return Self.object(fields)
        }
    }

    private static func object(_ members: [(String, TemplateValue)]) -> String {
        "{" + members.map { quoted($0.0) + ":" + $0.1.json }.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..<" ": result += escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let hex = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
}

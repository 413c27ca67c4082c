/// A piece of a template.
struct TemplateToken {
    /// What the piece is.
    enum Kind {
        case failure, end
        case text, leftDelimiter, rightDelimiter, space
        case identifier, field, variable, number, complex, characterConstant, string, rawString, bool
        case assign, declare, pipe, leftParenthesis, rightParenthesis, character
        case dot, block, `break`, `continue`, define, `else`, endWord, `if`, `nil`, range, template, with
    }

    let kind: Kind
    /// As it was written; for a failure the message.
    let text: String
    /// Bytes before it.
    let offset: Int
    /// The line that it begins in, from 1.
    let line: Int

    /// The words that are no functions.
    static func keyword(_ text: String) -> Kind? {
        switch text {
        case "block": .block
        case "break": .break
        case "continue": .continue
        case "define": .define
        case "else": .else
        case "end": .endWord
        case "if": .if
        case "nil": .nil
        case "range": .range
        case "template": .template
        case "with": .with
        case "true", "false": .bool
        default: nil
        }
    }

    /// As messages show it.
    var shown: String {
        switch kind {
        case .end: return "EOF"
        case .failure: return text
        case .dot, .block, .break, .continue, .define, .else, .endWord, .if, .nil, .range, .template, .with:
            return "<\(text)>"
        default:
            let scalars = text.unicodeScalars
            guard text.utf8.count > 10 else { return GoQuote.quoted(text) }
            return GoQuote.quoted(String(String.UnicodeScalarView(scalars.prefix(10)))) + "..."
        }
    }
}

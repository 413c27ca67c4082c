/// A piece of a template.
struct TemplateToken {
    /// What the piece is.
    enum Kind: Equatable {
        case text(String)
        case open, close
        case word(String)
        case field(String)
        case variable(String)
        case string(String)
        case number(String)
        case character(Int64)
        case dot, pipe, comma, leftParenthesis, rightParenthesis, declare, assign, space
        case end
    }

    let kind: Kind
    /// Where it begins, for messages.
    let position: TemplatePosition
}

/// A place in a template: line from 1, column in bytes from 0, as Go counts them.
struct TemplatePosition: Sendable, CustomStringConvertible {
    var line = 1
    var column = 0
    var description: String { "\(line):\(column)" }
}

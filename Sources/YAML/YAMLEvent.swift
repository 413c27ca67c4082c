/// One thing of a YAML text. Aliases are not followed: what they stand for came before, and is seen once.
public struct YAMLEvent: Sendable, Hashable {
    /// What it is.
    public enum Content: Sendable, Hashable {
        /// A document begins.
        case document
        /// A mapping begins; keys and values follow in turn.
        case mapping
        /// A sequence begins.
        case sequence
        /// The innermost mapping or sequence ends.
        case end
        /// Text, with its anchor if it has one.
        case scalar(String, anchor: String?)
        /// Another place where what the anchor marks is meant.
        case alias(String)
    }

    /// What it is.
    public let content: Content
    /// The line it begins on, counted from 1.
    public let line: Int

    /// An event of its parts.
    public init(_ content: Content, line: Int) {
        self.content = content
        self.line = line
    }
}

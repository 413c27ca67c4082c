/// Text cut short as docker does.
enum Ellipsis {
    /// The first `width` characters, the last of them an ellipsis where text was cut.
    static func cut(_ text: String, _ width: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > width else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(width - 1))) + "…"
    }
}

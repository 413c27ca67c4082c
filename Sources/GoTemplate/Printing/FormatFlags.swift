/// What stands between `%` and the verb.
struct FormatFlags {
    var minus = false
    var plus = false
    var sharp = false
    var space = false
    var zero = false
    /// Fewest characters.
    var width: Int?
    /// Digits, or most characters.
    var precision: Int?
    /// `%+v`: structs with the names of their fields.
    var namesFields = false
    /// `%#v`: as Go's source would have it.
    var isSyntax = false

    /// The text, as wide as it has to be.
    func padded(_ text: String, zero: Bool? = nil) -> String {
        guard let width else { return text }
        let missing = width - text.unicodeScalars.count
        guard missing > 0 else { return text }
        if minus { return text + String(repeating: " ", count: missing) }
        return String(repeating: zero ?? self.zero ? "0" : " ", count: missing) + text
    }
}

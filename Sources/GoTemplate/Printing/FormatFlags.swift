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
        if minus { return text + Self.fill(" ", missing) }
        return Self.fill(zero ?? self.zero ? "0" : " ", missing) + text
    }

    /// That many of an ASCII character; a million of them are no rarity among the mistakes.
    static func fill(_ character: Unicode.Scalar, _ count: Int) -> String {
        String(decoding: [UInt8](repeating: UInt8(ascii: character), count: max(0, count)), as: UTF8.self)
    }
}

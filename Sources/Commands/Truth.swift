/// A boolean as Go reads it.
///
/// Source: go strconv `ParseBool`.
struct Truth {
    let isTrue: Bool

    /// The words that stand for one.
    init?(_ text: String) {
        switch text {
        case "true", "t", "1", "TRUE", "True", "T": isTrue = true
        case "false", "f", "0", "FALSE", "False", "F": isTrue = false
        default: return nil
        }
    }

    /// One that is known.
    init(_ isTrue: Bool) { self.isTrue = isTrue }
}

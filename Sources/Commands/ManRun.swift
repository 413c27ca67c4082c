/// A piece of a manual page's text that has one meaning, and so one look.
struct ManRun: Equatable {
    /// What the piece is; each case is one mdoc macro.
    enum Role {
        case text, flag, argument, command, variable, path, strong, emphasis, reference, name
    }

    let role: Role
    /// Words between single spaces.
    let text: String
    /// Whether no space separates this piece from the one before it.
    let joined: Bool

    /// Whether a terminal shows it bold.
    var isBold: Bool {
        switch role {
        case .flag, .command, .strong, .name: true
        case .text, .argument, .variable, .path, .emphasis, .reference: false
        }
    }
}

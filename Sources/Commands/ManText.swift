/// Running text of a manual page: pieces, and how they stand beside each other.
struct ManText: Equatable {
    private(set) var runs: [ManRun] = []
    /// Set by an opening bracket and by `Ns`: the next piece follows without a space.
    var joinsNext = false

    var isEmpty: Bool { runs.isEmpty }

    /// The text without any looks, on one line.
    var plain: String {
        var line = ""
        for run in runs {
            if !run.joined && !line.isEmpty { line += " " }
            line += run.text
        }
        return line
    }

    /// Adds a piece; `attached` to the one before it when there shall be no space.
    mutating func append(_ role: ManRun.Role, _ text: String, attached: Bool = false) {
        guard !text.isEmpty else { return }
        runs.append(ManRun(role: role, text: text, joined: (attached || joinsNext) && !runs.isEmpty))
        joinsNext = false
    }

    /// The pieces of one role, as text.
    func texts(of role: ManRun.Role) -> [String] {
        runs.filter { $0.role == role }.map(\.text)
    }
}

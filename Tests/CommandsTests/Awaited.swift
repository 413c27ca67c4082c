/// What has a page but is not in the program yet: a line is a command, or a command and one of its options.
struct Awaited {
    /// Whole commands.
    let commands: Set<String>
    private let pairs: [(command: String, option: String)]

    /// Reads the list; lines that begin with `#` are remarks.
    init(_ text: String) {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: " ").map(String.init) }
        commands = Set(lines.filter { $0.count == 1 }.map { $0[0] })
        pairs = lines.filter { $0.count == 2 }.map { ($0[0], $0[1]) }
    }

    /// Commands of which single options are awaited.
    var extended: Set<String> { Set(pairs.map(\.command)) }

    /// The options of a command that are awaited, by the last of their names.
    func options(of command: String) -> Set<String> {
        Set(pairs.filter { $0.command == command }.map(\.option))
    }

    /// Whether a piece of shell uses anything that is awaited.
    func isNeeded(by script: String) -> Bool {
        script.split(separator: "\n").contains { line in
            let words = line.split { " ()|;\"".contains($0) }.map(String.init)
            let names = Set(words.map { String($0.prefix { $0 != "=" }) })
            return words.contains("tote")
                && (!commands.isDisjoint(with: words)
                    || pairs.contains { words.contains($0.command) && names.contains($0.option) })
        }
    }
}

internal import ArgumentParser
internal import ByteIO

/// What is said of a command line before our parser sees it.
struct Complaint {
    /// The text, without the line feed at its end.
    let text: String
    /// The exit status.
    let status: Int32

    /// What is wrong with a command line: under the name docker what docker would complain of, else a command that is not
    /// there.
    static func about(_ invocation: Invocation) -> Complaint? {
        invocation.isDocker ? DockerCommandLine.complaint(about: invocation) : unknown(invocation)
    }

    private static func unknown(_ invocation: Invocation) -> Complaint? {
        let group = invocation.words == ["image"] ? "image " : ""
        guard invocation.words.isEmpty || !group.isEmpty, let word = invocation.strangeWord else { return nil }
        let names = group.isEmpty ? Tool.configuration.subcommands.map { $0._commandName } : ImageCommand.names
        let near = names.map { ($0, distance($0, word)) }.filter { $0.1 <= 2 && 2 * $0.1 < word.utf8.count }
        let hint = near.min { $0.1 < $1.1 }.map { "did you mean tote \(group)\($0.0)?" }
        let help = group.isEmpty ? "tote help lists the commands" : "tote help image lists the commands"
        return Complaint(
            text: "tote: unknown command \(group)\(Printable(word))\nhint: \(hint ?? help)",
            status: ExitStatus.usage.rawValue)
    }

    /// How many letters must be put in, left out, changed or swapped with the next to make one word of the other.
    static func distance(_ one: String, _ other: String) -> Int {
        let (from, to) = (Array(one.utf8), Array(other.utf8.prefix(64)))
        var rows = [Array(0...to.count)]
        for row in from.indices {
            var line = [row + 1]
            for column in to.indices {
                let cost = from[row] == to[column] ? 0 : 1
                var least = min(rows[row][column + 1] + 1, line[column] + 1, rows[row][column] + cost)
                if row > 0, column > 0, from[row] == to[column - 1], from[row - 1] == to[column] {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                line.append(least)
            }
            rows.append(line)
        }
        return rows[from.count][to.count]
    }
}

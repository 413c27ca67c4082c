/// Docker's booleans may have a value: `--quiet=false`, `-H=0`. The parser knows flags only; this brings the one to the
/// other.
enum BooleanArguments {
    private static let truths: [String: Bool] = [
        "true": true, "t": true, "1": true, "TRUE": true, "True": true, "T": true,
        "false": false, "f": false, "0": false, "FALSE": false, "False": false, "F": false,
    ]

    /// The arguments as the parser takes them. After `--` they stay as they are.
    static func normalized(_ arguments: [String]) -> [String] {
        let end = arguments.firstIndex(of: "--") ?? arguments.count
        return arguments[..<end].flatMap(normalized) + arguments[end...]
    }

    private static func normalized(_ argument: String) -> [String] {
        // The one flag that is on by default has to be told both ways.
        if argument == "-H" || argument == "--human" { return ["--human=true"] }
        guard argument.hasPrefix("-"), let mark = argument.firstIndex(of: "="),
            let truth = truths[String(argument[argument.index(after: mark)...])]
        else { return [argument] }
        let name = String(argument[..<mark])
        if name == "-H" || name == "--human" { return ["--human=\(truth)"] }
        guard flags.contains(name) else { return [argument] }
        return truth ? [name] : []
    }

    private static let flags: Set<String> = [
        "-a", "--all", "-q", "--quiet", "-f", "--force", "--digests", "--no-trunc", "--no-prune", "--tree", "--dry-run",
        "--no-clobber", "--plain", "--ids", "-l", "-R", "--recursive", "--archive", "-L", "--follow-link", "--files",
        "--config", "--stat",
        "--patch", "--explain",
        "-s", "--size",
    ]
}

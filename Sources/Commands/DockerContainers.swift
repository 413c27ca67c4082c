internal import ByteIO
internal import GoTemplate

/// `docker ps` and `docker rm`: no container is here, so the one shows none and the other finds none. The folders that
/// our commands of these names are about are nothing that a script for docker may list or remove.
enum DockerContainers {
    /// The options of docker's own commands.
    static let options: [String: [ManOption]] = [
        "ps": [
            ManOption(["-a", "--all"]), ManOption(["-f", "--filter"], argument: "filter"),
            ManOption(["--format"], argument: "string"), ManOption(["-n", "--last"], argument: "int"),
            ManOption(["-l", "--latest"]), ManOption(["--no-trunc"]), ManOption(["-q", "--quiet"]),
            ManOption(["-s", "--size"]),
        ],
        "rm": [ManOption(["-f", "--force"]), ManOption(["-l", "--link"]), ManOption(["-v", "--volumes"])],
    ]

    private static let headers = [
        ("ID", "CONTAINER ID"), ("Image", "IMAGE"), ("Command", "COMMAND"), ("RunningFor", "CREATED"),
        ("CreatedAt", "CREATED AT"), ("Status", "STATUS"), ("State", "STATE"), ("Ports", "PORTS"), ("Names", "NAMES"),
        ("Size", "SIZE"), ("Labels", "LABELS"), ("LocalVolumes", "LOCAL VOLUMES"), ("Mounts", "MOUNTS"),
        ("Networks", "NETWORKS"), ("Platform", "PLATFORM"),
    ]

    /// Runs the command line if it is one of these; the exit status.
    ///
    /// - Throws: `.usage` for a format that is no template.
    static func run(_ invocation: Invocation) throws(ImageError) -> Int32? {
        guard invocation.isDocker, let options = options[invocation.topic] else { return nil }
        var rest = invocation.arguments[...]
        var operands: [String] = []
        var given: [String: String] = [:]
        while !rest.isEmpty {
            for token in ArgumentToken.next(of: &rest, options + DockerCommandLine.global, strict: false) {
                switch token {
                case .operand(let text): operands.append(text)
                case .option(let option, _, let value): given[option.names.last ?? ""] = value ?? "true"
                case .end:
                    operands += rest
                    rest = []
                case .wrong: break
                }
            }
        }
        let isTrue = { (name: String) in given[name].flatMap { Truth($0) }?.isTrue ?? false }
        guard invocation.topic == "rm" else {
            try list(given["--format"] ?? "table", quiet: isTrue("--quiet"), size: isTrue("--size"))
            return ExitStatus.done.rawValue
        }
        for name in operands.dropFirst(invocation.words.count) {
            ErrorReport.show(ImageError(.notFound, "No such container: \(Printable(name))"))
        }
        return isTrue("--force") ? ExitStatus.done.rawValue : 1
    }

    private static func list(_ format: String, quiet: Bool, size: Bool) throws(ImageError) {
        let columns = ["ID", "Image", "Command", "RunningFor", "Status", "Ports", "Names"] + (size ? ["Size"] : [])
        try Output.table(
            format, quiet: quiet, columns: columns.map { "{{.\($0)}}" }.joined(separator: "\t"), [], headers)
    }
}

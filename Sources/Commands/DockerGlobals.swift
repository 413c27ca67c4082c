/// Docker's options before the name of a command. Most say which daemon to ask, and how; here is none.
///
/// Source: docker/cli cli/flags/options.go.
struct DockerGlobals: Sendable {
    /// The arguments without them.
    private(set) var arguments: [String] = []
    /// The folder of docker's configuration, where it was named.
    private(set) var configuration: String?
    /// A daemon that was asked for and is not this host's own; `nil` where there is none.
    private(set) var daemon: String?

    private static let flags: Set = ["-D", "--debug", "--tls", "--tlsverify"]
    private static let valued: Set = [
        "--config", "-H", "--host", "-c", "--context", "-l", "--log-level", "--tlscacert", "--tlscert", "--tlskey",
    ]

    /// Reads the arguments behind the program's name.
    init(_ all: [String]) {
        var rest = all[...]
        while let argument = rest.first, argument.hasPrefix("-"), argument != "--" {
            rest.removeFirst()
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if Self.flags.contains(parts[0]) { continue }
            guard Self.valued.contains(parts[0]) else {
                arguments.append(argument == "-v" ? "--version" : argument)
                if Invocation.valued.contains(argument), let value = rest.popFirst() { arguments.append(value) }
                continue
            }
            guard let value = parts.count == 2 ? parts[1] : rest.popFirst() else {
                // Left to those who complain of it.
                arguments.append(argument)
                continue
            }
            note(value, of: parts[0])
        }
        arguments += rest
    }

    private mutating func note(_ value: String, of option: String) {
        switch option {
        case "--config": configuration = value
        case "-H", "--host": if !value.hasPrefix("unix://") { daemon = value }
        case "-c", "--context": if value != "default" { daemon = value }
        default: break
        }
    }
}

internal import ArgumentParser
internal import SystemPackage

/// How the program was called: by which name, for which command.
struct Invocation: Sendable {
    /// This process's.
    static let current = Invocation(CommandLine.arguments)

    /// Whether it was called `docker`, so that messages are docker's.
    let isDocker: Bool
    /// The words of the command, as they were given: `images`, or `image ls`; empty where there is none.
    let words: [String]
    /// The arguments behind the program's name, without docker's options before that of the command.
    let arguments: [String]
    /// Those options, where the program was called `docker`.
    let globals: DockerGlobals?

    /// The command for messages, `nil` where there is none.
    var command: String? { words.isEmpty ? nil : words.joined(separator: " ") }

    /// The name of the command's page without `tote-`; empty for that of the whole program.
    var topic: String {
        guard words.count == 2 else { return words.first ?? "" }
        return ["ls": "images", "list": "images", "rm": "rmi", "remove": "rmi"][words[1]] ?? words[1]
    }

    /// Our options before a command that have a value, which is no command.
    static let valued = ["--store", "--progress", "--set-limit"]

    /// The first operand behind the words: where a command should be, one that there is not.
    var strangeWord: String? {
        var rest = arguments[...]
        var left = words[...]
        while let argument = rest.popFirst() {
            if Self.valued.contains(argument) { _ = rest.popFirst() }
            guard !argument.hasPrefix("-") else { continue }
            guard !left.isEmpty else { return argument }
            left.removeFirst()
        }
        return nil
    }

    /// Reads the arguments of a process, its own name first.
    init(_ arguments: [String]) {
        isDocker = FilePath(arguments.first ?? "").lastComponent?.string == "docker"
        let all = Array(arguments.dropFirst())
        globals = isDocker ? DockerGlobals(all) : nil
        self.arguments = globals?.arguments ?? all
        var rest = self.arguments[...]
        words =
            Self.word(&rest, of: Tool.configuration.subcommands.map { $0._commandName }).map { first in
                guard first == "image" else { return [first] }
                return [first] + (Self.word(&rest, of: ImageCommand.names).map { [$0] } ?? [])
            } ?? []
    }

    /// The first operand, if it is one of `names`.
    private static func word(_ rest: inout ArraySlice<String>, of names: [String]) -> String? {
        while let argument = rest.popFirst() {
            if valued.contains(argument) { _ = rest.popFirst() }
            guard !argument.hasPrefix("-") else { continue }
            return names.contains(argument) ? argument : nil
        }
        return nil
    }
}

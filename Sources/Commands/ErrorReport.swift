internal import ArgumentParser
internal import ByteIO
internal import SystemPackage

/// How an error is told: one line on the standard error, and perhaps a hint below it.
enum ErrorReport {
    /// Tells of `error` and returns the exit status. A reader that went away is no error.
    static func show(_ error: ImageError, command: String?) -> Int32 {
        if error.errno == .brokenPipe { return ExitStatus.done.rawValue }
        Terminal.say(line(error, command: command))
        return ExitStatus(error.kind).rawValue
    }

    /// The line, with its line feed: program, command, places, message, cause.
    static func line(_ error: ImageError, command: String?) -> String {
        var parts = ["tote"]
        if let command { parts.append(command) }
        parts += error.places.map { Printable($0).description }
        parts.append(Printable(error.message).description)
        let cause = error.errno.map { ": \($0.description)" } ?? ""
        return parts.joined(separator: ": ") + cause + "\n"
    }

    /// Tells of a command line that could not be understood.
    static func show(parsing error: any Error, _ arguments: [String]) -> Int32 {
        let code = Tool.exitCode(for: error)
        let text = Tool.message(for: error)
        if code.isSuccess {
            print(text)
            return ExitStatus.done.rawValue
        }
        let command = command(in: arguments)
        let name = (["tote"] + (command.map { [$0] } ?? [])).joined(separator: " ")
        Terminal.say("\(name.replacing(" ", with: ": ")): \(Printable(text))\nhint: \(name) --help\n")
        return ExitStatus.usage.rawValue
    }

    /// The command's name among the arguments.
    static func command(in arguments: [String]) -> String? {
        let names = Tool.configuration.subcommands.map { $0._commandName }
        return arguments.first { names.contains($0) }
    }
}

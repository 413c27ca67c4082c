internal import ArgumentParser
internal import ByteIO
internal import SystemPackage

/// How an error is told: one line on the standard error, and perhaps a hint below it.
enum ErrorReport {
    /// Tells of `error` and returns the exit status. A reader that went away is no error.
    @discardableResult
    static func show(_ error: ImageError) -> Int32 {
        if error.errno == .brokenPipe { return ExitStatus.done.rawValue }
        let invocation = Invocation.current
        guard !invocation.isDocker else {
            Terminal.say(DockerVoice.line(error))
            return DockerVoice.status(error)
        }
        Terminal.say(line(error, command: invocation.command))
        return ExitStatus(error.kind).rawValue
    }

    /// Tells of several errors and returns the status of the first.
    static func show(all errors: [ImageError]) -> Int32 {
        errors.map { show($0) }.first ?? ExitStatus.done.rawValue
    }

    /// The line, with its line feed: program, command, places, message, cause.
    static func line(_ error: ImageError, command: String?) -> String {
        var parts = ["tote"]
        if let command { parts.append(command) }
        parts += error.places.map { Printable($0).brief }
        parts.append(Printable(error.message).brief)
        let cause = error.errno.map { ": \($0.description)" } ?? ""
        return parts.joined(separator: ": ") + cause + error.advice + "\n"
    }

    /// The parser lists choices line by line.
    private static func oneLine(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.hasPrefix("  - ") ? $0.dropFirst(4) : $0[...] }
        guard lines.count > 1, lines[0].hasSuffix(":") else { return lines.joined(separator: " ") }
        return lines[0] + " " + lines[1...].joined(separator: ", ")
    }

    /// Tells of a command line that could not be understood.
    static func show(parsing error: any Error) -> Int32 {
        let code = Tool.exitCode(for: error)
        let text = Tool.message(for: error)
        if code.isSuccess { return HelpCommand.print(text) }
        let invocation = Invocation.current
        guard !invocation.isDocker else {
            Terminal.say(text + "\n")
            return DockerVoice.flagStatus
        }
        let command = invocation.command
        let prefix = (["tote"] + (command.map { [$0] } ?? [])).joined(separator: ": ")
        let name = (["tote"] + (command.map { [$0] } ?? [])).joined(separator: " ")
        Terminal.say("\(prefix): \(Printable(oneLine(text)))\nhint: \(name) --help\n")
        return ExitStatus.usage.rawValue
    }
}

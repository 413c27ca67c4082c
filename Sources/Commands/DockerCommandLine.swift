/// What docker's command line would say of a wrong one. What is right is left to our own parser, which says other things.
///
/// Source: docker/cli cli/required.go and cli/cobra.go, spf13/pflag.
struct DockerCommandLine {
    /// The text, without the line feed at its end, and the exit status.
    typealias Complaint = (text: String, status: Int32)

    /// How often operands may be given.
    private enum Count { case none, exactly(Int), atLeast(Int), atMost(Int) }

    /// The operands of docker's commands, by their pages: in the usage line, and how many.
    private static let commands: [String: (operands: String, Count)] = [
        "history": (" [OPTIONS] IMAGE", .exactly(1)),
        "images": (" [OPTIONS] [REPOSITORY[:TAG]]", .atMost(1)),
        "import": (" [OPTIONS] file|URL|- [REPOSITORY[:TAG]]", .atLeast(1)),
        "inspect": (" [OPTIONS] NAME|ID [NAME|ID...]", .atLeast(1)),
        "load": (" [OPTIONS]", .none),
        "prune": (" [OPTIONS]", .none),
        "rmi": (" [OPTIONS] IMAGE [IMAGE...]", .atLeast(1)),
        "save": (" [OPTIONS] IMAGE [IMAGE...]", .atLeast(1)),
        "search": (" [OPTIONS] TERM", .exactly(1)),
        "tag": (" SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", .exactly(2)),
    ]

    private let path: String
    private let usage: String
    private let options: [ManOption]
    private var operands: [String] = []
    /// Whether an option is there that docker has not, so that docker's numbers of operands do not hold.
    private var isExtended = false

    /// What is wrong with a command line; `nil` where docker would not complain or has no such command.
    static func complaint(about invocation: Invocation) -> Complaint? {
        guard let command = invocation.command, invocation.words != ["image"] else { return unknown(invocation) }
        guard let (operands, count) = commands[invocation.topic],
            let page = ManPages.page(named: "tote-\(invocation.topic)")
        else { return nil }
        let global = ManPages.page(named: "tote")?.options() ?? []
        let isGrouped = invocation.words.count == 2
        let use = isGrouped && invocation.topic == "inspect" ? " [OPTIONS] IMAGE [IMAGE...]" : operands
        var line = DockerCommandLine(
            path: "docker \(command)", usage: "docker \(command)\(use)", options: page.options() + global)
        return line.read(invocation) ?? line.miscount(count)
    }

    private init(path: String, usage: String, options: [ManOption]) {
        self.path = path
        self.usage = usage
        self.options = options
    }

    private static func unknown(_ invocation: Invocation) -> Complaint? {
        let operands = invocation.arguments.filter { !$0.hasPrefix("-") }.dropFirst(invocation.words.count)
        guard let word = operands.first else { return nil }
        guard !invocation.words.isEmpty else {
            return ("docker: unknown command: docker \(word)\n\nRun 'docker --help' for more information", 1)
        }
        let text = "docker: unknown command: docker image \(word)\n\nUsage:  docker image\n\n"
        return (text + "Run 'docker image --help' for more information", 1)
    }

    private mutating func read(_ invocation: Invocation) -> Complaint? {
        var rest = invocation.arguments[...]
        var words = invocation.words[...]
        while let argument = rest.popFirst() {
            if argument == words.first {
                words.removeFirst()
            } else if argument == "--" {
                operands += rest
                return nil
            } else if argument.hasPrefix("--") {
                if let complaint = readLong(argument, &rest) { return complaint }
            } else if argument.hasPrefix("-"), argument != "-" {
                if let complaint = readShort(argument, &rest) { return complaint }
            } else {
                operands.append(argument)
            }
        }
        return nil
    }

    private mutating func readLong(_ argument: String, _ rest: inout ArraySlice<String>) -> Complaint? {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let option = options.first(where: { $0.names.contains(parts[0]) }) else {
            return flag("unknown flag: \(parts[0])")
        }
        if ["--at", "--from-file", "--from-yaml"].contains(parts[0]) { isExtended = true }
        if parts.count == 2 { return option.argument == nil ? truth(parts[1], option) : nil }
        guard option.argument != nil, !option.isArgumentOptional else { return nil }
        return rest.popFirst() == nil ? flag("flag needs an argument: \(argument)") : nil
    }

    private func readShort(_ argument: String, _ rest: inout ArraySlice<String>) -> Complaint? {
        var letters = argument.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = options.first(where: { $0.names.contains("-\(letter)") }) else {
                return flag("unknown shorthand flag: '\(letter)' in -\(letter)\(letters)")
            }
            if letters.first == "=" {
                return option.argument == nil ? truth(String(letters.dropFirst()), option) : nil
            }
            guard option.argument != nil, !option.isArgumentOptional else { continue }
            guard letters.isEmpty else { return nil }
            return rest.popFirst() == nil ? flag("flag needs an argument: '\(letter)' in -\(letter)") : nil
        }
        return nil
    }

    private func truth(_ value: String, _ option: ManOption) -> Complaint? {
        let truths = ["true", "t", "1", "TRUE", "True", "T", "false", "f", "0", "FALSE", "False", "F"]
        guard !truths.contains(value) else { return nil }
        return flag(
            "invalid argument \"\(value)\" for \"\(option.names.joined(separator: ", "))\" flag: "
                + "strconv.ParseBool: parsing \"\(value)\": invalid syntax")
    }

    private func flag(_ message: String) -> Complaint {
        ("\(message)\n\nUsage:  \(usage)\n\nRun '\(path) --help' for more information", DockerVoice.flagStatus)
    }

    private func miscount(_ count: Count) -> Complaint? {
        guard !isExtended else { return nil }
        let (wrong, words, verb): (Bool, String, String) =
            switch count {
            case .none: (!operands.isEmpty, "accepts no arguments", "Run")
            case .exactly(let number): (operands.count != number, "requires \(Self.arguments(number))", "Run")
            case .atLeast(let number): (operands.count < number, "requires at least \(Self.arguments(number))", "See")
            case .atMost(let number): (operands.count > number, "requires at most \(Self.arguments(number))", "See")
            }
        guard wrong else { return nil }
        return ("docker: '\(path)' \(words)\n\nUsage:  \(usage)\n\n\(verb) '\(path) --help' for more information", 1)
    }

    private static func arguments(_ number: Int) -> String { number == 1 ? "1 argument" : "\(number) arguments" }
}

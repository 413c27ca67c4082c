/// What docker's command line would say of a wrong one. What is right is left to our own parser, which says other things.
///
/// Source: docker/cli cli/required.go and cli/cobra.go, spf13/pflag.
struct DockerCommandLine {
    /// How often operands may be given.
    private enum Count { case none, exactly(Int), atLeast(Int), atMost(Int), oneOrTwo }

    /// The operands of docker's commands, by their pages: in the usage line, and how many.
    private static let commands: [String: (operands: String, Count)] = [
        "commit": (" [OPTIONS] CONTAINER [REPOSITORY[:TAG]]", .oneOrTwo),
        "cp": (
            " [OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH",
            .exactly(2)
        ),
        "export": (" [OPTIONS] CONTAINER", .exactly(1)),
        "history": (" [OPTIONS] IMAGE", .exactly(1)),
        "images": (" [OPTIONS] [REPOSITORY[:TAG]]", .atMost(1)),
        "import": (" [OPTIONS] file|URL|- [REPOSITORY[:TAG]]", .atLeast(1)),
        "inspect": (" [OPTIONS] NAME|ID [NAME|ID...]", .atLeast(1)),
        "load": (" [OPTIONS]", .none),
        "prune": (" [OPTIONS]", .none),
        "ps": (" [OPTIONS]", .none),
        "rm": (" [OPTIONS] CONTAINER [CONTAINER...]", .atLeast(1)),
        "rmi": (" [OPTIONS] IMAGE [IMAGE...]", .atLeast(1)),
        "save": (" [OPTIONS] IMAGE [IMAGE...]", .atLeast(1)),
        "search": (" [OPTIONS] TERM", .exactly(1)),
        "tag": (" SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]", .exactly(2)),
    ]

    /// Our options before the name of a command, and after it.
    static let global = ManPages.page(named: "tote")?.options() ?? []

    private let path: String
    private let usage: String
    private let options: [ManOption]
    private var operands: [String] = []
    /// Whether an option is there that docker has not, so that docker's numbers of operands do not hold.
    private var isExtended = false
    /// What is said of a `--type` that there is not.
    private var kind: Complaint?

    /// What is wrong with a command line; `nil` where docker would not complain or has no such command.
    static func complaint(about invocation: Invocation) -> Complaint? {
        var program = DockerCommandLine(path: "docker", usage: "docker [OPTIONS] COMMAND [ARG...]", options: global)
        if let complaint = program.read(invocation, operands: 0) { return complaint }
        guard let command = invocation.command, invocation.words != ["image"] else { return unknown(invocation) }
        guard let (operands, count) = commands[invocation.topic],
            let own = DockerContainers.options[invocation.topic]
                ?? ManPages.page(named: "tote-\(invocation.topic)")?.options()
        else { return nil }
        let isGrouped = invocation.words.count == 2
        let use = isGrouped && invocation.topic == "inspect" ? " [OPTIONS] IMAGE [IMAGE...]" : operands
        var line = DockerCommandLine(
            path: "docker \(command)", usage: "docker \(command)\(use)", options: own + global)
        return line.read(invocation) ?? line.miscount(count) ?? line.kind
    }

    private init(path: String, usage: String, options: [ManOption]) {
        self.path = path
        self.usage = usage
        self.options = options
    }

    private static func unknown(_ invocation: Invocation) -> Complaint? {
        guard let word = invocation.strangeWord else { return nil }
        guard !invocation.words.isEmpty else {
            return Complaint(
                text: "docker: unknown command: docker \(word)\n\nRun 'docker --help' for more information", status: 1)
        }
        let text = "docker: unknown command: docker image \(word)\n\nUsage:  docker image\n\n"
        return Complaint(text: text + "Run 'docker image --help' for more information", status: 1)
    }

    /// Reads what stands before the operand after the first `limit`, or all.
    private mutating func read(_ invocation: Invocation, operands limit: Int = .max) -> Complaint? {
        var rest = invocation.arguments[...]
        var words = invocation.words[...]
        while !rest.isEmpty {
            for token in ArgumentToken.next(of: &rest, options, strict: false) {
                switch token {
                case .operand where operands.count == limit: return nil
                case .operand(let text) where text == words.first && limit > 0: words.removeFirst()
                case .operand(let text): operands.append(text)
                case .wrong(_, let complaint): return flag(complaint)
                case .option(let option, _, let value): if let complaint = read(option, value) { return complaint }
                case .end:
                    operands += rest
                    return nil
                }
            }
        }
        return nil
    }

    private mutating func read(_ option: ManOption, _ value: String?) -> Complaint? {
        if ["--at", "--from-file", "--from-yaml"].contains(option.names.last) { isExtended = true }
        guard let value else { return nil }
        guard option.needsValue else {
            return Truth(value) == nil ? invalid(value, option, Self.parsing(value, as: "Bool")) : nil
        }
        switch option.names.last {
        case "--filter" where !value.isEmpty && !value.contains("="):
            return invalid(value, option, "bad format of filter (expected name=value)")
        case "--type" where InspectedKind(rawValue: value) == nil:
            let kinds = InspectedKind.allCases.map { "\"\($0.rawValue)\"" }.sorted().joined(separator: ", ")
            let text = value.isEmpty ? "type is empty" : "unknown type: \"\(value)\""
            kind = Complaint(text: "\(text): must be one of \(kinds)", status: 1)
            return nil
        case "--limit" where Int(value) == nil: return invalid(value, option, Self.parsing(value, as: "Int"))
        default: return nil
        }
    }

    private static func parsing(_ value: String, as type: String) -> String {
        "strconv.Parse\(type): parsing \"\(value)\": invalid syntax"
    }

    private func invalid(_ value: String, _ option: ManOption, _ reason: String) -> Complaint {
        flag("invalid argument \"\(value)\" for \"\(option.names.joined(separator: ", "))\" flag: \(reason)")
    }

    private func flag(_ message: String) -> Complaint {
        Complaint(
            text: "\(message)\n\nUsage:  \(usage)\n\nRun '\(path) --help' for more information",
            status: DockerVoice.flagStatus)
    }

    private func miscount(_ count: Count) -> Complaint? {
        guard !isExtended else { return nil }
        let (wrong, words, verb): (Bool, String, String) =
            switch count {
            case .none: (!operands.isEmpty, "accepts no arguments", "Run")
            case .exactly(let number): (operands.count != number, "requires \(Self.arguments(number))", "Run")
            case .atLeast(let number): (operands.count < number, "requires at least \(Self.arguments(number))", "See")
            case .oneOrTwo:
                (!(1...2).contains(operands.count), "requires at least 1 and at most 2 arguments", "Run")
            case .atMost(let number): (operands.count > number, "requires at most \(Self.arguments(number))", "See")
            }
        guard wrong else { return nil }
        return Complaint(
            text: "docker: '\(path)' \(words)\n\nUsage:  \(usage)\n\n\(verb) '\(path) --help' for more information",
            status: 1)
    }

    private static func arguments(_ number: Int) -> String { number == 1 ? "1 argument" : "\(number) arguments" }
}

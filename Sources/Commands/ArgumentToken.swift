/// A piece of a command line as pflag, docker's parser, understands it: by the options that are known at its place.
enum ArgumentToken {
    case operand(String)
    /// An option, under the name it was given, with its value where it has one.
    case option(ManOption, name: String, value: String?)
    /// What cannot be understood: the argument, or what is left of it, and what pflag says of it.
    case wrong(String, complaint: String)
    /// `--`; operands only follow.
    case end

    /// Takes the first argument, and the next where that is its value, off `rest`.
    ///
    /// `strict`: whether an option that is known is no value of the one before it, unlike for pflag.
    static func next(of rest: inout ArraySlice<String>, _ options: [ManOption], strict: Bool) -> [ArgumentToken] {
        guard let argument = rest.popFirst() else { return [] }
        if argument == "--" { return [.end] }
        let value = { (rest: inout ArraySlice<String>) -> String? in
            guard let first = rest.first, !strict || !options.contains(where: { $0.names.contains(first) }) else {
                return nil
            }
            return rest.popFirst()
        }
        if argument.hasPrefix("--") { return [long(argument, &rest, options, value)] }
        guard argument.hasPrefix("-"), argument != "-" else { return [.operand(argument)] }
        return short(argument, &rest, options, value)
    }

    private typealias Value = (inout ArraySlice<String>) -> String?

    private static func long(
        _ argument: String, _ rest: inout ArraySlice<String>, _ options: [ManOption], _ next: Value
    ) -> ArgumentToken {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let option = options.first(where: { $0.names.contains(parts[0]) }) else {
            return .wrong(argument, complaint: "unknown flag: \(parts[0])")
        }
        if parts.count == 2 { return .option(option, name: parts[0], value: parts[1]) }
        guard option.needsValue else { return .option(option, name: argument, value: nil) }
        guard let value = next(&rest) else {
            return .wrong(argument, complaint: "flag needs an argument: \(argument)")
        }
        return .option(option, name: argument, value: value)
    }

    private static func short(
        _ argument: String, _ rest: inout ArraySlice<String>, _ options: [ManOption], _ next: Value
    ) -> [ArgumentToken] {
        var tokens: [ArgumentToken] = []
        var letters = argument.dropFirst()
        while let letter = letters.popFirst() {
            let name = "-\(letter)"
            guard let option = options.first(where: { $0.names.contains(name) }) else {
                return tokens + [
                    .wrong(name + letters, complaint: "unknown shorthand flag: '\(letter)' in \(name)\(letters)")
                ]
            }
            if letters.first == "=", letters.count > 1 {
                return tokens + [.option(option, name: name, value: String(letters.dropFirst()))]
            }
            guard option.needsValue else {
                tokens.append(.option(option, name: name, value: nil))
                continue
            }
            guard let value = letters.isEmpty ? next(&rest) : String(letters) else {
                return tokens + [.wrong(name, complaint: "flag needs an argument: '\(letter)' in \(name)")]
            }
            return tokens + [.option(option, name: name, value: value)]
        }
        return tokens
    }
}

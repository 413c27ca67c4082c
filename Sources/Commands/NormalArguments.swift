internal import ByteIO

/// A command line in the one form that the parser cannot misread.
///
/// Docker's parser takes more forms than ours: `-aqfVALUE`, `--quiet=false`, values that begin with a dash. And ours takes
/// a `--quiet` anywhere for the one before the command.
struct NormalArguments {
    /// What the parser gets.
    private(set) var texts: [String] = []

    private var given: Set<String> = []
    private let allowsRepetition: Bool

    /// Reads the arguments of `invocation` by the options on the pages; those of a command that has none stay as they are.
    ///
    /// - Throws: `.usage` for a second value of an option that has one; docker takes the last.
    init(_ invocation: Invocation) throws(ImageError) {
        allowsRepetition = invocation.isDocker
        // Operands have one form only: the pages need not be read.
        guard invocation.arguments.contains(where: { $0.hasPrefix("-") }) else {
            texts = invocation.arguments
            return
        }
        let global = DockerCommandLine.global
        let page = invocation.words.isEmpty ? nil : ManPages.page(named: "tote-\(invocation.topic)")
        let own = page?.options() ?? []
        var rest = invocation.arguments[...]
        var words = invocation.words[...]
        while !rest.isEmpty {
            let options = words.isEmpty ? own + global : global
            for token in ArgumentToken.next(of: &rest, options, strict: !invocation.isDocker) {
                if case .operand(let text) = token, text == words.first { words.removeFirst() }
                try append(token)
                if case .end = token {
                    texts += rest
                    return
                }
            }
        }
    }

    private mutating func append(_ token: ArgumentToken) throws(ImageError) {
        switch token {
        case .operand(let text), .wrong(let text, _): texts.append(text)
        case .end: texts.append("--")
        case .option(let option, let name, let value): try append(option, name, value)
        }
    }

    private mutating func append(_ option: ManOption, _ name: String, _ value: String?) throws(ImageError) {
        let long = option.names.last ?? name
        if option.needsValue {
            let isFirst = given.insert(long).inserted
            guard isFirst || option.isRepeatable || allowsRepetition else {
                throw ImageError(.usage, "\(name) is given twice")
            }
            texts += long.hasPrefix("--") && value != "" ? ["\(long)=\(value ?? "")"] : [long, value ?? ""]
            return
        }
        let short = option.names.first ?? name
        guard let truth = value.map({ Truth($0) }) ?? Truth(true) else { return texts.append("\(name)=\(value ?? "")") }
        if option.isArgumentOptional { return texts.append("\(long)=\(truth.isTrue)") }
        texts.removeAll { $0 == short }
        if truth.isTrue { texts.append(short) }
    }
}

/// An operand as a manual page's synopsis has it.
struct ManOperand: Equatable {
    /// The word, or words between bars, as in `place | image`.
    let name: String
    let isOptional: Bool
    let isRepeatable: Bool

    /// The operands in a form of the command line: argument words that no flag stands before in the same brackets.
    static func all(in synopsis: ManText) -> [ManOperand] {
        var operands: [ManOperand] = []
        var depth = 0
        var flagDepth: Int?
        for run in synopsis.runs {
            switch run.role {
            case .flag: flagDepth = depth
            case .argument where flagDepth == 0: flagDepth = nil  // What a flag that must be given takes.
            case .argument where flagDepth == nil: add(run.text, depth: depth, to: &operands)
            case .text where run.text == "[": depth += 1
            case .text where run.text == "]":
                depth -= 1
                if let inner = flagDepth, depth < inner { flagDepth = nil }
            case .text where run.text == "|": join(&operands)
            default: break
            }
        }
        return operands
    }

    private static func add(_ text: String, depth: Int, to operands: inout [ManOperand]) {
        let isRepeatable = text.hasSuffix(" ...")
        let word = isRepeatable ? String(text.dropLast(" ...".count)) : text
        var name = word
        if let last = operands.last, last.name.hasSuffix("|") {
            operands.removeLast()
            name = "\(last.name) \(word)"
        }
        operands.append(ManOperand(name: name, isOptional: depth > 0, isRepeatable: isRepeatable))
    }

    /// A bar after an operand: the next word is another name of it.
    private static func join(_ operands: inout [ManOperand]) {
        guard let last = operands.popLast() else { return }
        operands.append(ManOperand(name: last.name + " |", isOptional: last.isOptional, isRepeatable: false))
    }
}

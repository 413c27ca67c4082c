internal import ByteIO

/// A shell pattern: `*` any run, `?` one character, an escape takes the next one literally.
struct ShellPattern {
    private enum Part {
        case run, one
        case character(Unicode.Scalar)
    }

    /// Matching costs the product of the lengths, replacing once more the length of the text.
    private static let stepLimit = 5_000_000

    private let parts: [Part]

    init(_ pattern: [UInt8], escape: UInt8) {
        var parts: [Part] = []
        var escaped = false
        for scalar in String(decoding: pattern, as: UTF8.self).unicodeScalars {
            if !escaped, scalar.value == UInt32(escape) {
                escaped = true
                continue
            }
            switch scalar {
            case "*" where !escaped: parts.append(.run)
            case "?" where !escaped: parts.append(.one)
            default: parts.append(.character(scalar))
            }
            escaped = false
        }
        self.parts = parts
    }

    private init(parts: [Part]) { self.parts = parts }

    /// `value` without its shortest (`#`, `%`) or longest (`##`, `%%`) beginning or end that matches.
    static func strip(
        _ value: String, _ modifier: UInt8, _ word: [UInt8], escape: UInt8
    ) throws(ImageError) -> String {
        let longest = word.first == modifier
        let pattern = ShellPattern(longest ? Array(word.dropFirst()) : word, escape: escape)
        var text = Array(value.unicodeScalars)
        var steps = 0
        if modifier == UInt8(ascii: "#") {
            let lengths = try pattern.lengths(at: 0, of: text, &steps)
            text.removeFirst((longest ? lengths.last : lengths.first) ?? 0)
        } else {
            let backwards = ShellPattern(parts: pattern.parts.reversed())
            let lengths = try backwards.lengths(at: 0, of: text.reversed(), &steps)
            text.removeLast((longest ? lengths.last : lengths.first) ?? 0)
        }
        return String(String.UnicodeScalarView(text))
    }

    /// `value` with the first match, or all, replaced; each match is as long as can be.
    func replace(in value: String, with replacement: String, all: Bool) throws(ImageError) -> String {
        let text = Array(value.unicodeScalars)
        var result = String.UnicodeScalarView()
        var position = 0
        var steps = 0
        var done = false
        while position < text.count {
            let length = done ? nil : try lengths(at: position, of: text, &steps).last
            if let length, length > 0 {
                result += replacement.unicodeScalars
                position += length
                done = !all
            } else {
                result.append(text[position])
                position += 1
            }
        }
        return String(result)
    }

    /// The lengths of all matches that begin at `start`, ascending.
    private func lengths(
        at start: Int, of text: [Unicode.Scalar], _ steps: inout Int
    ) throws(ImageError) -> [Int] {
        var lengths: [Int] = []
        var states = closure([0])
        if states.contains(parts.count) { lengths.append(0) }
        var position = start
        while position < text.count, !states.isEmpty {
            steps += states.count
            guard steps <= Self.stepLimit else {
                throw ImageError(.limitExceeded, "pattern takes more than \(Self.stepLimit) steps to match")
            }
            states = closure(states.compactMap { next($0, text[position]) })
            position += 1
            if states.last == parts.count { lengths.append(position - start) }
        }
        return lengths
    }

    private func next(_ state: Int, _ scalar: Unicode.Scalar) -> Int? {
        guard state < parts.count else { return nil }
        switch parts[state] {
        case .run: return state
        case .one: return state + 1
        case .character(let wanted): return wanted == scalar ? state + 1 : nil
        }
    }

    /// The states and those behind a run, which may be empty; ascending, each once.
    private func closure(_ states: [Int]) -> [Int] {
        var result: [Int] = []
        for var state in states where state > (result.last ?? -1) || result.isEmpty {
            result.append(state)
            while state < parts.count, case .run = parts[state] {
                state += 1
                result.append(state)
            }
        }
        return result
    }
}

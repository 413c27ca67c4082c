/// A pattern for the output of a program: `*` stands for anything within a line, a line `...` for any lines.
struct Glob {
    private let lines: [Substring]

    init(_ pattern: String) {
        lines = pattern.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Whether all of `text` is as the pattern says.
    func matches(_ text: String) -> Bool {
        let found = text.split(separator: "\n", omittingEmptySubsequences: false)
        return Self.matches(lines[...], found[...], isAny: { $0 == "..." }, isSame: Self.matchesLine)
    }

    private static func matchesLine(_ pattern: Substring, _ line: Substring) -> Bool {
        matches(Array(pattern)[...], Array(line)[...], isAny: { $0 == "*" }, isSame: ==)
    }

    /// Matches two sequences; on a mismatch the last element that stands for anything takes one more.
    private static func matches<Element>(
        _ pattern: ArraySlice<Element>, _ found: ArraySlice<Element>, isAny: (Element) -> Bool,
        isSame: (Element, Element) -> Bool
    ) -> Bool {
        var (wanted, position) = (pattern.startIndex, found.startIndex)
        var retry: (wanted: Int, position: Int)?
        while position < found.endIndex {
            if wanted < pattern.endIndex, isAny(pattern[wanted]) {
                wanted += 1
                retry = (wanted, position)
            } else if wanted < pattern.endIndex, isSame(pattern[wanted], found[position]) {
                wanted += 1
                position += 1
            } else if let last = retry {
                retry = (last.wanted, last.position + 1)
                wanted = last.wanted
                position = last.position + 1
            } else {
                return false
            }
        }
        return pattern[wanted...].allSatisfy(isAny)
    }
}

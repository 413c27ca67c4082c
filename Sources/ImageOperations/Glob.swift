/// A pattern of Go's `path.Match`: `*` any run without a slash, `?` one character, `[a-z]` one of a range, `\x` x itself.
public struct Glob: Sendable {
    private let pattern: [UInt8]

    /// Takes the pattern as it is; a malformed one matches nothing.
    public init(_ pattern: String) { self.pattern = Array(pattern.utf8) }

    /// Takes the pattern's bytes.
    init(bytes: [UInt8]) { pattern = bytes }

    /// Whether the whole of `text` matches, where `**` is any run of characters, slashes too. Time is bounded by the
    /// product of the lengths.
    func matchesAcross(_ text: [UInt8]) -> Bool {
        // Which places in the pattern the text so far may have led to; at a star one can stay.
        var now = [Bool](repeating: false, count: pattern.count + 1)
        var next = now
        enter(0, &now)
        for byte in text {
            for place in next.indices { next[place] = false }
            for place in pattern.indices where now[place] {
                if pattern[place] == UInt8(ascii: "*") {
                    if byte != UInt8(ascii: "/") || isDoubled(place) { enter(place, &next) }
                } else if let following = step(place, byte) {
                    enter(following, &next)
                }
            }
            swap(&now, &next)
        }
        return now[pattern.count]
    }

    /// Marks a place, and those behind the stars that it is at.
    private func enter(_ place: Int, _ places: inout [Bool]) {
        var place = place
        places[place] = true
        while place < pattern.count, pattern[place] == UInt8(ascii: "*") {
            place += 1
            places[place] = true
        }
    }

    /// Whether the star at `place` has another beside it.
    private func isDoubled(_ place: Int) -> Bool {
        let star = UInt8(ascii: "*")
        return place > 0 && pattern[place - 1] == star || place + 1 < pattern.count && pattern[place + 1] == star
    }

    /// Whether the whole of `text` matches. Time is bounded by the product of the lengths.
    public func matches(_ text: String) -> Bool { matches(Array(text.utf8)) }

    /// Whether all of the bytes match.
    public func matches(_ text: [UInt8]) -> Bool {
        var place = 0
        var at = 0
        var star: (place: Int, at: Int)?
        while at < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place + 1, at)
                place += 1
            } else if let next = step(place, text[at]) {
                place = next
                at += 1
            } else if let back = star, text[back.at] != UInt8(ascii: "/") {
                star = (back.place, back.at + 1)
                place = back.place
                at = back.at + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// Where the pattern goes on after it took `byte`; `nil` where it does not take it.
    private func step(_ place: Int, _ byte: UInt8) -> Int? {
        guard place < pattern.count else { return nil }
        switch pattern[place] {
        case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : place + 1
        case UInt8(ascii: "["): return range(place + 1, byte)
        case UInt8(ascii: "\\"):
            guard place + 1 < pattern.count else { return nil }
            return pattern[place + 1] == byte ? place + 2 : nil
        default: return pattern[place] == byte ? place + 1 : nil
        }
    }

    /// A bracket: `[abc]`, `[a-z]`, `[^a-z]`.
    private func range(_ start: Int, _ byte: UInt8) -> Int? {
        var place = start
        let negated = place < pattern.count && pattern[place] == UInt8(ascii: "^")
        if negated { place += 1 }
        var found = false
        var first = true
        while place < pattern.count, first || pattern[place] != UInt8(ascii: "]") {
            first = false
            let low = pattern[place]
            var high = low
            if place + 2 < pattern.count, pattern[place + 1] == UInt8(ascii: "-"),
                pattern[place + 2] != UInt8(ascii: "]")
            {
                high = pattern[place + 2]
                place += 2
            }
            place += 1
            if low <= byte, byte <= high { found = true }
        }
        guard place < pattern.count, found != negated, byte != UInt8(ascii: "/") else { return nil }
        return place + 1
    }
}

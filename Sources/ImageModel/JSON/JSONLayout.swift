/// How a JSON text is laid out: found in its outermost object or array.
struct JSONLayout {
    /// What a level is indented by; `nil` where all is on one line.
    let indent: [UInt8]?
    /// What stands between a key and its value.
    let colon: [UInt8]
    /// What stands between two values on one line.
    let comma: [UInt8]

    init(_ bytes: [UInt8], _ root: JSONValue) {
        let starts: [Int]
        switch root.content {
        case .object(let members): starts = members.map(\.keyRange.lowerBound)
        case .array(let elements): starts = elements.map(\.offset)
        default: starts = []
        }
        let gap = starts.first.map { bytes[(root.offset + 1)..<$0] } ?? []
        indent = gap.contains(0x0a) ? Self.lastLine(of: Array(gap)) : nil
        let member = root.members?.first
        colon =
            member.map { Array(bytes[$0.keyRange.upperBound..<$0.value.offset]) }
            ?? Array((indent == nil ? ":" : ": ").utf8)
        let spaced = member.map { $0.value.range.upperBound } ?? root.elements?.first?.range.upperBound
        comma = starts.count > 1 ? Array(bytes[(spaced ?? starts[1])..<starts[1]]) : Array(",".utf8)
    }

    /// The text of `value`, whose line begins with `indentation`.
    func encode(_ value: JSON, under indentation: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(indent: indent.map { String(decoding: $0, as: UTF8.self) })
        writer.prefix = String(decoding: indentation, as: UTF8.self)
        return writer.encode(value)
    }

    func indentation(atDepth depth: Int) -> [UInt8] {
        Array(repeatElement(indent ?? [], count: depth).joined())
    }

    /// What goes around the first item of a container at `depth`.
    func lines(atDepth depth: Int) -> (before: [UInt8], after: [UInt8]) {
        guard indent != nil else { return ([], []) }
        return ([0x0a] + indentation(atDepth: depth + 1), [0x0a] + indentation(atDepth: depth))
    }

    /// What stands between the items of a container: what stands between the first two, or else what stands before the
    /// first.
    func separator(_ bytes: [UInt8], _ spans: [Range<Int>], gap: [UInt8]) -> [UInt8] {
        if spans.count > 1 { return Array(bytes[spans[0].upperBound..<spans[1].lowerBound]) }
        return gap.contains(0x0a) ? [UInt8(ascii: ",")] + gap : comma.filter { $0 != 0x0a || indent == nil }
    }

    /// The whitespace after the last line feed of `gap`.
    static func lastLine(of gap: [UInt8]) -> [UInt8] {
        guard let feed = gap.lastIndex(of: 0x0a) else { return [] }
        return Array(gap[(feed + 1)...])
    }
}

/// The difference of two texts in the unified form that `patch` reads.
struct TextPatch {
    /// Lines of context around a change.
    private static let context = 3

    private let old: [ArraySlice<UInt8>]
    private let new: [ArraySlice<UInt8>]
    private let difference: LineDiff

    /// Compares two texts line by line.
    init(_ old: [UInt8], _ new: [UInt8]) {
        self.old = Self.lines(old)
        self.new = Self.lines(new)
        var numbers: [ArraySlice<UInt8>: Int32] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int32 {
            if let known = numbers[line] { return known }
            numbers[line] = Int32(numbers.count)
            return Int32(numbers.count - 1)
        }
        difference = LineDiff(self.old.map(number), self.new.map(number))
    }

    /// Lines with their line feeds; the last may have none.
    private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
            lines.append(text[start..<end])
            start = end
        }
        return lines
    }

    /// A line of the patch.
    private struct Line {
        let mark: UInt8
        let text: ArraySlice<UInt8>
        /// How many lines of both texts are before it.
        let before: (old: Int, new: Int)
    }

    /// The hunks, without the two lines that name the files.
    var bytes: [UInt8] {
        let lines = merged
        var result: [UInt8] = []
        var next = 0
        while let change = lines[next...].firstIndex(where: { $0.mark != 0x20 }) {
            var end = change
            // Changes with no more than twice the context between them are one hunk.
            while let other = lines[end...].prefix(2 * Self.context + 2).dropFirst().lastIndex(where: {
                $0.mark != 0x20
            }) {
                end = other
            }
            let hunk = lines[max(next, change - Self.context)..<min(lines.count, end + Self.context + 1)]
            append(hunk, to: &result)
            next = end + 1
        }
        return result
    }

    private var merged: [Line] {
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let before = (left, right)
            if left < old.count, difference.isRemoved[left] {
                lines.append(Line(mark: 0x2D, text: old[left], before: before))
                left += 1
            } else if right < new.count, difference.isInserted[right] {
                lines.append(Line(mark: 0x2B, text: new[right], before: before))
                right += 1
            } else {
                lines.append(Line(mark: 0x20, text: old[left], before: before))
                left += 1
                right += 1
            }
        }
        return lines
    }

    private func append(_ hunk: ArraySlice<Line>, to bytes: inout [UInt8]) {
        guard let first = hunk.first else { return }
        let removed = hunk.count { $0.mark != 0x2B }
        let inserted = hunk.count { $0.mark != 0x2D }
        bytes += "@@ -\(Self.range(first.before.old, removed)) +\(Self.range(first.before.new, inserted)) @@\n".utf8
        for line in hunk {
            bytes.append(line.mark)
            bytes += line.text
            if line.text.last != 0x0A { bytes += "\n\\ No newline at end of file\n".utf8 }
        }
    }

    /// `12,3`; a range of one line is its number alone, an empty one has the number of the line before it.
    private static func range(_ before: Int, _ count: Int) -> String {
        count == 1 ? "\(before + 1)" : "\(count == 0 ? before : before + 1),\(count)"
    }
}

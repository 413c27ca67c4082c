/// Go's `text/tabwriter` as docker sets it up: cells end with a tab, are at least 10 wide with 3 spaces after them, and a
/// column reaches over the lines that have it without a gap. What follows the last tab of a line is not padded.
public struct TabWriter: Sendable {
    private static let minimum = 10
    private static let padding = 3

    /// The text with its tabs made into columns. Widths count scalars, as Go's counts runes.
    public static func align(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        let endsWithLine = lines.last == [""]
        if endsWithLine { lines.removeLast() }
        var widths = lines.map { line in [Int](repeating: 0, count: max(0, line.count - 1)) }
        measure(lines, &widths, 0..<lines.count, column: 0)
        let rows = zip(lines, widths).map { line, widths in
            zip(line, widths).map { cell, width in
                cell + String(repeating: " ", count: max(0, width - cell.unicodeScalars.count))
            }.joined() + (line.last ?? "")
        }
        return rows.joined(separator: "\n") + (endsWithLine ? "\n" : "")
    }

    /// Sets the width of `column` in each run of lines that have it, and goes on to the next inside that run.
    private static func measure(_ lines: [[String]], _ widths: inout [[Int]], _ range: Range<Int>, column: Int) {
        var at = range.lowerBound
        while at < range.upperBound {
            guard column < widths[at].count else {
                at += 1
                continue
            }
            let start = at
            while at < range.upperBound, column < widths[at].count { at += 1 }
            let widest = lines[start..<at].map { $0[column].unicodeScalars.count }.max() ?? 0
            let width = max(minimum, widest + padding)
            for line in start..<at { widths[line][column] = width }
            measure(lines, &widths, start..<at, column: column + 1)
        }
    }
}

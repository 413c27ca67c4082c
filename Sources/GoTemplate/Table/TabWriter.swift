/// Go's `text/tabwriter` as docker sets it up: cells end with a tab, are at least 10 wide with 3 spaces after them, and a
/// column reaches over the lines that have it without a gap. What follows the last tab of a line is not padded.
public struct TabWriter: Sendable {
    private let bytes: [UInt8]
    private var output: [UInt8] = []
    /// The cells of the lines whose columns may still grow.
    private var lines: [[Range<Int>]] = []

    private static let minimum = 10
    private static let padding = 3

    /// The text with its tabs made into columns. Widths count scalars, as Go's counts runes.
    public static func align(_ text: String) -> String {
        var writer = TabWriter(bytes: Array(text.utf8))
        writer.run()
        return String(decoding: writer.output, as: UTF8.self)
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() {
        var cells: [Range<Int>] = []
        var start = 0
        // Tabs of both kinds end a cell, a line feed ends a line, and a form feed all columns with it.
        for (place, byte) in bytes.enumerated() where (0x09...0x0c).contains(byte) {
            cells.append(start..<place)
            start = place + 1
            guard byte == 0x0a || byte == 0x0c else { continue }
            lines.append(cells)
            if byte == 0x0c || cells.count == 1 { flush(endsLine: true) }
            cells = []
        }
        lines.append(cells + [start..<bytes.count])
        flush(endsLine: false)
    }

    private mutating func flush(endsLine: Bool) {
        let widths = widths()
        for (line, cells) in lines.enumerated() {
            for (column, cell) in cells.enumerated() {
                output += bytes[cell]
                guard column < widths[line].count else { continue }
                output += repeatElement(UInt8(ascii: " "), count: widths[line][column] - count(cell))
            }
            if endsLine || line < lines.count - 1 { output.append(UInt8(ascii: "\n")) }
        }
        lines = []
    }

    /// The width of each cell that a tab ends: that of the widest one in the lines without a gap above and below.
    private func widths() -> [[Int]] {
        var widths = lines.map { _ in [Int]() }
        var column = 0
        var present = lines.indices.filter { lines[$0].count > 1 }
        while !present.isEmpty {
            var run: [Int] = []
            for line in present {
                if let last = run.last, last + 1 != line {
                    widen(run, column, &widths)
                    run = []
                }
                run.append(line)
            }
            widen(run, column, &widths)
            column += 1
            present = present.filter { lines[$0].count > column + 1 }
        }
        return widths
    }

    private func widen(_ run: [Int], _ column: Int, _ widths: inout [[Int]]) {
        let widest = run.map { count(lines[$0][column]) }.max() ?? 0
        for line in run { widths[line].append(max(Self.minimum, widest + Self.padding)) }
    }

    private func count(_ cell: Range<Int>) -> Int { bytes[cell].count { $0 & 0xc0 != 0x80 } }
}

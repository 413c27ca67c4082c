internal import ByteIO

/// Shows bytes from an image on a terminal: as they are as far as they are text, escaped where they would steer it.
final class ScreenSink: ByteSink {
    /// Bytes of a line that are held back for a scalar not to be cut: longer lines are shown in parts.
    private static let longestLine = 64 << 10
    private let screen: any ByteSink
    private var line: [UInt8] = []

    /// Shows what is written on `screen`.
    init(_ screen: any ByteSink) { self.screen = screen }

    func write(_ span: RawSpan) throws(ImageError) {
        line.append(contentsOf: span)
        guard let end = line.lastIndex(of: 0x0A) else {
            if line.count >= Self.longestLine { try flush() }
            return
        }
        try screen.write(Self.shown(Array(line[...end])))
        line.removeSubrange(...end)
    }

    func finish() throws(ImageError) {
        try flush()
        try screen.finish()
    }

    private func flush() throws(ImageError) {
        try screen.write(Self.shown(line))
        line = []
    }

    /// Text with its line feeds and tabs, all other control characters escaped.
    static func shown(_ text: [UInt8]) -> [UInt8] {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false).map { Printable($0).description }
                .joined(separator: "\t")
        }
        return Array(lines.joined(separator: "\n").utf8)
    }
}

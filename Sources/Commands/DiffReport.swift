internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// What `tote diff` prints: docker's lines, lines with sizes, or JSON objects.
final class DiffReport {
    private let form: ReportForm
    private let isStat: Bool
    private let sink: FileSink
    private let isTerminal = Terminal.isTerminal(.output)
    private var sum = Sum()
    /// Whether anything differs.
    private(set) var found = false

    private struct Sum {
        var counts: [LayerChange.Kind: Int] = [:]
        var bytes: Int64 = 0
    }

    init(_ form: ReportForm, isStat: Bool) throws(ImageError) {
        self.form = form
        self.isStat = isStat
        sink = try FileSink.standardOutput()
    }

    /// Passes on what is held back.
    func finish() throws(ImageError) { try sink.finish() }

    // MARK: Files

    /// Prints a path that differs.
    func show(_ change: FileDifference) throws(ImageError) {
        found = true
        switch form {
        case .json: try write(Self.object(change))
        case .text where isStat: try showSizes(change)
        case .text: try write("\(Self.letter(change.kind)) /\(Printable(change.path))")
        }
    }

    /// Prints how a text differs. In JSON it is left out: programs have the contents.
    func show(_ content: TreePatch.Content, of change: FileDifference) throws(ImageError) {
        guard form == .text else { return }
        switch content {
        case .same: return
        case .opaque:
            try write(
                "Files \(Self.name(change, "a", change.old)) and "
                    + "\(Self.name(change, "b", change.new)) differ")
        case .text(let hunks):
            guard !hunks.isEmpty else { return }
            try write("--- \(Self.name(change, "a", change.old))\n+++ \(Self.name(change, "b", change.new))")
            try sink.write(isTerminal ? ScreenSink.shown(hunks) : hunks)
        }
    }

    private static func name(_ change: FileDifference, _ side: String, _ entry: FileEntry?) -> String {
        entry?.kind == .file ? "\(side)/\(Printable(change.path))" : "/dev/null"
    }

    private func showSizes(_ change: FileDifference) throws(ImageError) {
        // A folder that differs in nothing but its content is told by that.
        guard change.aspects != [.inner] else { return }
        let (old, new) = (change.old.map { _ in change.oldBytes }, change.new.map { _ in change.newBytes })
        sum.counts[change.kind, default: 0] += 1
        sum.bytes = sum.bytes.addingReportingOverflow((new ?? 0) - (old ?? 0)).partialValue
        let sizes = [old, new].map { Self.right($0.map { HumanSize.text($0) } ?? "-", 8) }.joined(separator: " ")
        let aspects = change.aspects.isEmpty ? "" : "  " + change.aspects.map(\.rawValue).joined(separator: ", ")
        try write("\(Self.letter(change.kind)) \(sizes)  /\(Printable(change.path))\(aspects)")
    }

    /// Prints the line under all sizes.
    func showSum() throws(ImageError) {
        guard isStat, form == .text, !sum.counts.isEmpty else { return }
        let counts = LayerChange.Kind.allCases.map { "\(sum.counts[$0] ?? 0) \($0.rawValue)" }.joined(separator: ", ")
        let amount = HumanSize.text(Int64(clamping: sum.bytes.magnitude))
        try write("\(counts), \(amount) \(sum.bytes < 0 ? "less" : "more") in files")
    }

    private static func object(_ change: FileDifference) -> JSON {
        .object(
            [("change", .string(change.kind.rawValue))] + FileJSON.path(change.path) + [
                ("aspects", .strings(change.aspects.map(\.rawValue))),
                ("old", change.old.map(FileJSON.object) ?? .null), ("new", change.new.map(FileJSON.object) ?? .null),
            ])
    }

    // MARK: Configurations

    /// Prints a value that differs.
    func show(_ change: ConfigDiff.Difference) throws(ImageError) {
        found = true
        guard form == .text else {
            return try write(
                .object([
                    ("change", .string(change.kind.rawValue)), ("config", .string(change.path)),
                    ("old", change.old ?? .null), ("new", change.new ?? .null),
                ]))
        }
        let values = [change.old, change.new].compactMap { $0.map(Self.text) }.joined(separator: " -> ")
        try write("\(Self.letter(change.kind)) \(Printable(change.path)): \(values)")
    }

    private static func text(_ value: JSON) -> String {
        Printable(JSONWriter(escapesHTML: false).encode(value)).description
    }

    // MARK: Lines

    private static func letter(_ kind: LayerChange.Kind) -> String {
        switch kind {
        case .added: "A"
        case .changed: "C"
        case .removed: "D"
        }
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    private func write(_ text: String) throws(ImageError) { try sink.write(Array((text + "\n").utf8)) }
    private func write(_ value: JSON) throws(ImageError) { try sink.write(value.shown() + [0x0A]) }
}

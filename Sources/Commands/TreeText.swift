internal import ByteIO
internal import GoTemplate
internal import ImageModel
internal import ImageOperations

/// `tote tree` as text: the layers, what is hidden, and the folders with their sizes.
struct TreeText {
    private let picture: Picture
    /// How many hidden files are named.
    private static let longestList = 10
    /// How many folders deep the picture goes unless told.
    private static let usualDepth = 2
    /// How many entries are shown of each folder unless told how deep to go.
    private static let usualEntries = 10
    /// How much of a command is shown.
    private static let commandWidth = 60

    init(_ picture: Picture) { self.picture = picture }

    func write(to sink: any ByteSink) throws(ImageError) {
        let title = picture.title
        try write("\(title.name) \(title.id.dropFirst("sha256:".count).prefix(12)) \(title.platform)\n", to: sink)
        if picture.layer == nil { try write(summary + "\n", to: sink) }
        try write("\n" + TabWriter.align(layers), to: sink)
        if picture.layer == nil, !picture.report.wasted.isEmpty {
            try write("\n" + TabWriter.align(wasted), to: sink)
        }
        try write("\n", to: sink)
        try writeTree(to: sink)
    }

    private var summary: String {
        let report = picture.report
        let used = HumanSize.text(report.bytes - report.wastedBytes)
        return
            "\(HumanSize.text(report.bytes)) in files, \(used) in use, \(HumanSize.text(report.wastedBytes)) wasted: "
            + "efficiency \(Self.percent(report.efficiency))"
    }

    /// Hundredths of a percent.
    static func percent(_ efficiency: Int) -> String {
        let rest = String(efficiency % 100)
        return "\(efficiency / 100).\(rest.utf8.count < 2 ? "0" + rest : rest)%"
    }

    private var layers: String {
        let chosen = picture.report.layers.filter { picture.layer == nil || $0.number == picture.layer }
        let rows = chosen.map { layer in
            [
                String(layer.number), HumanSize.text(layer.bytes), HumanSize.text(layer.stored), String(layer.added),
                String(layer.changed), String(layer.removed), HumanSize.text(layer.wasted), Self.command(layer.step),
            ]
        }
        let head = ["LAYER", "SIZE", "STORED", "ADDED", "CHANGED", "REMOVED", "WASTED", "COMMAND"]
        return ([head] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
    }

    /// The command of a step on one line, without what every line has in front.
    static func command(_ step: HistoryEntry?) -> String {
        guard let step else { return "<missing>" }
        let text = Printable(step.createdBy.isEmpty ? step.comment : step.createdBy).description
        let scalars = text.unicodeScalars
        guard scalars.count > commandWidth else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(commandWidth - 1))) + "…"
    }

    private var wasted: String {
        var rows = [["WASTED", "LAYERS", "PATH"]]
        for waste in picture.report.wasted.prefix(Self.longestList) {
            let layers = waste.layers.map(String.init).joined(separator: ",")
            rows.append([HumanSize.text(waste.bytes), layers, "/\(Printable(waste.path))"])
        }
        let more = picture.report.wasted.dropFirst(Self.longestList)
        if !more.isEmpty {
            let bytes = more.reduce(Int64(0)) { $0.addingReportingOverflow($1.bytes).partialValue }
            rows.append([HumanSize.text(bytes), "", "in \(more.count) more"])
        }
        return rows.map { $0.joined(separator: "\t") + "\n" }.joined()
    }

    private func writeTree(to sink: any ByteSink) throws(ImageError) {
        let isLayer = picture.layer != nil
        try write((isLayer ? "  " : "") + "    SIZE    FILES  TREE\n", to: sink)
        var branches = TreeBranches()
        let most = picture.depth == nil ? Self.usualEntries : .max
        try picture.tree.walk(depth: picture.depth ?? Self.usualDepth, most: most) { line throws(ImageError) in
            let mark = isLayer ? "\(Self.mark(line.change)) " : ""
            let files = line.kind == .folder ? String(line.files) : ""
            let sizes = Self.right(HumanSize.text(line.bytes), 8) + Self.right(files, 9)
            let branch = branches.next(line.depth, isLast: line.isLast)
            try write("\(mark)\(sizes)  \(branch)\(Self.name(line))\n", to: sink)
        }
    }

    private static func name(_ line: SizeTree.Line) -> String {
        guard line.rest == 0 else { return "and \(line.rest) more" }
        let name = line.depth == 0 ? "/" : Printable(line.name).description + (line.kind == .folder ? "/" : "")
        return name + (line.target.map { " -> \(Printable($0))" } ?? "")
    }

    private static func mark(_ change: LayerChange.Kind?) -> String {
        switch change {
        case .added: "A"
        case .changed: "C"
        case .removed: "D"
        case nil: " "
        }
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.utf8.count)) + text
    }

    private func write(_ text: String, to sink: any ByteSink) throws(ImageError) { try sink.write(Array(text.utf8)) }
}

/// The lines that lead from folders to what is in them.
struct TreeBranches {
    /// Deeper than this, the lines would leave no room for names.
    private static let deepest = 40
    private var isLast: [Bool] = []

    /// What stands before a name `depth` folders deep.
    mutating func next(_ depth: Int, isLast last: Bool) -> String {
        guard depth > 0 else {
            isLast = []
            return ""
        }
        isLast.removeLast(max(0, isLast.count - (depth - 1)))
        let lines = isLast.suffix(Self.deepest).map { $0 ? "    " : "│   " }.joined()
        isLast.append(last)
        return lines + (last ? "└── " : "├── ")
    }
}

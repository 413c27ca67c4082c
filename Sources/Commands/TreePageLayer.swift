internal import ImageModel
internal import ImageOperations

/// A layer on the page: a line, and below it what the layer did.
struct TreePageLayer {
    /// The line and the list, as HTML.
    let text: String

    init(_ layer: SpaceReport.Layer, of tree: FileTree, most: Int) {
        let command = layer.step.map { $0.createdBy.isEmpty ? $0.comment : $0.createdBy } ?? ""
        let counts = [(layer.added, "added"), (layer.changed, "changed"), (layer.removed, "removed")]
            .filter { $0.0 > 0 }.map { "<span class=\"\($0.1)\">\($0.0) \($0.1)</span>" }.joined(separator: " ")
        let wasted = layer.wasted > 0 ? "<span class=\"waste\">\(HumanSize.text(layer.wasted)) wasted</span>" : ""
        text = """
            <details>
            <summary><i class="c\(layer.number % 8)"></i><span class="number">\(layer.number)</span>\
            <span class="size">\(HumanSize.text(layer.bytes))</span>\
            <span class="name"><code>\(HTMLText(command.isEmpty ? "no step in the history" : command))</code></span>\
            <span class="note">\(counts) \(wasted)</span></summary>
            <p class="note"><code>\(layer.digest)</code> · \(HumanSize.text(layer.stored)) stored\
            \(layer.step?.created.map { " · \(HTMLText($0))" } ?? "")</p>
            \(Self.changes(tree.largestChanges(of: layer.number, most: most), most: most))</details>

            """
    }

    private static func changes(_ list: (shown: [LayerChange], count: Int), most: Int) -> String {
        guard !list.shown.isEmpty else { return "" }
        let rows = list.shown.map { change in
            "<li><span class=\"mark \(change.kind.rawValue)\">\(change.kind.rawValue)</span>"
                + "<span class=\"size\">\(HumanSize.text(change.bytes))</span>"
                + "<span class=\"name\">/\(HTMLText(change.path))</span></li>\n"
        }
        let more = list.count - list.shown.count
        return "<ul class=\"rows\">\n\(rows.joined())"
            + (more > 0 ? "<li class=\"note\">and \(more) smaller ones</li>\n" : "") + "</ul>\n"
    }
}

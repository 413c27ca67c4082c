internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// `tote tree --html`: one page that needs nothing else, no network, no script.
struct TreePage {
    private let picture: Picture
    private let whole: FileTree
    /// How many lines the page has for folders and files: more would make it slow to open.
    private static let mostLines = 50_000
    /// How many entries are listed of each folder.
    private static let mostEntries = 200
    /// How many hidden files are listed, and how many of them at once.
    private static let longestList = 200
    private static let shortestList = 10
    /// How many changes are listed for each layer.
    private static let mostChanges = 50

    init(_ picture: Picture, of whole: FileTree) {
        self.picture = picture
        self.whole = whole
    }

    func write(to sink: any ByteSink) throws(ImageError) {
        try write(head, to: sink)
        try write(overview, to: sink)
        try writeLayers(to: sink)
        try write(wasted, to: sink)
        try writeTree(to: sink)
        try write("</main>\n</body>\n</html>\n", to: sink)
    }

    private var head: String {
        let title = HTMLText(picture.title.name)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <style>
            \(TreePageStyle.text)</style>
            </head>
            <body>
            <header><div>
            <h1>\(title)</h1>
            <p><code>\(HTMLText(picture.title.id))</code> · \(HTMLText(picture.title.platform))</p>
            </div></header>
            <main>

            """
    }

    // MARK: Overview

    private var overview: String {
        let report = picture.report
        let stored = report.layers.reduce(Int64(0)) { $0.addingReportingOverflow($1.stored).partialValue }
        return """
            <section class="cards">
            \(Self.card("Files", HumanSize.text(report.bytes), "in \(Self.count(report.layers.count, "layer"))"))
            \(Self.card("Stored", HumanSize.text(stored), "layers as they are kept"))
            \(Self.card("Wasted", HumanSize.text(report.wastedBytes), "in \(Self.count(report.wasted.count, "path"))"))
            \(Self.card("Efficiency", TreeText.percent(report.efficiency), "of the bytes are in use"))
            </section>

            """
    }

    private static func card(_ name: String, _ value: String, _ note: String) -> String {
        "<div class=\"card\"><h2>\(name)</h2><b>\(value)</b><small>\(note)</small></div>"
    }

    static func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    // MARK: Layers

    private func writeLayers(to sink: any ByteSink) throws(ImageError) {
        let report = picture.report
        try write("<section>\n<h2>Layers</h2>\n<div class=\"stack\">", to: sink)
        for layer in report.layers where layer.bytes > 0 {
            let title = "layer \(layer.number): \(HumanSize.text(layer.bytes))"
            try write(
                "<i class=\"c\(layer.number % 8)\" style=\"flex:\(layer.bytes)\" title=\"\(title)\"></i>", to: sink)
        }
        try write("</div>\n<div class=\"layers\">\n", to: sink)
        for layer in report.layers { try write(TreePageLayer(layer, of: whole, most: Self.mostChanges).text, to: sink) }
        try write("</div>\n</section>\n", to: sink)
    }

    // MARK: What is hidden

    private var wasted: String {
        let report = picture.report
        guard let most = report.wasted.first?.bytes else { return "" }
        let rows = report.wasted.prefix(Self.longestList).map { waste in
            let layers = waste.layers.map(String.init).joined(separator: ", ")
            return "<li>\(Self.bar(waste.bytes, of: most))<span class=\"size\">\(HumanSize.text(waste.bytes))</span>"
                + "<span class=\"name\">/\(HTMLText(waste.path))</span><span class=\"note\">layer \(layers)</span></li>\n"
        }
        let left = report.wasted.count - rows.count
        var rest = rows.dropFirst(Self.shortestList).joined()
        if left > 0 { rest += "<li class=\"note\">and \(left) more</li>\n" }
        if !rest.isEmpty {
            let count = report.wasted.count - Self.shortestList
            rest =
                "<details><summary class=\"note\">\(count) more</summary>\n<ul class=\"rows\">\n\(rest)</ul></details>\n"
        }
        return """
            <section>
            <h2>Wasted</h2>
            <p class="note">Files that a later layer removed or replaced. They travel with the image, but no container \
            ever sees them.</p>
            <ul class="rows">
            \(rows.prefix(Self.shortestList).joined())</ul>
            \(rest)</section>

            """
    }

    /// A bar as long as the share of `bytes` in `whole`.
    static func bar(_ bytes: Int64, of whole: Int64) -> String {
        let share = whole > 0 ? Int(Double(bytes) / Double(whole) * 1000) : 0
        return "<span class=\"bar\"><i style=\"width:\(share / 10).\(share % 10)%\"></i></span>"
    }

    // MARK: Files

    private func writeTree(to sink: any ByteSink) throws(ImageError) {
        let title = picture.layer.map { "What layer \($0) did" } ?? "Files"
        try write("<section>\n<h2>\(title)</h2>\n<ul class=\"tree\">\n", to: sink)
        let depth = picture.depth ?? picture.tree.depth(atMost: Self.mostLines)
        var list = TreePageList()
        try picture.tree.walk(depth: depth, most: Self.mostEntries) { line throws(ImageError) in
            try write(list.next(line), to: sink)
        }
        try write(list.end() + "</ul>\n</section>\n", to: sink)
    }

    private func write(_ text: String, to sink: any ByteSink) throws(ImageError) { try sink.write(Array(text.utf8)) }
}

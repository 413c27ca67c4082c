internal import ImageModel
internal import ImageOperations

/// The lines of the page's tree, nested as folders are: each can be opened and closed without any script.
struct TreePageList {
    /// How many lists are open.
    private var lists = 0
    private var whole: Int64 = 0

    /// The HTML for the next line.
    mutating func next(_ line: SizeTree.Line) -> String {
        let closed = close(to: line.depth)
        if line.depth == 0 { whole = line.bytes }
        guard line.isOpen else { return closed + "<li><div>\(row(line))</div></li>\n" }
        lists += 1
        return closed + "<li><details\(line.depth == 0 ? " open" : "")><summary>\(row(line))</summary><ul>\n"
    }

    /// Closes the lists that are still open.
    mutating func end() -> String { close(to: 0) }

    /// Closes the lists that a line at `depth` is not in.
    private mutating func close(to depth: Int) -> String {
        let count = max(0, lists - depth)
        lists -= count
        return String(repeating: "</ul></details></li>\n", count: count)
    }

    private func row(_ line: SizeTree.Line) -> String {
        guard line.rest == 0 else {
            return "<span class=\"name note\">and \(line.rest) more</span>\(bar(line))"
        }
        let name = line.depth == 0 ? "/" : HTMLText(line.name).description + (line.kind == .folder ? "/" : "")
        let target = line.target.map { "<span class=\"note\"> → \(HTMLText($0))</span>" } ?? ""
        let files = line.kind == .folder ? TreePage.count(line.files, "file") : ""
        let mark = line.change.map { "<span class=\"mark \($0.rawValue)\">\($0.rawValue)</span>" } ?? ""
        return "<span class=\"name\">\(name)\(target)</span>\(mark)<span class=\"note\">\(files)</span>"
            + bar(line)
    }

    private func bar(_ line: SizeTree.Line) -> String {
        "\(TreePage.bar(line.bytes, of: whole))<span class=\"size\">\(HumanSize.text(line.bytes))</span>"
    }
}

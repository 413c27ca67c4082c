internal import ByteIO
internal import GoTemplate
internal import ImageModel
internal import ImageOperations

/// `tote images --tree`: each image under its names, with its platforms below it.
struct ImageTreeText {
    /// The table, with its line feeds.
    let text: String

    /// The lines of `tote images`, those of one image together.
    init(_ lines: [ImageLine]) {
        var rows = [["IMAGE", "ID", "DISK USAGE", "CONTENT SIZE"]]
        for block in Self.blocks(lines) { rows += Self.rows(of: block) }
        let table = TabWriter.align(rows.map { $0.joined(separator: "\t") + "\n" }.joined())
        let isBold = Terminal.isTerminal(.output) && Terminal.variable("NO_COLOR") == nil
        text = isBold ? Self.emphasized(table) : table
    }

    /// The heading and the names in bold; the columns are where they were.
    private static func emphasized(_ table: String) -> String {
        var isHeading = true
        return table.split(separator: "\n").map { line in
            defer { isHeading = false }
            if isHeading { return "\u{1B}[1m\(line)\u{1B}[0m\n" }
            guard !["├", "└"].contains(line.prefix(1)) else { return "\(line)\n" }
            let name = line.prefix { $0 != " " }
            return "\u{1B}[1m\(name)\u{1B}[0m\(line.dropFirst(name.count))\n"
        }.joined()
    }

    /// The lines by image, in the order of the first name of each; images without a name come last.
    private static func blocks(_ lines: [ImageLine]) -> [[ImageLine]] {
        var blocks: [Digest: [ImageLine]] = [:]
        for line in lines { blocks[line.image.root.digest, default: []].append(line) }
        return blocks.values.map { $0.sorted { name($0) < name($1) } }.sorted { left, right in
            let (one, other) = (left[0], right[0])
            guard (one.repository == nil) == (other.repository == nil) else { return other.repository == nil }
            let (first, second) = (name(one), name(other))
            return first == second ? one.image.root.digest.hex < other.image.root.digest.hex : first < second
        }
    }

    /// A line for each name, the last with what there is to say, and one for each platform.
    private static func rows(of block: [ImageLine]) -> [[String]] {
        let tree = block[0].tree
        var rows = block.map { [Printable(name($0)).description, "", "", ""] }
        rows[rows.count - 1] = [
            rows[rows.count - 1][0], block[0].image.root.digest.short, sum(tree.images.map(\.size)),
            sum(tree.images.map(\.contentSize)),
        ]
        guard tree.images.count > 1 || !tree.absent.isEmpty else { return rows }
        let absent = tree.absent.compactMap(\.platform).map { [$0.description, "-", "-", "-"] }
        let present = tree.images.map {
            [$0.platform.description, $0.blob.digest.short, HumanSize.text($0.size), HumanSize.text($0.contentSize)]
        }
        let children = present + absent
        for (number, child) in children.enumerated() {
            rows.append(
                [(number + 1 == children.count ? "└─ " : "├─ ") + Printable(child[0]).description] + child[1...])
        }
        return rows
    }

    private static func name(_ line: ImageLine) -> String {
        line.repository.map { $0 + (line.tag.map { ":\($0)" } ?? "") } ?? "<untagged>"
    }

    private static func sum(_ sizes: [Int64]) -> String {
        HumanSize.text(sizes.reduce(0) { $0.addingReportingOverflow($1).partialValue })
    }
}

extension ImageRecord {
    /// Bytes of its blobs as they are stored.
    var contentSize: Int64 {
        ([manifest.config] + manifest.layers).reduce(blob.size) { $0.addingReportingOverflow($1.size).partialValue }
    }
}

internal import ByteIO
internal import GoTemplate
internal import ImageModel
internal import ImageOperations

/// `tote images --tree`: each name with its platforms below it.
struct ImageTreeText {
    /// The table, with its line feeds.
    let text: String

    init(_ lines: [ImageLine]) {
        var rows = [["IMAGE", "ID", "DISK USAGE", "CONTENT SIZE"]]
        for line in lines {
            let images = line.tree.images
            let name = line.repository.map { "\($0):\(line.tag ?? "")" } ?? "<untagged>"
            rows.append([
                Printable(name).description, line.image.root.digest.short, Self.sum(images.map(\.size)),
                Self.sum(images.map(\.contentSize)),
            ])
            guard images.count > 1 || !line.tree.absent.isEmpty else { continue }
            let absent = line.tree.absent.compactMap(\.platform).map { [$0.description, "-", "-", "-"] }
            let children =
                images.map {
                    [
                        $0.platform.description, $0.blob.digest.short, HumanSize.text($0.size),
                        HumanSize.text($0.contentSize),
                    ]
                } + absent
            for (number, child) in children.enumerated() {
                rows.append(
                    [(number + 1 == children.count ? "└─ " : "├─ ") + Printable(child[0]).description] + child[1...])
            }
        }
        text = TabWriter.align(rows.map { $0.joined(separator: "\t") + "\n" }.joined())
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

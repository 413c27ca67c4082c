internal import ByteIO
internal import Tar

/// The texts that patches are made of.
struct PatchTexts {
    /// Bytes of a file that is compared line by line: texts that people read are far smaller.
    static let longestText: Int64 = 1 << 20
    /// Bytes of all texts that are held at once.
    static let allTexts = 64 << 20

    private var texts: [Int32: [UInt8]] = [:]

    /// The text of a file: `nil` when it is none, too long, or too much with all others.
    subscript(node: Int32) -> [UInt8]? { texts[node] }

    /// Reads those of `nodes` that are texts.
    mutating func read(_ nodes: [Int32], of tree: FileTree) throws(ImageError) {
        var pass = ContentPass(tree)
        var wanted = 0
        for node in nodes where tree.facts(of: node).kind == .file {
            let size = tree.facts(of: node).size
            guard size <= Self.longestText, wanted + Int(size) <= Self.allTexts else { continue }
            wanted += Int(size)
            if size == 0 { texts[node] = [] } else { pass.want(node, as: node) }
        }
        let sink = TextSink()
        var texts = self.texts
        try pass.copy(
            { _ throws(ImageError) in
                sink.bytes = []
                return sink
            },
            { node throws(ImageError) in
                if !sink.bytes.contains(0) { texts[node] = sink.bytes }
                sink.bytes = []
            })
        self.texts = texts
    }

    /// Holds one file, whose header said that it is no longer than the limit.
    private final class TextSink: ByteSink {
        var bytes: [UInt8] = []

        func write(_ span: RawSpan) throws(ImageError) {
            guard Int64(bytes.count + span.byteCount) <= PatchTexts.longestText else {
                throw ImageError(.limitExceeded, "the file is longer than its header says")
            }
            bytes.append(contentsOf: span)
        }
        func finish() throws(ImageError) {}
    }
}

import ByteIO
import ImageOperations
import Tar

/// Layers merged into one: the outcome is a tree in order, and merged once more it stays as it is.
enum FlattenChecks {
    /// Merges the layers that stand between the dividers.
    static func run(_ bytes: [UInt8]) throws(ImageError) {
        let layers = AddressedBlobs.split(bytes).prefix(4)
        if layers.count > 1 { _ = try? merged(Array(layers), upon: 1) }
        let merged = try merged(Array(layers))
        try checkOrder(merged)
        let again = Claim.succeeds("merged") { () throws(ImageError) in try self.merged([merged]) }
        Claim.holds(again == merged, "merged once more it is another tree")
    }

    private static func merged(_ layers: [[UInt8]], upon kept: Int = 0) throws(ImageError) -> [UInt8] {
        let sink = BytesSink()
        let flatten = Flatten(
            layers: layers.map { layer in Flatten.Layer { () throws(ImageError) in BytesSource(layer) } }, upon: kept)
        try flatten.write(to: sink)
        return sink.bytes
    }

    /// Each path once, folders before what is in them, files before links to them.
    private static func checkOrder(_ bytes: [UInt8]) throws(ImageError) {
        var seen: [EntryPath: TarHeader.Kind] = [:]
        var reader = TarReader(BytesSource(bytes))
        while let header = try reader.next() {
            let path = Claim.succeeds("path") { () throws(ImageError) in try header.cleanedPath() }
            Claim.holds(seen[path] == nil, "\(path) twice")
            var folder = path.parent
            while let parent = folder {
                Claim.holds(seen[parent] == nil || seen[parent] == .directory, "\(path) is in no folder")
                folder = parent.parent
            }
            if header.kind == .hardLink, let target = try header.link?.cleaned() {
                Claim.holds(seen[target] != nil && seen[target] != .directory, "\(path) => \(target)")
            }
            Claim.holds(!path.components().contains { $0.starts(with: Array(".wh.".utf8)) }, "\(path)")
            seen[path] = header.kind
        }
    }
}

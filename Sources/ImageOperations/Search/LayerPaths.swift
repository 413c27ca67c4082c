internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import Synchronization
internal import Tar

/// The paths in the layers of some images that match a pattern. Each layer is read once.
struct LayerPaths {
    private let found: [Digest: [[UInt8]]]

    static let tooMany = ImageError(exceeding: .foundPaths, "more than \(Limit.foundPaths.value) paths match")

    /// Reads the layers, several at once.
    ///
    /// - Throws: for the first layer that cannot be read.
    init(of images: [ImageRecord], in source: any ImageSource, matching pattern: PathPattern) throws(ImageError) {
        var layers: [Descriptor] = []
        var seen: Set<Digest> = []
        for layer in images.flatMap(\.manifest.layers) where seen.insert(layer.digest).inserted { layers.append(layer) }
        let results = Results()
        let all = layers
        try Parallel.each(all.count) { number throws(ImageError) in
            let paths = try at("layer \(all[number].digest)") { () throws(ImageError) in
                try Self.read(all[number], in: source, matching: pattern)
            }
            results.found.withLock { $0[all[number].digest] = paths }
        }
        found = results.found.withLock { $0 }
    }

    private final class Results: Sendable {
        let found = Mutex<[Digest: [[UInt8]]]>([:])
    }

    /// What was found in any layer of the image, each path once, in byte order.
    func paths(of image: ImageRecord) -> [[UInt8]] {
        let all = Set(image.manifest.layers.flatMap { found[$0.digest] ?? [] })
        return all.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func read(
        _ layer: Descriptor, in source: any ImageSource, matching pattern: PathPattern
    ) throws(ImageError) -> [[UInt8]] {
        let stored = try source.open(layer)
        var reader = TarReader(try source.content(of: layer.digest, in: stored).1)
        var paths: [[UInt8]] = []
        while let header = try reader.next() {
            guard let path = try? header.path.cleaned(), !path.name.starts(with: ".wh.".utf8),
                pattern.matches(path.bytes)
            else { continue }
            guard paths.count < Limit.foundPaths.value else { throw tooMany }
            paths.append(path.bytes)
        }
        try reader.finish()
        try stored.drain()
        return paths
    }
}

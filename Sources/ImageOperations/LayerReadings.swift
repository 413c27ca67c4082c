internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import Synchronization

/// All layers of some images, read side by side, with what became of each.
struct LayerReadings {
    /// What was found, or why a layer could not be read.
    let results: [Digest: Result<LayerReading, ImageError>]

    /// Reads the layers below `roots`. Documents that cannot be read have none here; whoever walks them will say so.
    init(of roots: [Descriptor], in source: any ImageSource, progress: (any ProgressReport)?) {
        var search = Search(source: source)
        for root in roots { search.walk(root, depth: 0) }
        let layers = search.layers
        let found = Found()
        // A failure belongs to its layer, and stops nobody.
        try? Parallel.each(layers.count) { number throws(ImageError) in
            let layer = layers[number]
            let result = Self.read(layer.blob, layer.algorithm, in: source)
            found.results.withLock { $0[layer.blob.digest] = result }
            progress?.add(layer.blob.size)
        }
        self.results = found.results.withLock { $0 }
    }

    private final class Found: Sendable {
        let results = Mutex<[Digest: Result<LayerReading, ImageError>]>([:])
    }

    private static func read(
        _ layer: Descriptor, _ algorithm: Digest.Algorithm, in source: any ImageSource
    ) -> Result<LayerReading, ImageError> {
        do throws(ImageError) {
            return .success(try source.reading(of: layer, diffID: algorithm))
        } catch {
            return .failure(error)
        }
    }

    /// Looks for layers.
    private struct Search {
        let source: any ImageSource
        var layers: [(blob: Descriptor, algorithm: Digest.Algorithm)] = []
        var seen: Set<Digest> = []

        mutating func walk(_ blob: Descriptor, depth: Int) {
            guard depth < Limit.indexDepth.value, seen.count < Limit.descriptors.value,
                seen.insert(blob.digest).inserted,
                blob.mediaType.isIndex || blob.mediaType.isManifest, let bytes = try? source.document(blob)
            else { return }
            if blob.mediaType.isIndex {
                guard let index = try? DocumentReading.index(bytes, blob).0 else { return }
                for child in index.manifests { walk(child, depth: depth + 1) }
            } else if let manifest = try? DocumentReading.manifest(bytes, blob).0 {
                add(manifest)
            }
        }

        private mutating func add(_ manifest: Manifest) {
            let config = try? DocumentReading.config(of: manifest) { () throws(ImageError) in
                try source.document(manifest.config)
            }
            guard let diffIDs = config?.diffIDs else { return }
            for (number, layer) in manifest.layers.enumerated() where seen.insert(layer.digest).inserted {
                layers.append((layer, number < diffIDs.count ? diffIDs[number].algorithm : .sha256))
            }
        }
    }
}

extension ImageSource {
    /// What there is to know of a layer: found when it passed, or by reading it now.
    ///
    /// - Throws: `.notFound`; `.truncated`, `.digestMismatch`.
    func reading(of layer: Descriptor, diffID: Digest.Algorithm) throws(ImageError) -> LayerReading {
        guard let passed = reading(of: layer.digest) else { return try read(layer: layer, diffID: diffID) }
        guard passed.blob == Measure(digest: layer.digest, size: layer.size) else {
            throw ImageError(.digestMismatch, "\(passed.blob.digest) of \(passed.blob.size) bytes is there instead")
        }
        return passed
    }
}

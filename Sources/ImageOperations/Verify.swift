public import ByteIO
public import ImageFormats
public import ImageModel

/// Reads every byte of some images and collects all that is wrong: digests, sizes, diff IDs, config against layers, the
/// tar structure of every layer. Nothing stops it but a source that cannot be read at all.
public struct Verify {
    /// What became of one image.
    public struct Report: Sendable {
        /// Its name, or its digest where it has none.
        public let label: String
        /// Its ID, where a config could be read.
        public let id: Digest?
        /// What it runs on, as far as it is there.
        public let platforms: [Platform]
        /// How many layers were read.
        public let layers: Int
        /// Platforms and attachments that its index lists, but the place does not hold: it is sparse, not broken.
        public let absent: [Descriptor]
    }

    /// All faults, in the order they were found.
    public private(set) var findings: [Finding] = []
    /// Odd, but not wrong.
    public private(set) var warnings: [String] = []
    /// The images that were looked at.
    public private(set) var reports: [Report] = []

    /// Layers of which the place remembers something else than what is there.
    public private(set) var misremembered: Set<Digest> = []

    private let source: any ImageSource
    private let progress: (any ProgressReport)?
    private let isReading: Bool
    private var layers: [Digest: Result<LayerReading, ImageError>] = [:]
    private var blobs: Set<Digest> = []

    /// A verification that has not begun.
    ///
    /// `reading`: whether layers are read; otherwise only that they are there, in the size they should have, while
    /// documents are checked all the same.
    public init(_ source: any ImageSource, reading: Bool = true, progress: (any ProgressReport)? = nil) {
        self.source = source
        self.progress = progress
        isReading = reading
    }

    /// Verifies `roots`.
    public mutating func run(_ roots: [Root]) {
        warnings += source.warnings
        progress?.begin(0)
        if isReading {
            layers = LayerReadings(of: roots.map(\.descriptor), in: source, progress: progress).results
        }
        for root in roots { verify(root) }
        progress?.end()
    }

    /// Verifies the blobs that no image of the place needs: they are not what arrives, but what was sent.
    public mutating func runOthers() {
        let roots = source.roots.map(\.descriptor)
        guard let all = try? source.blobs(), let needed = try? BlobGraph(of: roots, in: source).reached else { return }
        for digest in all.sorted(by: { $0.hex < $1.hex }) where !needed.contains(digest) {
            do throws(ImageError) {
                try source.check(digest)
            } catch {
                findings.append(Finding(error, images: [], place: "blob \(digest), which no image needs"))
            }
        }
    }

    private mutating func verify(_ root: Root) {
        var visit = Visit(label: root.label)
        walk(root.descriptor, depth: 0, &visit)
        if visit.present == 0, !visit.absent.isEmpty {
            add(ImageError(.notFound, "none of the manifests that its index lists is there"), "index", visit)
        }
        reports.append(
            Report(
                label: root.label, id: visit.id, platforms: visit.platforms, layers: visit.layers, absent: visit.absent)
        )
    }

    /// What was seen of one image so far.
    private struct Visit {
        let label: String
        var id: Digest?
        var platforms: [Platform] = []
        var layers = 0
        var present = 0
        var absent: [Descriptor] = []
        /// Whether documents were read so often that each further one would only be one more finding.
        var isEnough = false
    }

    private mutating func add(_ error: ImageError, _ place: String, _ visit: Visit) {
        findings.append(Finding(error, images: [visit.label], place: place))
    }

    /// Runs `body` and keeps what it throws.
    private mutating func check(
        _ place: String, _ visit: inout Visit, _ body: (inout Self, inout Visit) throws(ImageError) -> Void
    ) {
        do throws(ImageError) {
            try body(&self, &visit)
        } catch {
            visit.isEnough = visit.isEnough || source.account.isSpent
            add(error, place, visit)
        }
    }

    private mutating func walk(_ blob: Descriptor, depth: Int, _ visit: inout Visit) {
        if depth > 0, !source.holds(blob) { return visit.absent.append(blob) }
        if depth > 0 { visit.present += 1 }
        guard depth < Limit.indexDepth.value else {
            return add(
                ImageError(exceeding: .indexDepth, "indexes are nested deeper than \(Limit.indexDepth.value)"), "index",
                visit)
        }
        if blob.mediaType.isIndex {
            check("index \(blob.digest)", &visit) { verify, visit throws(ImageError) in
                let bytes = try verify.source.document(blob)
                let (index, doubt) = try DocumentReading.index(bytes, blob)
                if let doubt { verify.add(ImageError(.malformed, doubt), "index", visit) }
                for child in index.manifests where !visit.isEnough {
                    verify.walk(child, depth: depth + 1, &visit)
                }
            }
        } else if blob.mediaType.isManifest {
            check("manifest \(blob.digest)", &visit) { verify, visit throws(ImageError) in
                let bytes = try verify.source.document(blob)
                let (manifest, doubt) = try DocumentReading.manifest(bytes, blob)
                if let doubt { verify.add(ImageError(.malformed, doubt), "manifest", visit) }
                verify.check(manifest, blob, &visit)
            }
        } else {
            check(blob: blob, "blob \(blob.digest)", &visit)
        }
    }

    private mutating func check(_ manifest: Manifest, _ blob: Descriptor, _ visit: inout Visit) {
        var config: ImageConfig?
        var isImage = manifest.hasRootFileSystem
        check("config \(manifest.config.digest)", &visit) { verify, visit throws(ImageError) in
            config = try DocumentReading.config(of: manifest) { () throws(ImageError) in
                try verify.source.document(manifest.config)
            }
            guard let config else { return isImage = false }
            visit.platforms.append(blob.platform ?? config.platform)
            try ConfigCheck.run(config, manifest, blob)
        }
        guard isImage else {
            for child in manifest.blobs { check(blob: child, "blob \(child.digest)", &visit) }
            return
        }
        visit.id = visit.id ?? manifest.config.digest
        let diffIDs = config?.diffIDs ?? []
        for (number, layer) in manifest.layers.enumerated() {
            visit.layers += 1
            let diffID = diffIDs.count == manifest.layers.count ? diffIDs[number] : nil
            check("layer \(number + 1) (\(layer.digest))", &visit) { verify, visit throws(ImageError) in
                do throws(ImageError) {
                    try verify.check(layer: layer, diffID, visit)
                } catch {
                    throw verify.located(error, layer.digest)
                }
            }
        }
    }

    /// The error, with the bytes of the archive it is about.
    private func located(_ error: ImageError, _ blob: Digest) -> ImageError {
        guard let span = source.span(of: blob), !span.isEmpty else { return error }
        let inner = error.places.map { "\($0): " }.joined()
        return ImageError(
            error.kind, "\(inner)\(error.message), corrupt at bytes \(span.lowerBound)-\(span.upperBound - 1)",
            errno: error.errno, limit: error.limit)
    }

    private mutating func check(blob: Descriptor, _ place: String, _ visit: inout Visit) {
        guard blobs.insert(blob.digest).inserted else { return }
        check(place, &visit) { verify, _ throws(ImageError) in
            guard verify.isReading else { return try verify.checkPresence(of: blob) }
            try verify.source.check(blob)
        }
        progress?.add(blob.size)
    }

    private func checkPresence(of blob: Descriptor) throws(ImageError) {
        guard blob.data == nil, let length = try source.stored(blob).region?.length, length != blob.size else { return }
        throw ImageError(
            length < blob.size ? .truncated : .digestMismatch, "has \(length) bytes, expected \(blob.size)")
    }

    private mutating func check(layer: Descriptor, _ diffID: Digest?, _ visit: Visit) throws(ImageError) {
        guard isReading else { return try checkPresence(of: layer) }
        let reading = try read(layer, diffID)
        let place = "layer \(layer.digest)"
        guard reading.blob.size == layer.size else {
            throw ImageError(.truncated, "has \(reading.blob.size) bytes, expected \(layer.size)")
        }
        try reading.check(diffID)
        if let fault = reading.tarFault { add(fault, place, visit) }
        try Self.check(mediaType: layer.mediaType, reading.compression)
        if let found = reading.facts, source.facts(of: layer.digest) ?? found != found {
            misremembered.insert(layer.digest)
            add(ImageError(.malformed, "the ledger says something else of it than what is there"), place, visit)
        }
        for warning in reading.tarWarnings { warnings.append("\(visit.label): \(place): \(warning)") }
    }

    private mutating func read(_ layer: Descriptor, _ diffID: Digest?) throws(ImageError) -> LayerReading {
        if let known = layers[layer.digest] { return try known.get() }
        let reading = try source.reading(of: layer, diffID: diffID?.algorithm ?? .sha256)
        layers[layer.digest] = .success(reading)
        return reading
    }

    /// A layer whose type promises another compression than it has: strict readers refuse it.
    private static func check(mediaType: MediaType, _ found: Compression) throws(ImageError) {
        guard let expected = mediaType.layerCompression, expected != found else { return }
        // Docker's own type for plain layers is used for compressed ones as well, and its readers look for themselves.
        if mediaType.isDocker { return }
        throw ImageError(
            .malformed, "is \(found.rawValue), its media type \(mediaType.rawValue) says \(expected.rawValue)")
    }
}

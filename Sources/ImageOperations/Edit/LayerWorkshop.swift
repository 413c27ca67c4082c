public import ByteIO
public import ImageFormats
public import ImageModel
internal import SystemPackage

/// Where an edit makes its layers: in files of a staging folder, hashed and compressed as they are written.
public final class LayerWorkshop {
    /// A layer that was made.
    public struct Made: Sendable {
        /// Its descriptor, of an OCI type.
        public let descriptor: Descriptor
        /// What is known of it.
        public let facts: LayerFacts
    }

    /// Where the images that are edited come from.
    public let source: any ImageSource
    /// What the user should be told.
    public private(set) var warnings: [String] = []
    private let staging: StagingFolder
    private(set) var made: [Digest: (blob: StagedBlob, facts: LayerFacts)] = [:]
    private(set) var lenders: [Digest: any ImageSource] = [:]
    private var count = 0

    init(_ source: any ImageSource, staging: StagingFolder) {
        self.source = source
        self.staging = staging
    }

    /// Tells the user something.
    public func note(_ text: String) { if !warnings.contains(text) { warnings.append(text) } }

    /// Takes layers over from another place, as they are.
    public func lend(_ layers: [Descriptor], from other: any ImageSource) {
        for layer in layers where !source.holds(layer) { lenders[layer.digest] = other }
    }

    /// A layer's uncompressed content, proven against `diffID` when it has been read to its end.
    ///
    /// - Throws: `.notFound`; what reading throws.
    public func content(of layer: Descriptor, _ diffID: Digest) throws(ImageError) -> any ByteSource {
        try LayerContent.open(layer, diffID, in: source)
    }

    /// How a layer is compressed, by its first bytes.
    public func compression(of layer: Descriptor) throws(ImageError) -> Compression {
        try Compression.detect(source.open(layer)).0
    }

    /// Makes a layer of a tar that `fill` writes.
    ///
    /// `fill` returns the bytes of files and symbolic link targets in it.
    /// - Returns: `nil` where the tar turned out to have the digest `known`: then nothing is kept.
    /// - Throws: what `fill` and writing throws.
    public func make(
        _ compression: Compression, level: Int? = nil, unless known: Digest? = nil,
        _ fill: (any ByteSink) throws(ImageError) -> Int64
    ) throws(ImageError) -> Made? {
        let file = try StagedFile(in: staging.path)
        let stored = MeasuringSink(file.sink)
        let encoder = try compression.encoding(into: stored, level: level)
        let content = compression == .none ? nil : MeasuringSink(encoder)
        let fileBytes = try fill(content ?? stored)
        try (content ?? stored).finish()
        let blob = stored.measure()
        let facts = LayerFacts(
            blob: blob, compression: compression, content: content?.measure() ?? blob, fileBytes: fileBytes)
        if let known, facts.content.digest == known { return nil }
        return try keep(file, facts)
    }

    /// Makes a layer in another compression, with the same content.
    ///
    /// - Returns: `nil` where it has that compression already, and is not to be compressed anew.
    /// - Throws: what reading throws; `.digestMismatch` where the content is not `diffID`.
    public func recode(
        _ layer: Descriptor, _ diffID: Digest, to compression: Compression, level: Int?, anew: Bool
    ) throws(ImageError) -> Made? {
        let stored: any ByteSource
        if let data = layer.data { stored = BytesSource(data) } else { stored = try source.stored(layer) }
        let (old, head) = try Compression.detect(stored)
        guard old != compression || anew else { return nil }
        // Of a plain layer the content is the blob: it is hashed once, as content, and held against both digests.
        let isOnce = old == .none && layer.digest == diffID && layer.data == nil
        let blob = Measure(digest: layer.digest, size: layer.size)
        let checked = isOnce ? head : VerifyingSource(head, expecting: blob)
        let content = source.account.expansion.decoding(old, checked, of: layer.digest)
        let made = try make(compression, level: level, from: content, diffID: diffID)
        try checked.drain()
        guard !isOnce || made.facts.content == blob else {
            throw ImageError(
                .truncated, "\(layer.digest) has \(made.facts.content.size) bytes, expected \(layer.size)")
        }
        return made
    }

    /// Makes a layer of a tar that comes compressed in any way; an image archive is one if `isForced`.
    ///
    /// - Throws: `.malformed` and others for what is no sound tar; `.unsupported` for an image archive.
    public func make(
        _ compression: Compression, level: Int? = nil, of input: any ByteSource, isForced: Bool
    ) throws(ImageError) -> Made {
        let (old, head) = try Compression.detect(input)
        let made = try make(compression, level: level, from: old.decoding(head), diffID: nil, isForced: isForced)
        try head.drain()
        return made
    }

    private func make(
        _ compression: Compression, level: Int?, from tar: any ByteSource, diffID: Digest?, isForced: Bool = true
    ) throws(ImageError) -> Made {
        let file = try StagedFile(in: staging.path)
        let stored = MeasuringSink(file.sink)
        let encoder = try compression.encoding(into: stored, level: level)
        let reading = try LayerReading(tar, into: encoder, diffID: diffID?.algorithm ?? .sha256, signs: diffID == nil)
        try encoder.finish()
        try reading.check(diffID)
        try reading.refuseUnsafe()
        if diffID == nil {
            if let fault = reading.tarFault { throw fault }
            try reading.refuseMistakes(isForced: isForced, hint: Self.hint)
        }
        for warning in reading.tarWarnings where diffID == nil { note(warning) }
        return try keep(
            file,
            LayerFacts(
                blob: stored.measure(), compression: compression, content: reading.blob, fileBytes: reading.fileBytes))
    }

    private static let hint = "use load, or append --force"

    /// Takes a layer over as it is stored, compressed or not, and checked on the way; an image archive if `isForced`.
    ///
    /// - Throws: as `make`; `.unsupported` for a compression that no layer can have.
    public func take(_ layer: any ByteSource, isForced: Bool) throws(ImageError) -> Made {
        let file = try StagedFile(in: staging.path)
        let reading = try LayerReading(layer, into: file.sink, signs: true)
        if let fault = reading.decodeFault ?? reading.tarFault { throw fault }
        try reading.refuseMistakes(isForced: isForced, hint: Self.hint)
        guard let facts = reading.facts else { throw ImageError(.malformed, "the layer could not be read") }
        for warning in reading.tarWarnings { note(warning) }
        return try keep(file, facts)
    }

    private func keep(_ file: StagedFile, _ facts: LayerFacts) throws(ImageError) -> Made {
        let descriptor = Descriptor(
            mediaType: try .layer(facts.compression), digest: facts.blob.digest, size: facts.blob.size)
        if made[facts.blob.digest] == nil {
            count += 1
            let path = staging.path.appending("layer-\(count)")
            try file.publish(as: path)
            made[facts.blob.digest] = (StagedBlob(path: path, measure: facts.blob), facts)
        }
        return Made(descriptor: descriptor, facts: facts)
    }
}

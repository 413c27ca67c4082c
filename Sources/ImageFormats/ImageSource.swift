public import ByteIO
public import ImageModel
public import SystemPackage

/// A place that images can be read from.
///
/// The methods block: bytes come from files and pipes, and whoever wants several at once has threads for it. (An
/// `await` per blob bought nothing but a second world beside the blocking one.)
public protocol ImageSource: Sendable {
    /// What this place names, in its own order.
    var roots: [Root] { get }

    /// What a reader should be told about the place: doubtful, but not wrong enough to refuse it.
    var warnings: [String] { get }

    /// What was read of its documents.
    var account: DocumentAccount { get }

    /// A blob's bytes as stored. Callers use `open`, which verifies.
    ///
    /// - Throws: `.notFound` where the place does not hold the blob.
    func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource

    /// A blob that lies verified in a file of its own and may be renamed away, once.
    func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob?

    /// The file that holds the blob and nothing else, where it has one of its own.
    func file(of blob: Descriptor) -> FilePath?

    /// What is already proven of a layer's content, if it was read before.
    func facts(of layer: Digest) -> LayerFacts?

    /// What a pass over a layer found, faults and all, where the place came through a pipe and has passed already.
    func reading(of layer: Digest) -> LayerReading?

    /// Whether the place holds the blob, without reading it.
    func holds(_ blob: Descriptor) -> Bool

    /// Whether the document is none of the place's own, but was made here since the place has none.
    func made(_ document: Digest) -> Bool

    /// Which bytes of the place's file the blob is, where it is one file.
    func span(of blob: Digest) -> Range<Int64>?

    /// All blobs that the place holds under their digests, whether or not an image needs them.
    func blobs() throws(ImageError) -> [Digest]
}

extension ImageSource {
    /// Nothing to say.
    public var warnings: [String] { [] }
    /// Nothing lies in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? { nil }
    /// No file that is worth telling of.
    public func span(of blob: Digest) -> Range<Int64>? { nil }
    /// None that are known.
    public func blobs() throws(ImageError) -> [Digest] { [] }
    /// Nothing has a file of its own.
    public func file(of blob: Descriptor) -> FilePath? { nil }
    /// Nothing has passed.
    public func reading(of layer: Digest) -> LayerReading? { nil }
    /// Everything is the place's own.
    public func made(_ document: Digest) -> Bool { false }
    /// Nothing is known.
    public func facts(of layer: Digest) -> LayerFacts? { nil }

    /// Opens a blob for one pass; the read that reaches the end fails unless size and digest hold.
    ///
    /// - Throws: `.notFound`; the source throws `.truncated` and `.digestMismatch`.
    public func open(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let data = blob.data { return BytesSource(data) }
        return VerifyingSource(try stored(blob), expecting: Measure(digest: blob.digest, size: blob.size))
    }

    /// Reads a blob of which nothing but the digest is known, and holds it against that.
    ///
    /// - Throws: `.notFound`; `.digestMismatch`.
    public func check(_ digest: Digest) throws(ImageError) {
        if let passed = reading(of: digest) {
            guard passed.blob.digest != digest else { return }
            throw ImageError(.digestMismatch, "\(digest) has the digest \(passed.blob.digest) instead")
        }
        let blob = Descriptor(mediaType: .unknown, digest: digest, size: 0)
        try VerifyingSource(try stored(blob), expecting: digest).drain()
    }

    /// Reads a blob that means nothing to us, and holds it against its size and digest.
    ///
    /// - Throws: `.notFound`; `.truncated`, `.digestMismatch`.
    public func check(_ blob: Descriptor) throws(ImageError) {
        guard blob.data == nil, let passed = reading(of: blob.digest) else { return try open(blob).drain() }
        try Self.check(passed.blob, blob)
    }

    /// Reads a layer once: its bytes are held against its digest, inflated, and its tar is walked.
    ///
    /// The parts:
    /// - `sink`: gets the bytes as stored. They are right only when this returns.
    /// - `diffID`: the algorithm of the content's digest.
    /// - Throws: `.notFound`; `.truncated`, `.digestMismatch` for a blob that is not what it is named.
    public func read(
        layer: Descriptor, into sink: (any ByteSink)? = nil, diffID: Digest.Algorithm = .sha256
    ) throws(ImageError) -> LayerReading {
        let ahead = layer.size >= 1 << 20
        guard layer.digest.algorithm == .sha256, layer.data == nil else {
            return try LayerReading(
                open(layer), of: layer.digest, into: sink, diffID: diffID, expansion: account.expansion, ahead: ahead)
        }
        // The reading hashes the stored bytes anyway: a verifying source would do it twice.
        let stored = try stored(layer)
        if let length = stored.region?.length { try Self.check(Measure(digest: layer.digest, size: length), layer) }
        let reading = try LayerReading(
            stored, of: layer.digest, into: sink, diffID: diffID, expansion: account.expansion, ahead: ahead)
        try Self.check(reading.blob, layer)
        return reading
    }

    /// A layer's content: inflated, and not verified. How it is compressed is told from its bytes.
    package func content(
        of layer: Digest, in stored: any ByteSource
    ) throws(ImageError) -> (Compression, any ByteSource) {
        let (compression, head) = try Compression.detect(stored)
        return (compression, account.expansion.decoding(compression, head, of: layer))
    }

    private static func check(_ found: Measure, _ layer: Descriptor) throws(ImageError) {
        guard found.size == layer.size else {
            throw ImageError(
                found.size < layer.size ? .truncated : .digestMismatch,
                "\(layer.digest) is \(found.size) bytes long, expected \(layer.size)")
        }
        guard found.digest == layer.digest else {
            throw ImageError(.digestMismatch, "\(layer.digest) has the digest \(found.digest) instead")
        }
    }

    /// Reads a whole manifest, index or config, verified.
    ///
    /// - Throws: `.limitExceeded` above 4 MiB, what every registry and engine accepts at least, and for a place whose
    ///   documents are listed so often that reading them would not end.
    public func document(_ blob: Descriptor) throws(ImageError) -> [UInt8] {
        guard blob.size <= Int64(Limit.document.value) else {
            throw ImageError(
                exceeding: .document,
                "\(blob.digest) is \(blob.size) bytes, the limit for a document is \(Limit.document.value)")
        }
        try account.enter(blob)
        return try open(blob).readAll(limit: .document)
    }
}

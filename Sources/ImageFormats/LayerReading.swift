public import ByteIO
internal import Tar

/// One pass over a blob that may be a layer: hashed as stored, inflated, hashed again, its tar structure walked.
public struct LayerReading: Sendable {
    /// The blob as stored.
    public let blob: Measure
    /// How it is compressed.
    public let compression: Compression
    /// The uncompressed bytes, unless they could not be read to the end.
    public let content: Measure?
    /// Bytes of files and symbolic link targets, as far as the tar could be read.
    public let fileBytes: Int64
    /// Why the blob could not be inflated to its end.
    public let decodeFault: ImageError?
    /// Why the uncompressed bytes are no sound tar.
    public let tarFault: ImageError?
    /// Where common readers of the tar would be of two minds.
    public let tarWarnings: [String]
    /// What it says of itself as a root file system, where that was asked for.
    public let signs: RootSigns?

    /// All of it, where nothing is wrong.
    public var facts: LayerFacts? {
        guard decodeFault == nil, let content else { return nil }
        return LayerFacts(blob: blob, compression: compression, content: content, fileBytes: fileBytes)
    }

    /// Reads `source` to its end, copying what passes into `sink`. Faults of the content are kept, not thrown: the blob
    /// is read to its end in any case.
    ///
    /// The parts:
    /// - `layer`, `expansion`: the digest it should have, where that is known, and what the place it is in expanded to.
    /// - `stored`: the algorithm of the blob's own digest.
    /// - `signs`: whether to look for what a root file system says of itself.
    /// - Throws: what `source` and `sink` throw.
    public init(
        _ source: any ByteSource, of layer: Digest? = nil, into sink: (any ByteSink)? = nil,
        stored blobAlgorithm: Digest.Algorithm = .sha256, diffID algorithm: Digest.Algorithm = .sha256,
        expansion: ExpansionAccount = ExpansionAccount(), ahead: Bool = false, signs wanted: Bool = false
    ) throws(ImageError) {
        let raw = MeasuringSource(source, algorithm: blobAlgorithm)
        let passing: any ByteSource = sink.map { TeeSource(raw, into: $0) } ?? raw
        let stored = FaultMark(ahead ? try ReadAhead(passing) : passing)
        let (compression, head) = try Compression.detect(stored)
        self.compression = compression
        var walk = TarWalk(signs: wanted ? RootSigns() : nil)
        if compression == .none, algorithm == blobAlgorithm {
            try walk.run(head, below: stored)
            decodeFault = nil
            try head.drain()
            blob = try raw.measure()
            content = blob
        } else {
            let plain = expansion.decoding(compression, head, of: layer)
            // Hashing what comes out of the decoder takes half as long as decoding: another thread's work, if one is idle.
            let isShared = ahead && Parallel.hasIdle
            let decoded = MeasuringSource(isShared ? try ReadAhead(plain) : plain, algorithm: algorithm)
            try walk.run(decoded, below: stored)
            (content, decodeFault) = try Self.finish(decoded, below: stored)
            try stored.drain()
            blob = try raw.measure()
            if layer == nil, let content { expansion.settle(blob.digest, made: content.size, taken: blob.size) }
        }
        fileBytes = walk.fileBytes
        tarFault = decodeFault == nil ? walk.fault : nil
        tarWarnings = walk.warnings
        signs = walk.signs
    }

    private static func finish(
        _ decoded: MeasuringSource, below: FaultMark
    ) throws(ImageError) -> (Measure?, ImageError?) {
        do throws(ImageError) {
            return (try decoded.measure(), nil)
        } catch {
            if below.failed { throw error }
            return (nil, error)
        }
    }
}

/// What a walk over a tar found.
private struct TarWalk {
    var fileBytes: Int64 = 0
    var fault: ImageError?
    var warnings: [String] = []
    var signs: RootSigns?

    init(signs: RootSigns?) { self.signs = signs }

    /// Walks to the end of the tar or to its first fault, and adds up what docker counts.
    mutating func run(_ source: any ByteSource, below: FaultMark) throws(ImageError) {
        do throws(ImageError) {
            var reader = TarReader(source)
            while let header = try reader.next() {
                try at("\(header.path) at byte \(reader.entryOffset)") { () throws(ImageError) in
                    try header.checkNames()
                }
                fileBytes = fileBytes.addingReportingOverflow(header.contentSize).partialValue
                signs?.note(header)
            }
            signs?.note(reader.leadingRecords)
            let ending = try reader.finish()
            if ending.marker == .missing, ending.size > 0 { warnings.append("the tar has no end marker") }
            if ending.hasTrailingGarbage { warnings.append("bytes that are no part of the tar follow its end") }
        } catch {
            if below.failed { throw error }
            fault = error
        }
    }
}

/// Remembers whether an error came from below it: a fault of the medium is not a fault of the layer.
private final class FaultMark: ByteSource {
    private let upstream: any ByteSource
    private(set) var failed = false

    init(_ upstream: any ByteSource) { self.upstream = upstream }

    func read(atMost limit: Int, _ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        // What is above it fails outside of the call: sources below take an error inside for one of their own.
        var above: ImageError?
        let more: Bool
        do throws(ImageError) {
            more = try upstream.read(atMost: limit) { span throws(ImageError) in
                do throws(ImageError) {
                    return try body(span)
                } catch {
                    above = error
                    return 0
                }
            }
        } catch {
            failed = true
            throw error
        }
        if let above { throw above }
        return more
    }
}

internal import ByteIO
internal import ImageFormats
internal import Tar

/// What one pass over a file or a layer finds: its bytes, what they inflate to, and what kind of tar that is.
struct StreamForm {
    let raw: Measure
    let compression: Compression
    let content: Measure
    /// `nil` for something else than a tar.
    let tar: TarForm?
    /// The fixed part of a gzip header.
    private let head: [UInt8]

    /// Reads `source` to its end.
    ///
    /// `layer`, `expansion`: which layer it is, and what the place it is in expanded to.
    ///
    /// - Throws: what the source and the decoder throw.
    init(
        _ source: any ByteSource, of layer: Digest? = nil, expansion: ExpansionAccount = ExpansionAccount(),
        keepsDocuments: Bool = false
    ) throws(ImageError) {
        let stored = MeasuringSource(source)
        let (compression, start) = try Compression.detect(stored)
        var head: [UInt8] = []
        _ = try start.read(atMost: 10) { span throws(ImageError) in
            head = Array(span)
            return 0
        }
        self.head = head
        self.compression = compression
        let inner = MeasuringSource(expansion.decoding(compression, start, of: layer))
        do throws(ImageError) {
            tar = try TarForm(inner, keepsDocuments: keepsDocuments)
        } catch {
            guard [.malformed, .truncated, .unsupported].contains(error.kind) else { throw error }
            tar = nil
        }
        content = try inner.measure()
        raw = try stored.measure()
    }

    /// How the bytes differ, from the outside to the inside.
    func differences(to other: StreamForm, place: String, isLayer: Bool) -> [FormDifference] {
        guard raw != other.raw else { return [] }
        var found: [FormDifference] = []
        func add(_ level: FormDifference.Level, _ message: String, isVisible: Bool = false) {
            found.append(FormDifference(level: level, place: place, message: message, isVisible: isVisible))
        }
        if compression != other.compression {
            add(.compression, "\(compression.rawValue), \(other.compression.rawValue)")
        }
        guard content != other.content else {
            if compression == other.compression { add(.encoder, encoder(other)) }
            return found
        }
        guard let tar, let theirs = other.tar else {
            add(.content, "\(content.size) bytes, \(other.content.size) bytes, and no tar", isVisible: isLayer)
            return found
        }
        return found + TarFormComparison(tar, theirs, place: place, isLayer: isLayer).differences
    }

    private func encoder(_ other: StreamForm) -> String {
        let sizes = "\(raw.size) bytes, \(other.raw.size) bytes"
        guard compression == .gzip, head.count == 10, other.head.count == 10, head != other.head else {
            return "other compressed data for the same content: \(sizes)"
        }
        var fields: [String] = []
        func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        for (name, range) in [("flags", 3..<4), ("time", 4..<8), ("level", 8..<9), ("system", 9..<10)]
        where head[range] != other.head[range] {
            fields.append("\(name) \(number(head[range])), \(number(other.head[range]))")
        }
        return "gzip header: \(fields.joined(separator: "; ")); \(sizes)"
    }
}

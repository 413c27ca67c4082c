/// How bytes are compressed. Found by their first bytes, never by a name.
public enum Compression: String, Sendable, CaseIterable {
    case none, gzip, zstd, xz, bzip2

    /// Looks at the first bytes.
    ///
    /// - Returns: the compression, and the source to go on with, which still has those bytes.
    public static func detect(_ source: any ByteSource) throws(ImageError) -> (Compression, any ByteSource) {
        let head = HeadSource(source)
        return (matching(try head.peek(10)), head)
    }

    /// The inflated bytes. Whatever is cut short or damaged is an error at the read that comes upon it, with the offset
    /// in the compressed bytes; several members, frames or streams in a row are one.
    public func decoding(_ source: any ByteSource) -> any ByteSource {
        switch self {
        case .none: source
        case .gzip: GzipSource(source)
        case .zstd: DecodingSource(source, ZstdDecoder())
        case .xz: DecodingSource(source, XzDecoder())
        case .bzip2: DecodingSource(source, Bzip2Decoder())
        }
    }

    /// A sink that compresses what is written to it into `sink`. Finishing it finishes `sink` as well.
    ///
    /// `level`: the codec's own level; `nil` for its usual one.
    /// - Throws: `.unsupported` for bzip2, which is read only.
    public func encoding(into sink: any ByteSink, level: Int?) throws(ImageError) -> any ByteSink {
        switch self {
        case .none: return sink
        case .gzip: return BlockSink(sink, GzipMember.kind(level: level))
        case .zstd: return BlockSink(sink, try ZstdFrame.kind(level: level ?? 3))
        case .xz: return try XzSink(sink, level: level ?? 6)
        case .bzip2: throw ImageError(.unsupported, "bzip2 is read, but not written")
        }
    }

    private static func matching(_ head: [UInt8]) -> Compression {
        if head.starts(with: [0x1f, 0x8b, 0x08]) { return .gzip }
        if head.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) { return .zstd }
        if head.count >= 4, head[0] & 0xf0 == 0x50, head[1...3] == [0x2a, 0x4d, 0x18] { return .zstd }
        if head.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]) { return .xz }
        return isBzip2(head) ? .bzip2 : .none
    }

    private static func isBzip2(_ head: [UInt8]) -> Bool {
        guard head.starts(with: "BZh".utf8), head.count >= 4, (0x31...0x39).contains(head[3]) else { return false }
        let magic = head[4...]
        return [0x31, 0x41, 0x59, 0x26, 0x53, 0x59].starts(with: magic)
            || [0x17, 0x72, 0x45, 0x38, 0x50, 0x90].starts(with: magic)
    }
}

public import ByteIO
public import Tar

/// An archive read whole: what tests compare.
public struct TarContents: Equatable {
    /// One member with all of its content.
    public struct Member: Equatable {
        /// The header as read.
        public let header: TarHeader
        /// The content, holes as zeros.
        public let content: [UInt8]
    }

    /// The members in order.
    public private(set) var members: [Member] = []
    /// How the archive ended.
    public let ending: TarEnding

    /// Reads `bytes` in runs of at most `chunk`.
    public init(
        _ bytes: [UInt8], chunk: Int = .max, limits: TarLimits = TarLimits(),
        globalRecords: TarReader.GlobalRecords = .ignored
    ) throws(ImageError) {
        var reader = TarReader(BytesSource(bytes, chunk: chunk), limits: limits, globalRecords: globalRecords)
        while let header = try reader.next() {
            let content = BytesSink()
            try reader.copyBody(to: content)
            members.append(Member(header: header, content: content.bytes))
        }
        ending = try reader.finish()
    }

    /// The headers alone.
    public var headers: [TarHeader] { members.map(\.header) }
    /// The names as text.
    public var names: [String] { headers.map(\.path.description) }
}

public import ByteIO

/// One member: POSIX fields with PAX and GNU extensions already applied.
public struct TarHeader: Sendable {
    /// What a member is.
    public enum Kind: Sendable { case file, hardLink, symbolicLink, characterDevice, blockDevice, directory, fifo }

    /// The name, as spelt after all extensions.
    public var path: EntryPath
    public var kind: Kind = .file
    /// Bytes of content, holes of a sparse file included.
    public var size: Int64 = 0
    /// Permission bits, masked with 0o7777.
    public var mode: UInt16 = 0o644
    public var uid: UInt32 = 0
    public var gid: UInt32 = 0
    public var userName: [UInt8] = []
    public var groupName: [UInt8] = []
    /// Nanoseconds since 1970.
    public var modified: Int64 = 0
    /// The target of a link.
    public var link: EntryPath?
    public var deviceMajor: UInt32 = 0
    public var deviceMinor: UInt32 = 0
    /// Extended attributes by name, from SCHILY.xattr and LIBARCHIVE.xattr records.
    public var attributes: [[UInt8]: [UInt8]] = [:]
    public init(path: EntryPath) { self.path = path }
}

/// Bounds on what headers may claim.
public struct TarLimits: Sendable {
    public init() {}
}

/// Reads members in order. A body left unread is skipped by `next`.
public struct TarReader: ~Copyable {
    private let source: any ByteSource
    /// Where the next unread byte lies in the archive.
    public private(set) var offset: Int64 = 0
    public init(_ source: any ByteSource, limits: TarLimits = TarLimits()) { self.source = source }
    /// - Returns: `nil` after the end marker. Throws `.truncated`, `.malformed`, `.limitExceeded`.
    public mutating func next() throws(ImageError) -> TarHeader? { nil }
    /// Lends the next run of the current body; `false` at its end.
    public mutating func readBody(_ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool { false }
    /// The current, still unread body as a range of a file, where it is one.
    public var bodyRegion: FileRegion? { nil }
    /// The blocks that made the current header: its extension members and its own block, unchanged.
    public var rawHeader: [UInt8] { [] }
    /// Reads what follows the end marker, so that whatever verifies the stream has seen all of it.
    public consuming func finish() throws(ImageError) {}
}

/// Writes members in order.
public struct TarWriter: ~Copyable {
    private let sink: any ByteSink
    public init(_ sink: any ByteSink) { self.sink = sink }
    /// - Throws: `.truncated` or `.malformed` when the body is not `header.size` bytes.
    public mutating func append(_ header: TarHeader, body: any ByteSource) throws(ImageError) {}
    /// Writes a member without a body.
    public mutating func append(_ header: TarHeader) throws(ImageError) {}
    /// Writes the end marker. Does not finish the sink.
    public consuming func finish() throws(ImageError) {}
}

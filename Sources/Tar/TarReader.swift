public import ByteIO

/// Reads members in order. A body left unread is skipped by `next`.
///
/// Reads v7, POSIX ustar and pax, GNU, star, and all forms of GNU sparse files. Where readers differ, this one does
/// what the container engines do: a GNU long name beats a PAX path, of two PAX headers before one member the last
/// counts alone, links and devices have no body whatever their size says. An error is final: each further call throws
/// it again.
public struct TarReader: ~Copyable {
    /// What the records of a global PAX header do.
    public enum GlobalRecords: Sendable {
        /// They are checked and passed over, as all container engines do: an image means the same everywhere.
        case ignored
        /// They hold for all members that follow, as POSIX says, but for `path`, `linkpath`, `size` and sparse maps,
        /// which no two members can share.
        case applied
    }

    let source: any ByteSource
    let limits: TarLimits
    let globalRecords: GlobalRecords

    /// Where the next unread byte lies in the archive.
    public internal(set) var offset: Int64 = 0
    /// Where the current member's first block lies, that of an extension header if it has one.
    public internal(set) var entryOffset: Int64 = 0
    /// How the archive ended; `nil` before `next` has returned `nil`.
    public internal(set) var endMarker: EndMarker?

    /// The block read last: the main header of the current member.
    var block = TarBlock()
    /// The local extension headers of the current member.
    var extensionBlocks: [UInt8] = []
    /// The global extension headers that stand before the current member.
    var globalBlocks: [UInt8] = []
    /// What lies between the main header and the first byte of content: a sparse map.
    var mapBlocks: [UInt8] = []
    /// Stored bytes of the current body, the map of a sparse file included.
    var contentSize: Int64 = 0
    /// Stored bytes of the current body that are still unread.
    var remaining: Int64 = 0
    /// Bytes between the current body and the next header.
    var padding = 0
    /// How far the current sparse file has been read.
    var sparse: SparseCursor?
    var globals: PaxHeader?
    var globalBytes = 0
    /// The records of the first global header, if it stood before the first member, but for those that a member can have
    /// too.
    public internal(set) var leadingRecords: [[UInt8]: [UInt8]]?
    var entries = 0
    var contentBytes: Int64 = 0
    /// Names are shared between members in a row that have the same: no allocation for each `root`.
    var ownerField: [UInt8] = []
    var userName: [UInt8] = []
    var groupName: [UInt8] = []
    private var failure: ImageError?

    /// Reads an archive from the front of `source`.
    public init(
        _ source: any ByteSource, limits: TarLimits = TarLimits(), globalRecords: GlobalRecords = .ignored
    ) {
        self.source = source
        self.limits = limits
        self.globalRecords = globalRecords
    }

    /// Goes on to the next member.
    ///
    /// - Returns: `nil` after the end marker, and at the end of a stream that has none: see `endMarker`.
    /// - Throws: `.truncated`, `.malformed`, `.limitExceeded`; `.unsupported` for a type that is none of the above.
    public mutating func next() throws(ImageError) -> TarHeader? {
        if let failure { throw failure }
        do throws(ImageError) {
            guard endMarker == nil else { return nil }
            return try readMember()
        } catch {
            failure = error
            throw error
        }
    }

    /// Lends the next run of the current body, holes included; consumes as many bytes as `body` returns.
    ///
    /// - Returns: `false` at its end, without calling `body`.
    /// - Throws: `.truncated` when the archive ends inside the body; what `body` throws.
    public mutating func readBody(_ body: (RawSpan) throws(ImageError) -> Int) throws(ImageError) -> Bool {
        if let failure { throw failure }
        do throws(ImageError) {
            return try sparse == nil ? readStored(atMost: .max, body) != nil : readExpanded(body)
        } catch {
            failure = error
            throw error
        }
    }

    /// Lends the next stored run of the current body and says where in the file it belongs; holes are left out.
    ///
    /// - Returns: `false` after the last run, without calling `body`.
    /// - Throws: `.truncated` when the archive ends inside the body; what `body` throws.
    public mutating func readData(
        _ body: (_ offset: Int64, _ bytes: RawSpan) throws(ImageError) -> Int
    ) throws(ImageError) -> Bool {
        if let failure { throw failure }
        do throws(ImageError) {
            return try readRun(body)
        } catch {
            failure = error
            throw error
        }
    }

    /// The current, still unread body as a range of a file, where it is one; `nil` for a sparse file.
    public var bodyRegion: FileRegion? {
        guard sparse == nil, failure == nil else { return nil }
        return source.region?.first(remaining)
    }

    /// The blocks before the current member's content, unchanged: its local extension headers, its own block, and the
    /// map of a sparse file. Global headers are not among them.
    public var rawHeader: [UInt8] { extensionBlocks + block.bytes + mapBlocks }

    /// The global headers that stand before the current member, unchanged.
    public var rawGlobals: [UInt8] { globalBlocks }

    /// Whether all readers take the current member's raw header for the same. Not so when extension headers of one kind
    /// or of PAX and GNU come together, when a link, folder or device claims content, when the times of a GNU header lie
    /// where POSIX has part of the name, and for old GNU sparse files, which container engines refuse.
    public internal(set) var isPortable = true

    /// Reads what is left, so that whatever verifies the stream has seen all of it.
    ///
    /// - Returns: how the archive ended and what followed.
    /// - Throws: what `next` or `readBody` threw before; what the source throws.
    @discardableResult
    public consuming func finish() throws(ImageError) -> TarEnding {
        if let failure { throw failure }
        var hasGarbage = false
        let source = self.source
        while try source.read(
            atMost: .max,
            { span throws(ImageError) in
                if !hasGarbage { hasGarbage = !span.isZero }
                offset += Int64(span.byteCount)
                return span.byteCount
            })
        {}
        guard let endMarker else { return TarEnding(marker: .missing, hasTrailingGarbage: false, size: offset) }
        return TarEnding(marker: endMarker, hasTrailingGarbage: hasGarbage, size: offset)
    }
}

extension RawSpan {
    /// Whether every byte is zero.
    var isZero: Bool {
        var all: UInt8 = 0
        for index in 0..<byteCount { all |= self[index] }
        return all == 0
    }
}

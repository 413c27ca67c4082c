internal import ByteIO
internal import ImageFormats
internal import Tar

/// The members of one layer, without their content: paths cleaned, whiteouts told apart.
struct LayerIndex {
    /// A member that is no whiteout, while the walk is at it.
    struct Entry {
        /// Which member of the layer, from 0.
        let ordinal: Int32
        let kind: TarHeader.Kind
        let isHidden: Bool
        /// The cleaned path.
        let path: ArraySlice<UInt8>
        /// The cleaned target of a hard link, or the target of a symbolic link as spelt.
        let link: ArraySlice<UInt8>
    }

    /// Headers of folders that a lower layer may have too, by ordinal.
    private(set) var headers: [Int32: [UInt8]] = [:]
    /// How many members there are, whiteouts included.
    private(set) var count: Int32 = 0
    /// What all of them come to, for whoever reads the layer again; nothing where it is read for the facts.
    private(set) var seal = MemberSeal()
    /// Members by path, marked with their kind; names with their ordinal.
    private var members = CodedPaths()
    /// What is hidden, marked with whether it is what is in a folder.
    private var hidden = CodedPaths()
    private let limits: FlattenLimits
    private let isLowest: Bool
    private let isAlone: Bool
    private var keepsHeaders: Bool
    /// Bytes of the headers that are kept.
    private(set) var headerBytes = 0

    private static let kinds: [TarHeader.Kind] = [
        .file, .hardLink, .symbolicLink, .characterDevice, .blockDevice, .directory, .fifo,
    ]
    private static let hiddenMark: UInt8 = 0x40

    /// Reads the headers of a layer. What they say besides names goes to `facts`; without it, headers of folders are kept
    /// as they are, as far as there is room.
    ///
    /// The parts:
    /// - `isLowest`: whether no layer lies below, so that no folder but the root can be in one.
    /// - `isAlone`: whether whiteouts are files like others.
    /// - Throws: what the reader throws; `.unsafePath` for a `..` in the name of a member or in the target of a hard
    ///   link; `.malformed` for a whiteout that names nothing.
    init(
        _ source: any ByteSource, limits: FlattenLimits, isLowest: Bool, isAlone: Bool = false,
        facts: LayerFactsTable? = nil
    ) throws(ImageError) {
        self.limits = limits
        self.isLowest = isLowest
        self.isAlone = isAlone
        keepsHeaders = facts == nil
        var reader = TarReader(source)
        while let header = try reader.next() {
            let place = reader.entryOffset
            if facts == nil { seal.add(header, reader) }
            do throws(ImageError) {
                try add(header, &reader)
                try facts?.append(header)
            } catch {
                throw error.at("\(header.path) at byte \(place)")
            }
            count += 1
        }
        try reader.finish()
    }

    /// Goes through the members that are no whiteouts, in their order.
    func eachEntry(_ body: (Entry) throws(ImageError) -> Void) throws(ImageError) {
        var cursor = CodedPaths.Cursor(members)
        while cursor.next() {
            try body(
                Entry(
                    ordinal: cursor.number, kind: Self.kinds[Int(cursor.mark & ~Self.hiddenMark)],
                    isHidden: cursor.mark & Self.hiddenMark != 0, path: cursor.path[...], link: cursor.link[...]))
        }
    }

    /// Goes through the whiteouts: a path, and whether it is what is in that folder, not the folder, that is hidden.
    func eachWhiteout(
        _ body: (_ path: ArraySlice<UInt8>, _ isContents: Bool) throws(ImageError) -> Void
    ) throws(ImageError) {
        var cursor = CodedPaths.Cursor(hidden)
        while cursor.next() { try body(cursor.path[...], cursor.mark == 1) }
    }

    private mutating func add(_ header: TarHeader, _ reader: inout TarReader) throws(ImageError) {
        let path = try header.cleanedPath()
        let whiteout = isAlone ? .none : try Whiteout(path)
        switch whiteout {
        case .path(let path): hide(path, isContents: false)
        case .contents(let path): hide(path, isContents: true)
        case .none where header.isOverlayWhiteout && !isAlone: hide(path, isContents: false)
        case .none, .aufs:
            let link = try header.kind == .hardLink ? header.link?.cleaned() : header.link
            let mark = UInt8(Self.kinds.firstIndex(of: header.kind) ?? 0) | (whiteout == .aufs ? Self.hiddenMark : 0)
            members.append(path.bytes, link: link?.bytes, mark: mark, number: count)
            if keepsHeaders, header.kind == .directory, !isLowest || path == .root { keep(reader.rawHeader) }
        }
        guard pathBytes <= limits.layerBytes else {
            throw ImageError(exceeding: .layerPaths, "the paths of the layer take more than \(limits.layerBytes) bytes")
        }
    }

    /// Keeps a header that may be needed before its turn. Without it the layer is read once more where it is.
    private mutating func keep(_ header: [UInt8]) {
        headers[count] = header
        headerBytes += header.count
        if headerBytes > limits.spareHeaderBytes { forgetHeaders() }
    }

    /// Keeps no headers, since there is no room for them.
    mutating func forgetHeaders() {
        keepsHeaders = false
        (headers, headerBytes) = ([:], 0)
    }

    /// Bytes that the paths take.
    var pathBytes: Int { members.byteCount + hidden.byteCount }

    private mutating func hide(_ path: EntryPath, isContents: Bool) {
        hidden.append(path.bytes, link: nil, mark: isContents ? 1 : 0, number: count)
    }
}

extension TarHeader {
    /// A character device 0/0: the whiteout of overlayfs, leaked into a tar. The engines that run images on overlayfs
    /// hide the path, and no image can want such a device.
    fileprivate var isOverlayWhiteout: Bool { kind == .characterDevice && deviceMajor == 0 && deviceMinor == 0 }
}

internal import ByteIO
internal import ImageFormats
internal import Tar

/// The members of one layer, without their content: paths cleaned, whiteouts told apart.
struct LayerIndex {
    /// A member that is no whiteout.
    struct Entry {
        /// Which member of the layer, from 0.
        let ordinal: Int32
        let kind: TarHeader.Kind
        let isHidden: Bool
        fileprivate let start: UInt32
        fileprivate let pathCount: UInt16
        fileprivate let linkCount: UInt16
    }

    private(set) var entries: [Entry] = []
    private(set) var whiteouts: [Whiteout] = []
    /// Headers of folders that a lower layer has too, by ordinal.
    private(set) var headers: [Int32: [UInt8]] = [:]
    /// How many members there are, whiteouts included.
    private(set) var count: Int32 = 0
    private var pool: [UInt8] = []
    private let limits: FlattenLimits

    /// Reads the headers of a layer that will lie upon `tree`. What they say besides names goes to `facts`; without it,
    /// the headers of folders are kept as they are.
    ///
    /// - Throws: what the reader throws; `.unsafePath` for a `..` in the name of a member or in the target of a hard
    ///   link; `.malformed` for a whiteout that names nothing.
    init(
        _ source: any ByteSource, upon tree: borrowing MergedTree, facts: LayerFactsTable? = nil
    ) throws(ImageError) {
        limits = tree.limits
        var reader = TarReader(source)
        while let header = try reader.next() {
            let place = reader.entryOffset
            do throws(ImageError) {
                try add(header, &reader, upon: tree, keepsHeaders: facts == nil)
                try facts?.append(header)
            } catch {
                throw error.at("\(header.path) at byte \(place)")
            }
            count += 1
        }
        try reader.finish()
    }

    /// The cleaned path of a member.
    func path(of entry: Entry) -> ArraySlice<UInt8> {
        pool[Int(entry.start)..<(Int(entry.start) + Int(entry.pathCount))]
    }

    /// The cleaned target of a hard link, or the target of a symbolic link as spelt.
    func link(of entry: Entry) -> ArraySlice<UInt8> {
        let start = Int(entry.start) + Int(entry.pathCount)
        return pool[start..<(start + Int(entry.linkCount))]
    }

    private mutating func add(
        _ header: TarHeader, _ reader: inout TarReader, upon tree: borrowing MergedTree, keepsHeaders: Bool
    ) throws(ImageError) {
        let path = try header.cleanedPath()
        let whiteout = tree.isAlone ? .none : try Whiteout(path)
        switch whiteout {
        case .path, .contents: whiteouts.append(whiteout)
        case .none where header.isOverlayWhiteout && !tree.isAlone: whiteouts.append(.path(path))
        case .none, .aufs:
            let link = try header.kind == .hardLink ? header.link?.cleaned() : header.link
            try add(header.kind, path, link, isHidden: whiteout == .aufs)
            if keepsHeaders, header.kind == .directory, let node = tree.node(at: path), tree.nodes[Int(node)].isFolder {
                headers[count] = reader.rawHeader
            }
        }
    }

    private mutating func add(
        _ kind: TarHeader.Kind, _ path: EntryPath, _ link: EntryPath?, isHidden: Bool
    ) throws(ImageError) {
        let start = pool.count
        pool.append(contentsOf: path.bytes)
        if let link { pool.append(contentsOf: link.bytes) }
        guard pool.count <= limits.layerBytes else {
            throw ImageError(.limitExceeded, "the paths of the layer take more than \(limits.layerBytes) bytes")
        }
        // The reader bounds both lengths by 4095.
        entries.append(
            Entry(
                ordinal: count, kind: kind, isHidden: isHidden, start: UInt32(start),
                pathCount: UInt16(path.bytes.count), linkCount: UInt16(link?.bytes.count ?? 0)))
    }
}

extension TarHeader {
    /// A character device 0/0: the whiteout of overlayfs, leaked into a tar. The engines that run images on overlayfs
    /// hide the path, and no image can want such a device.
    fileprivate var isOverlayWhiteout: Bool { kind == .characterDevice && deviceMajor == 0 && deviceMinor == 0 }
}

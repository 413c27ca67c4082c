internal import ByteIO
internal import RootTree
internal import Tar

/// The difference between a folder and the image that it came from, as a layer.
///
/// Source: OCI image-spec, layer.md. What readers differ on is not used: a path has one member or one whiteout, never
/// both; folders that something is in come along with what they are; no link leads out of the layer.
struct FolderLayer {
    private let paths: [EntryPath]
    /// For each folder the names in it that are gone.
    private var whiteouts: [EntryPath: [[UInt8]]] = [:]
    /// Folders of which nothing is left but the name.
    private var opaque: Set<EntryPath> = []
    private let isRootChanged: Bool

    /// Nothing was changed.
    var isEmpty: Bool { paths.isEmpty }

    /// A layer of what was added or changed, and of what was removed.
    ///
    /// `kept`: folders that still have a name they had.
    init(changed: Set<EntryPath>, removed: [EntryPath], kept: Set<EntryPath>) {
        var all = changed
        for path in removed { whiteouts[path.parent ?? .root, default: []].append(Array(path.name)) }
        for (folder, names) in whiteouts where !folder.bytes.isEmpty && names.count > 1 && !kept.contains(folder) {
            opaque.insert(folder)
        }
        all.formUnion(whiteouts.keys)
        for path in Array(all) {
            var folder = path.parent
            // The root has a member where it was changed itself only: the engines take no notice of it.
            while let next = folder, !next.bytes.isEmpty, all.insert(next).inserted { folder = next.parent }
        }
        if !changed.contains(.root), whiteouts[.root] == nil { all.remove(.root) }
        paths = all.sorted { $0.isWalked(before: $1) }
        isRootChanged = changed.contains(.root)
    }

    /// Writes the tar and returns the bytes of files in it. Does not finish the sink.
    ///
    /// - Throws: `.unsafePath` for a name that would be a whiteout; `.conflict`, `.truncated` for what changes while it
    ///   is read; what the reader and the sink throw.
    func write(from reader: TreeReader, to sink: any ByteSink) throws(ImageError) -> Int64 {
        var writer = TarWriter(sink)
        var first: [UInt64: EntryPath] = [:]
        var bytes: Int64 = 0
        for path in paths {
            if !path.bytes.isEmpty || isRootChanged {
                let entry = try reader.entry(at: path)
                try Self.check(path)
                bytes += try Self.append(entry, &first, &writer)
            }
            try appendWhiteouts(in: path, &writer)
        }
        try writer.finish()
        return bytes
    }

    private static func append(
        _ entry: TreeEntry, _ first: inout [UInt64: EntryPath], _ writer: inout TarWriter
    ) throws(ImageError) -> Int64 {
        var header = entry.header
        if entry.status.links > 1, header.kind != .directory {
            if let target = first[entry.status.inode] {
                header.kind = .hardLink
                (header.link, header.size, header.sparse, header.attributes) = (target, 0, nil, [:])
                try writer.append(header)
                return 0
            }
            first[entry.status.inode] = header.path
        }
        guard let body = entry.body else {
            try writer.append(header)
            return Int64(header.link?.bytes.count ?? 0)
        }
        try writer.append(header, body: body)
        return header.size
    }

    /// A name that is a whiteout to readers cannot be stored as a file.
    private static func check(_ path: EntryPath) throws(ImageError) {
        guard path.name.starts(with: ".wh.".utf8) else { return }
        throw ImageError(.unsafePath, "the name \(path) would be a whiteout in a layer; rename or remove it")
    }

    private func appendWhiteouts(in folder: EntryPath, _ writer: inout TarWriter) throws(ImageError) {
        let prefix = Array(".wh.".utf8)
        if opaque.contains(folder) {
            return try writer.append(TarHeader(path: folder.appending(".wh..wh..opq".utf8)))
        }
        for name in (whiteouts[folder] ?? []).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try writer.append(TarHeader(path: folder.appending(prefix + name)))
        }
    }
}

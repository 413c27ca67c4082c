public import ByteIO
public import ImageModel
public import SystemPackage

/// The local store: an OCI layout with a lock, a staging folder and a ledger of layers. Other tools can read it.
public struct ImageStore: Sendable {
    /// The folder.
    public let path: FilePath
    private let layout: LayoutFolder
    private let ledger: LayerLedger

    /// Names a store that may not be there yet; it is made by the first write.
    public init(_ path: FilePath) {
        self.path = path
        layout = LayoutFolder(path)
        ledger = LayerLedger(in: path)
    }

    /// `$TOTE_STORE`, else `$XDG_DATA_HOME/tote`, else `~/.local/share/tote`.
    ///
    /// - Throws: `.usage` where none of them is set.
    public static func standard() throws(ImageError) -> ImageStore {
        if let path = Terminal.variable("TOTE_STORE") { return ImageStore(FilePath(path)) }
        if let path = Terminal.variable("XDG_DATA_HOME") { return ImageStore(FilePath(path).appending("tote")) }
        if let path = Terminal.variable("HOME") { return ImageStore(FilePath(path).appending(".local/share/tote")) }
        throw ImageError(.usage, "no store: set TOTE_STORE or HOME, or use --store")
    }

    /// The images in it.
    public func open() throws(ImageError) -> OCILayout {
        guard try layout.exists else { return OCILayout(empty: layout) }
        return try at("store \(Printable(path.string))") { () throws(ImageError) in
            try OCILayout(opening: path, ledger: ledger.facts())
        }
    }

    /// Begins to add images.
    public func writer() throws(ImageError) -> LayoutWriter {
        try Folder(path).make(mode: 0o700)
        return try LayoutWriter(
            layout, lock: path.appending("lock"), staging: path.appending("staging"), keepReplaced: true, ledger: ledger
        )
    }

    /// Gives an image that is there another name, or moves the name to it.
    public func tag(_ image: Descriptor, as name: String) throws(ImageError) {
        try change { index throws(ImageError) in
            guard index.entries.contains(where: { $0.digest == image.digest }) else {
                throw ImageError(.notFound, "\(image.digest) is no longer in the store")
            }
            _ = index.add([Root(name: name, descriptor: image)], keepReplaced: true)
        }
    }

    /// Takes names away; `images` go altogether, with all the names they have.
    ///
    /// - Returns: what nothing refers to any more and was removed, with the bytes that were freed.
    public func remove(names: [String], images: [Digest], keepLayers: Bool = false) throws(ImageError) -> [Measure] {
        var removed: [Measure] = []
        try change { index throws(ImageError) in
            for name in names { index.remove(name: name, keepReplaced: true) }
            index.entries.removeAll { images.contains($0.digest) }
            // The index goes first: a crash in between leaves blobs without a name, never a name without blobs.
            try write(index)
            if !keepLayers { removed = try sweep(keeping: index) }
        }
        return removed
    }

    private func change(_ body: (inout LayoutIndex) throws(ImageError) -> Void) throws(ImageError) {
        try Folder(path).make(mode: 0o700)
        let lock = try FolderLock(path.appending("lock"), exclusive: true)
        var index = try layout.currentIndex()
        try body(&index)
        try write(index)
        withExtendedLifetime(lock) {}
    }

    private func write(_ index: LayoutIndex) throws(ImageError) {
        try layout.writeMarker()
        try Folder(path).write(index.encoded, as: LayoutFolder.index)
    }

    /// Removes every blob that nothing in the index leads to.
    private func sweep(keeping index: LayoutIndex) throws(ImageError) -> [Measure] {
        let graph = try BlobGraph(of: index.entries, in: OCILayout(opening: path))
        var removed: [Measure] = []
        for algorithm in Digest.Algorithm.allCases {
            let folder = Folder(path.appending("blobs").appending(algorithm.rawValue))
            guard try Folder.kind(of: folder.path) == .folder else { continue }
            for name in try folder.names() {
                guard let digest = try? Digest(algorithm: algorithm, hex: Array(name.utf8)) else { continue }
                guard !graph.reached.contains(digest) else { continue }
                removed.append(Measure(digest: digest, size: try folder.size(of: name) ?? 0))
                try folder.remove(name)
            }
        }
        try ledger.keep(graph.reached)
        return removed
    }
}

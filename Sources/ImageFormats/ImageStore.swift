public import ByteIO
internal import ImageModel
public import SystemPackage

/// The local store: an OCI layout with a lock, a staging folder and a ledger of layers. Other tools can read it.
public struct ImageStore: Sendable {
    /// The folder.
    public let path: FilePath
    let layout: LayoutFolder
    let ledger: LayerLedger
    static let stagingName = "staging"
    static let damagedName = "damaged"

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
        return try opened()
    }

    /// The images in it, which must have an index.
    ///
    /// - Throws: `.notFound` where it has none.
    public func opened() throws(ImageError) -> OCILayout {
        try at("store \(Printable(path.string))") { () throws(ImageError) in
            try OCILayout(opening: path, ledger: ledger.facts())
        }
    }

    /// Begins to add images.
    public func writer() throws(ImageError) -> LayoutWriter {
        try Folder(path).make(mode: 0o700)
        return try LayoutWriter(
            layout, lock: path.appending(LayoutFolder.storeLock), staging: path.appending(Self.stagingName),
            keepReplaced: true, ledger: ledger
        )
    }

    /// Begins to change names or to remove images. Others wait with their own changes until the editor goes.
    public func editor() throws(ImageError) -> LayoutEditor {
        guard try layout.exists else { return try LayoutEditor(layout, lock: nil, ledger: nil, repository: nil) }
        let lock = try lock()
        try StagingFolder.sweep(path.appending(Self.stagingName))
        return try at("store \(Printable(path.string))") { () throws(ImageError) in
            try LayoutEditor(layout, lock: lock, ledger: ledger, repository: nil)
        }
    }

    /// The folders that its images were unpacked into.
    public var folders: FolderLedger { FolderLedger(in: path) }

    /// Remembers a folder, with the index that `fill` writes.
    ///
    /// - Throws: `.notFound` where its image was removed meanwhile.
    public func remember(
        _ record: (Measure) -> FolderRecord, _ fill: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) -> FolderRecord {
        let lock = try FolderLock(path.appending(LayoutFolder.storeLock), exclusive: true)
        let record = try folders.add(record, fill)
        if try !layout.currentIndex().entries.contains(where: { $0.digest == record.root }) {
            try folders.remove(record.id)
            throw ImageError(.notFound, "\(record.root) is no longer in the store")
        }
        withExtendedLifetime(lock) {}
        return record
    }

    /// Keeps everybody else from giving or taking names until the lock is dropped; what a dead process was writing then
    /// goes.
    func lock() throws(ImageError) -> FolderLock {
        try Folder(path).make(mode: 0o700)
        let lock = try FolderLock(path.appending(LayoutFolder.storeLock), exclusive: true)
        try layout.removeLeftovers()
        return lock
    }
}

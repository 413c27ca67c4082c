public import ByteIO
internal import SystemPackage

/// The store's memory of folders that images were unpacked into: in `folders` a file for each, named by its ID, with
/// the index of what was unpacked beside it. Each is replaced in one step.
public struct FolderLedger: Sendable {
    private let folder: Folder
    private static let recordLimit = 64 << 10

    init(in store: FilePath) { folder = Folder(store.appending("folders")) }

    /// All folders, those that are gone too, the one unpacked last first. What is no record is as good as absent.
    ///
    /// - Throws: `.io`, `.denied` where one cannot be read: the image it is of is needed all the same.
    public func records() throws(ImageError) -> [FolderRecord] {
        guard try Folder.kind(of: folder.path) == .folder else { return [] }
        var records: [FolderRecord] = []
        for name in try folder.names() where name.utf8.count == 64 {
            if let record = try record(name) { records.append(record) }
        }
        return records.sorted { ($0.created, $0.id.hex) > ($1.created, $1.id.hex) }
    }

    private func record(_ name: String) throws(ImageError) -> FolderRecord? {
        do throws(ImageError) {
            let record = try FolderRecord(parsing: folder.read(name, limit: Self.recordLimit))
            return record.id.hex == name ? record : nil
        } catch {
            // One that is gone was removed by another command.
            guard [.malformed, .limitExceeded, .notFound].contains(error.kind) else { throw error }
            return nil
        }
    }

    /// The folder that `text` means: a path, also that of a folder which was moved, or an ID or its beginning.
    ///
    /// - Throws: `.notFound`; `.conflict` where the beginning is that of several.
    public func find(_ text: String) throws(ImageError) -> FolderRecord {
        let records = try records()
        if let identity = FolderIdentity(FilePath(text)) {
            for var record in records where record.identity == identity {
                record.path = try Folder(FilePath(text)).resolved()
                return record
            }
        }
        if let path = try? Folder(FilePath(text)).resolved(), let record = records.first(where: { $0.path == path }) {
            return record
        }
        let named = records.filter { !text.isEmpty && $0.id.hex.hasPrefix(text) }
        guard named.count < 2 else {
            throw ImageError(.conflict, "\(Printable(text)) is the beginning of \(named.count) IDs")
        }
        guard let record = named.first else {
            throw ImageError(
                .notFound, "No such folder: \(Printable(text)) was not unpacked from an image of the store")
        }
        return record
    }

    /// Keeps a record, and the index that `fill` writes; `record` gets the index's measure. The caller holds the lock.
    func add(
        _ record: (Measure) -> FolderRecord, _ fill: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) -> FolderRecord {
        try folder.make(mode: 0o700)
        let staged = try StagedFile(in: folder.path, mode: 0o600)
        let measuring = MeasuringSink(staged.sink)
        try fill(measuring)
        let record = record(measuring.measure())
        // The index goes first: a record never stands beside another folder's index.
        try folder.remove(record.id.hex)
        try staged.publish(as: folder.path.appending(record.indexName))
        try folder.write(record.encoded, as: record.id.hex, mode: 0o600)
        return record
    }

    /// Forgets a folder.
    public func remove(_ id: Digest) throws(ImageError) {
        try folder.remove(id.hex)
        try folder.remove("\(id.hex).index")
    }

    /// The index of what was unpacked, proven when it has been read to its end.
    ///
    /// - Throws: `.notFound` where it is missing; the source throws `.digestMismatch`.
    public func index(of record: FolderRecord) throws(ImageError) -> any ByteSource {
        let region = try FileSource.openRegular(folder.path.appending(record.indexName))
        return VerifyingSource(RegionSource(region), expecting: record.index)
    }
}

extension FolderRecord {
    fileprivate var indexName: String { "\(id.hex).index" }
}

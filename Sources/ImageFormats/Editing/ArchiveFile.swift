internal import ByteIO
internal import SystemPackage

/// An archive that lies uncompressed in a regular file, to be replaced by another one.
struct ArchiveFile {
    /// Where it is, links followed: what is replaced is the file, not a link to it.
    let path: FilePath
    /// All of it.
    let region: FileRegion
    /// Held by who changes the file.
    private let lock: FileLock

    /// Opens and locks the file at `path`.
    ///
    /// - Throws: `.notFound`; `.unsupported` for what is no regular file.
    init(_ path: FilePath) throws(ImageError) {
        self.path = try Folder.resolved(path)
        guard try Folder.kind(of: self.path) == .file else {
            throw ImageError(.unsupported, "names can be changed in a regular file only")
        }
        lock = try FileLock(self.path)
        region = lock.region
    }

    /// Where the members are.
    ///
    /// - Throws: `.unsupported` for a compressed archive; as `ArchiveTable.scan`.
    func table() throws(ImageError) -> ArchiveTable {
        let (compression, head) = try Compression.detect(RegionSource(region))
        guard compression == .none else {
            throw ImageError(
                .unsupported,
                "it is compressed with \(compression.rawValue) as a whole; names can be changed in a plain tar")
        }
        return try ArchiveTable.scan(head) { () throws(ImageError) in nil }
    }

    /// Puts the file that `write` writes in the place of this one when it is complete and `check` has nothing against
    /// it.
    func replace(
        _ write: (any ByteSink) throws(ImageError) -> Void, _ check: (FileRegion) throws(ImageError) -> Void
    ) throws(ImageError) {
        let parent = path.removingLastComponent()
        let folder = parent.isEmpty ? "." : parent
        Folder(folder).sweep()
        let staged = try StagedFile(in: folder, mode: 0o600)
        try write(staged.sink)
        try check(staged.region())
        try staged.takePermissions(of: path)
        try staged.publish(as: path)
        try Folder(folder).sync()
    }
}

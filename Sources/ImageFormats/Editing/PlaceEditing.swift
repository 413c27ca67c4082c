public import ByteIO
internal import SystemPackage

extension Place {
    /// Opens the place for changes of its names.
    ///
    /// - Throws: `.usage` for the standard input; `.unsupported` for an archive that is compressed as a whole; `.notFound`
    ///   and what reading throws.
    public func editor() throws(ImageError) -> any PlaceEditor {
        guard !isStandard else { throw ImageError(.usage, "the standard input cannot be changed") }
        guard image == nil else {
            throw ImageError(.usage, "give the place without a name behind it")
        }
        return try at(description) { () throws(ImageError) in
            guard try Folder.kind(of: path) == .folder else {
                return try ArchiveEditor(path, repository: repository)
            }
            let folder = LayoutFolder(path)
            guard try folder.exists else { throw ImageError(.unsupported, "the folder is no layout") }
            let lock = try FolderLock(folder.lockPath(), exclusive: true)
            return try LayoutEditor(folder, lock: lock, ledger: nil, repository: repository)
        }
    }
}

public import ByteIO
internal import SystemPackage

/// What lies in a store's folder, by what it is there for.
public struct StoreContents: Sendable {
    /// The blobs' files with their sizes in bytes.
    public private(set) var blobs: [Digest: Int64] = [:]
    /// What lies below `blobs`, but is no regular file with a digest for its name.
    public private(set) var strays: [String] = []
    /// What commands that were killed have left, as paths inside the store. The next one that writes removes it.
    public private(set) var leftovers: [String] = []
    /// Staging folders of commands that are at work.
    public private(set) var busy: [String] = []
    /// Copies of damaged files that a repair has kept.
    public private(set) var damaged: [String] = []
    private let path: FilePath

    init(of path: FilePath) throws(ImageError) {
        self.path = path
        try list("blobs") { contents, name throws(ImageError) in try contents.addBlobs(of: name) }
        try list(ImageStore.stagingName) { contents, name throws(ImageError) in try contents.addStaging(name) }
        try list(ImageStore.damagedName) { contents, name in contents.damaged.append(name) }
        leftovers += try Folder(path).names().filter(StagedFile.isTemporary)
    }

    private mutating func list(
        _ name: String, _ add: (inout Self, String) throws(ImageError) -> Void
    ) throws(ImageError) {
        let folder = Folder(path.appending(name))
        guard try Folder.kind(of: folder.path) == .folder else { return }
        for name in try folder.names() { try add(&self, name) }
    }

    private mutating func addBlobs(of name: String) throws(ImageError) {
        let folder = Folder(path.appending("blobs").appending(name))
        guard let algorithm = Digest.Algorithm(rawValue: name), try Folder.kind(of: folder.path) == .folder else {
            return strays.append("blobs/\(name)")
        }
        for file in try folder.names() {
            do throws(ImageError) {
                let digest = try Digest(algorithm: algorithm, hex: Array(file.utf8))
                // A blob that is gone by now was removed by another command.
                if let size = try folder.size(of: file) { blobs[digest] = size }
            } catch {
                guard [.malformed, .unsafePath].contains(error.kind) else { throw error }
                strays.append("blobs/\(name)/\(file)")
            }
        }
    }

    private mutating func addStaging(_ name: String) throws(ImageError) {
        let place = path.appending(ImageStore.stagingName).appending(name)
        if try StagingFolder.isBusy(place) { busy.append(name) } else { leftovers.append("staging/\(name)") }
    }
}

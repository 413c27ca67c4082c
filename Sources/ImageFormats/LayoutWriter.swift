public import ByteIO
public import ImageModel
internal import Synchronization
public import SystemPackage

/// Writes images into an OCI layout. Everything is staged and synced first; then, under the lock, blobs get their names,
/// and last of all the index is replaced. No lock is held while bytes are read from anywhere.
public final class LayoutWriter: ConcurrentDestination {
    private let folder: LayoutFolder
    private let lockPath: FilePath
    private let keepReplaced: Bool
    private let ledger: LayerLedger?
    /// Where blobs wait for the commit. Files in it can be renamed into the layout.
    public let staging: StagingFolder
    private let state = Mutex(State())
    private let known: [Digest: LayerFacts]

    private struct State {
        var waiting: [Digest: FilePath] = [:]
        /// Those of them that are second names of blobs that are there.
        var linked: Set<Digest> = []
        var proven: [LayerFacts] = []
        var moved: [(name: String, old: Descriptor)] = []
        var required: [String: Digest?] = [:]
        var replaced: [(old: Descriptor, new: Descriptor)] = []
    }

    /// After `commit`: the names that named something else before.
    public var moved: [(name: String, old: Descriptor)] { state.withLock { $0.moved } }

    /// The parts:
    /// - `keepReplaced`: whether an image that loses its last name stays in the index without one.
    /// - `ledger`: where proven facts are kept, if anywhere.
    init(
        _ folder: LayoutFolder, lock: FilePath, staging: FilePath, keepReplaced: Bool, ledger: LayerLedger?
    ) throws(ImageError) {
        self.folder = folder
        lockPath = lock
        self.keepReplaced = keepReplaced
        self.ledger = ledger
        known = try ledger?.facts() ?? [:]
        try StagingFolder.sweep(staging)
        self.staging = try StagingFolder(in: staging)
    }

    /// A writer for the plain layout at `path`, made when missing.
    ///
    /// `keepReplaced`: whether an image that loses its last name stays in the index without one.
    public convenience init(layout path: FilePath, keepReplaced: Bool = false) throws(ImageError) {
        try Folder(path).make()
        try self.init(
            LayoutFolder(path), lock: LayoutFolder(path).lockPath(), staging: path.appending(".staging"),
            keepReplaced: keepReplaced, ledger: nil)
    }

    /// Lets `body` write to the plain layout at `path`. A folder that was made for it goes away again where it fails.
    ///
    /// - Throws: what `body` throws.
    public static func write(
        layout path: FilePath, _ body: (LayoutWriter) throws(ImageError) -> Void
    ) throws(ImageError) {
        let isNew = try Folder.kind(of: path) == nil
        do throws(ImageError) {
            try body(LayoutWriter(layout: path))
        } catch {
            if isNew {
                // What holds anything stays.
                try? Folder(path.appending(".staging")).removeEmpty()
                try? Folder(path).remove(".lock")
                try? Folder(path).removeEmpty()
            }
            throw error
        }
    }

    /// Has the commit put `new` in the place of the index's entry `old`, which must be there still.
    public func replace(_ old: Descriptor, by new: Descriptor) {
        state.withLock { $0.replaced.append((old, new)) }
    }

    /// Makes the commit fail unless each name still names what is given here, `nil` for nothing, or what it is to name.
    public func require(_ names: [String: Digest?]) { state.withLock { $0.required = names } }

    /// A blob that is there gets a second name in the staging folder, so that nobody can collect it until the commit.
    public func contains(_ blob: Descriptor) throws(ImageError) -> Bool {
        if state.withLock({ $0.waiting[blob.digest] != nil }) { return true }
        guard folder.size(of: blob.digest) == blob.size else { return false }
        let name = staging.path.appending(blob.digest.hex)
        do throws(ImageError) {
            try Folder.link(folder.path(of: blob.digest), to: name)
        } catch {
            return false
        }
        wait(blob.digest, at: name)
        state.withLock { _ = $0.linked.insert(blob.digest) }
        return true
    }

    /// Stores one blob.
    public func put(_ blob: Descriptor, _ fill: (any ByteSink) throws(ImageError) -> Void) throws(ImageError) {
        let file = try StagedFile(in: staging.path)
        try fill(file.sink)
        let size = try file.region().length
        guard size == blob.size else {
            throw ImageError(.truncated, "\(blob.digest) came with \(size) bytes, expected \(blob.size)")
        }
        let path = staging.path.appending(blob.digest.hex)
        try file.publish(as: path)
        wait(blob.digest, at: path)
    }

    /// Takes a verified file over by renaming it.
    public func take(_ blob: StagedBlob) throws(ImageError) -> Bool {
        guard blob.path.removingLastComponent() == staging.path else { return false }
        let path = staging.path.appending(blob.measure.digest.hex)
        if let name = blob.path.lastComponent { try Folder(staging.path).syncFile(name.string) }
        try Folder.rename(blob.path, to: path)
        wait(blob.measure.digest, at: path)
        return true
    }

    /// Gives the file of another layout a second name. A store takes none: what it keeps must not change when somebody
    /// works on the layout it came from. Nor does a layout take a file that others than this user can write to.
    public func link(_ file: FilePath, as blob: Descriptor) throws(ImageError) -> FileRegion? {
        guard ledger == nil else { return nil }
        let name = staging.path.appending(blob.digest.hex)
        do throws(ImageError) {
            try Folder.link(file, to: name)
        } catch {
            return nil
        }
        let region = try FileSource.openRegular(name)
        guard region.length == blob.size, try region.file.isOursAlone() else {
            try Folder(staging.path).remove(blob.digest.hex)
            return nil
        }
        try region.file.sync()
        wait(blob.digest, at: name)
        return region
    }

    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? { known[layer] }

    /// Keeps what was proven of a layer.
    public func note(_ facts: LayerFacts) { state.withLock { $0.proven.append(facts) } }

    private func wait(_ digest: Digest, at path: FilePath) { state.withLock { $0.waiting[digest] = path } }

    /// Ends the work and makes it visible.
    public func commit(_ roots: [Root]) throws(ImageError) {
        let lock = try FolderLock(lockPath, exclusive: true)
        try folder.removeLeftovers()
        var index = try folder.currentIndex()
        try check(index, against: roots)
        for (old, new) in state.withLock({ $0.replaced }) {
            guard let place = index.entries.firstIndex(of: old) else {
                throw ImageError(.conflict, "\(old.digest) is no longer in the index")
            }
            index.entries[place] = new
        }
        let moved = index.add(roots, keepReplaced: keepReplaced)
        // Whether the index can be written is known before anything is there for good.
        let bytes = try index.encoded()
        try publishBlobs()
        try folder.writeMarker()
        try ledger?.append(state.withLock { $0.proven })
        try Folder(folder.path).write(bytes, as: LayoutFolder.index)
        state.withLock { $0.moved = moved }
        withExtendedLifetime(lock) {}
    }

    private func check(_ index: LayoutIndex, against roots: [Root]) throws(ImageError) {
        for (name, digest) in state.withLock({ $0.required }) {
            let found = index.entry(named: name)?.digest
            guard found == digest || roots.contains(where: { $0.name == name && $0.descriptor.digest == found }) else {
                throw ImageError(.conflict, "\(Printable(Root.familiar(name))) was given to another image meanwhile")
            }
        }
    }

    private func publishBlobs() throws(ImageError) {
        var folders: Set<FilePath> = []
        let (waiting, linked) = state.withLock { ($0.waiting, $0.linked) }
        for (digest, path) in waiting {
            let target = folder.path(of: digest)
            // A blob that was there may have been put anew by a repair: what it replaced must not come back.
            if linked.contains(digest), folder.size(of: digest) != nil { continue }
            try Folder(target.removingLastComponent()).make()
            try Folder.rename(path, to: target)
            folders.insert(target.removingLastComponent())
        }
        state.withLock { $0.waiting = [:] }
        for folder in folders { try Folder(folder).sync() }
        if !folders.isEmpty { try Folder(folder.path.appending("blobs")).sync() }
    }
}

extension LayoutFolder {
    /// Removes files that never got their names: whoever holds the lock is the only one who may be writing some.
    func removeLeftovers() throws(ImageError) {
        for name in try Folder(path).names() where StagedFile.isTemporary(name) { try Folder(path).remove(name) }
    }

    /// Writes `oci-layout` unless it is there.
    func writeMarker() throws(ImageError) {
        guard try Folder(path).size(of: Self.marker) == nil else { return }
        try Folder(path).write(Array(Self.markerText.utf8), as: Self.marker)
    }

    /// The index as it stands, empty where there is none.
    func currentIndex() throws(ImageError) -> LayoutIndex {
        guard try Folder(path).size(of: Self.index) != nil else { return LayoutIndex() }
        let (bytes, _) = try readIndex()
        return try at("index.json") { () throws(ImageError) in try LayoutIndex(parsing: bytes) }
    }
}

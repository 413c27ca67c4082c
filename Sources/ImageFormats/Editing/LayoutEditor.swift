public import ByteIO
public import ImageModel
internal import SystemPackage

/// Changes the names of a layout folder in place: `index.json` is replaced in one step, then blobs go. It holds the
/// folder's lock from the beginning, so that what it read is what it changes.
public final class LayoutEditor: PlaceEditor {
    private let folder: LayoutFolder
    private let lock: FolderLock?
    private let ledger: LayerLedger?
    private let repository: String?
    private let whole: OCILayout
    private let before: [Descriptor]
    private var index: LayoutIndex
    private var dropped: Set<Digest> = []
    private var isChanged = false

    /// The layout with the changes made so far.
    public var source: any ImageSource {
        NarrowedSource(whole, roots: index.roots(repository: repository, warnings: []).0)
    }

    /// The parts:
    /// - `lock`: held until the editor goes; `nil` where there is no folder yet.
    /// - `ledger`: where proven facts are kept, if anywhere.
    /// - `repository`: the repository of images that are named by a tag alone.
    init(_ folder: LayoutFolder, lock: FolderLock?, ledger: LayerLedger?, repository: String?) throws(ImageError) {
        self.folder = folder
        self.lock = lock
        self.ledger = ledger
        self.repository = repository
        whole =
            try lock == nil
            ? OCILayout(empty: folder)
            : OCILayout(opening: folder.path, repository: repository, ledger: ledger?.facts() ?? [:])
        index = try lock == nil ? LayoutIndex() : folder.currentIndex()
        before = index.entries
    }

    /// Names an image.
    public func tag(_ image: Descriptor, as name: String) throws(ImageError) {
        guard index.entries.contains(where: { $0.digest == image.digest }) else {
            throw ImageError(.notFound, "\(image.digest) is no longer there")
        }
        _ = index.add([Root(name: name, descriptor: image)], keepReplaced: true, repository: repository)
        isChanged = true
    }

    /// Takes a name away.
    public func untag(_ name: String) {
        index.remove(name: name, keepReplaced: true, repository: repository)
        isChanged = true
    }

    /// Takes an image out.
    public func remove(_ image: Digest) {
        index.entries.removeAll { $0.digest == image }
        isChanged = true
    }

    /// Takes one platform's manifest out.
    public func remove(variant manifest: Digest, config: Digest) { dropped.insert(manifest) }

    /// What would go: blobs that a command running at the same time is writing lie in its staging folder, and are not
    /// among them.
    public func garbage(_ sweep: Sweep) throws(ImageError) -> [Measure] {
        guard lock != nil else { return [] }
        let kept = try BlobGraph(of: index.entries, in: whole, without: dropped)
        switch sweep {
        case .nothing: return []
        case .everything: return try blobs { !kept.reached.contains($0) }
        case .documents:
            let was = try BlobGraph(of: before, in: whole)
            let loose = was.reached.subtracting(was.layers).subtracting(kept.reached)
            return try blobs { loose.contains($0) }
        }
    }

    /// Replaces the index, then removes blobs: a crash in between leaves blobs without a name, never a name without
    /// blobs.
    public func commit(_ sweep: Sweep) throws(ImageError) -> [Measure] {
        let garbage = try garbage(sweep)
        if isChanged {
            try folder.writeMarker()
            try Folder(folder.path).write(index.encoded(), as: LayoutFolder.index)
        }
        for blob in garbage {
            let path = folder.path(of: blob.digest)
            try Folder(path.removingLastComponent()).remove(blob.digest.hex)
        }
        if !garbage.isEmpty { try ledger?.drop(Set(garbage.map(\.digest))) }
        isChanged = false
        return garbage
    }

    /// The blobs on disk that `belongs` accepts, by their digests.
    private func blobs(_ belongs: (Digest) -> Bool) throws(ImageError) -> [Measure] {
        var found: [Measure] = []
        for algorithm in Digest.Algorithm.allCases {
            let blobs = Folder(folder.path.appending("blobs").appending(algorithm.rawValue))
            guard try Folder.kind(of: blobs.path) == .folder else { continue }
            for name in try blobs.names() {
                guard let digest = try? Digest(algorithm: algorithm, hex: Array(name.utf8)) else { continue }
                guard belongs(digest) else { continue }
                found.append(Measure(digest: digest, size: try blobs.size(of: name) ?? 0))
            }
        }
        return found
    }
}

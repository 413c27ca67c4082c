internal import ByteIO
internal import ImageModel
internal import Tar

/// Writes an edited archive: which members are replaced, which left out.
struct ArchiveRewrite {
    /// The blobs whose members are left out, with their sizes.
    let blobs: [Measure]
    private let archive: ArchiveEditor
    private let documents: [EntryPath: [UInt8]]
    private let leftOut: Set<EntryPath>

    /// Finds out what is to be done.
    init(of archive: ArchiveEditor, _ sweep: Sweep) throws(ImageError) {
        self.archive = archive
        documents = try Self.documents(of: archive)
        guard sweep != .nothing else {
            (leftOut, blobs) = ([], [])
            return
        }
        let (place, table) = (archive.place, archive.table)
        let before = try BlobGraph(of: place.roots.map(\.descriptor), in: place)
        let after = try BlobGraph(of: archive.roots.map(\.descriptor), in: place, without: archive.dropped)
        let (listed, stillListed) = try ListedMembers.of(archive, layers: sweep == .everything)
        let needed = stillListed.union(after.reached.flatMap { table.chain(place.member(of: $0)) })
        let loose = before.reached.subtracting(after.reached)
            .filter { sweep == .everything || !before.layers.contains($0) }
        var blobs: [Measure] = []
        for digest in loose.sorted(by: { $0.description < $1.description }) {
            let member = place.member(of: digest)
            guard !needed.contains(member), let size = try table.size(member) else { continue }
            blobs.append(Measure(digest: digest, size: size))
        }
        self.blobs = blobs
        let members = listed.union(loose.flatMap { table.chain(place.member(of: $0)) }).subtracting(needed)
        leftOut = ListedMembers.withFolders(members)
    }

    /// Does it.
    ///
    /// - Throws: `.malformed` where the new archive would not have the images and names that were asked for; the file is
    ///   as it was then.
    func run() throws(ImageError) {
        try archive.file.replace(
            { sink throws(ImageError) in try write(to: sink) }, { region throws(ImageError) in try check(region) })
    }

    private func write(to sink: any ByteSink) throws(ImageError) {
        var reader = TarReader(RegionSource(archive.file.region))
        var writer = TarWriter(sink)
        while var header = try reader.next() {
            let name = (try? header.path.cleaned()) ?? .root
            if leftOut.contains(name) { continue }
            guard header.kind == .file, let bytes = documents[name] else {
                try writer.append(memberOf: &reader)
                continue
            }
            header.size = Int64(bytes.count)
            header.sparse = nil
            try writer.append(header, bytes: bytes)
        }
        for (name, bytes) in archive.added.sorted(by: { $0.key < $1.key }) {
            var header = TarHeader(path: name)
            header.size = Int64(bytes.count)
            try writer.append(header, bytes: bytes)
        }
        try writer.finish()
    }

    private func check(_ region: FileRegion) throws(ImageError) {
        let table = try ArchiveTable.scan(RegionSource(region)) { () throws(ImageError) in nil }
        let found = try ArchivePlace(table, repository: archive.repository).roots
        let names = { (roots: [Root]) in Set(roots.map { [$0.name ?? "", $0.descriptor.digest.description] }) }
        guard names(found) == names(archive.roots) else {
            throw ImageError(.malformed, "the documents of the archive cannot be made to agree; it stays as it is")
        }
    }

    private static func documents(of archive: ArchiveEditor) throws(ImageError) -> [EntryPath: [UInt8]] {
        var documents: [EntryPath: [UInt8]] = [:]
        documents["index.json"] = try archive.index?.encoded()
        documents["manifest.json"] = archive.listing?.bytes
        documents["repositories"] = archive.repositories?.bytes
        return documents
    }
}

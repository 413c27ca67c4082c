public import ByteIO
public import ImageModel
internal import SystemPackage
internal import Tar

/// An image archive as a place to read from: a docker archive of any generation, an OCI layout in a tar, or both in one.
public struct ArchivePlace: ImageSource {
    /// What the place names.
    public let roots: [Root]
    /// What a reader should be told.
    public let warnings: [String]
    /// What was read of its documents.
    public let account: DocumentAccount
    /// Which readers it was made for.
    public let form: ArchiveWriter.Form
    /// How it is compressed as a whole.
    public var compression: Compression { table.compression }
    /// Stretches that are no archive, where reading went on past them.
    public var damage: [Wreck.Damage] { table.damage }
    private let table: ArchiveTable
    /// Documents made here, or kept under names that do not tell their digest.
    private let documents: [Digest: [UInt8]]
    /// Layers of docker archives, whose members may have any name.
    private let layers: [Digest: EntryPath]
    /// Those of them that are inflated as they are read.
    private let inflated: Set<Digest>

    /// Understands an archive that was scanned.
    ///
    /// `repository`: the repository of images that are named by a tag alone.
    /// - Throws: `.unsupported` where it is no image archive; `.malformed` and others where it is a broken one.
    public init(_ table: ArchiveTable, repository: String?) throws(ImageError) {
        self.table = table
        account = DocumentAccount(expansion: table.expansion)
        let isDocker = table.has("manifest.json") || table.has("repositories")
        form = table.has("index.json") ? (isDocker ? .universal : .oci) : .docker
        try Self.refuseDuplicates(in: table)
        var warnings = table.warnings
        var roots: [Root] = []
        if let bytes = try table.read("index.json", limit: .document) {
            warnings += try LayoutMarker.check(try table.read("oci-layout", limit: .layoutMarker))
            let index = try at("index.json") { () throws(ImageError) in try LayoutIndex(parsing: bytes) }
            (roots, warnings) = index.roots(repository: repository, warnings: warnings)
        }
        var docker = DockerArchive()
        if let bytes = try table.read("manifest.json", limit: .listing) {
            try docker.read(manifest: bytes, in: table, beside: roots)
        } else if roots.isEmpty, let bytes = try table.read("repositories", limit: .listing) {
            try docker.readLegacy(repositories: bytes, in: table)
        } else if roots.isEmpty, !table.has("index.json") {
            // What names the images is among what was lost.
            if let lost = table.damage.first { throw ImageError(.malformed, lost.what) }
            let hint = table.members.isEmpty ? "" : "; import reads a root file system"
            throw ImageError(
                .unsupported, "no image archive: it does not contain a manifest.json, index.json or repositories\(hint)"
            )
        }
        self.roots = roots + docker.roots
        guard !self.roots.isEmpty else { throw ImageError(.malformed, "the archive names no image") }
        self.warnings = warnings
        documents = docker.documents
        layers = docker.layers
        inflated = docker.inflated
    }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let bytes = documents[blob.digest] { return BytesSource(bytes) }
        guard let source = try table.source(member(of: blob.digest)) else {
            throw ImageError(.notFound, "\(blob.digest) is missing from the archive")
        }
        guard inflated.contains(blob.digest) else { return source }
        return try content(of: blob.digest, in: source).1
    }

    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? {
        guard case .staged(let reading, let path) = try table.place(of: member(of: blob.digest)) else { return nil }
        guard reading.blob == Measure(digest: blob.digest, size: blob.size) else { return nil }
        return StagedBlob(path: path, measure: reading.blob)
    }

    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? {
        guard let reading = reading(of: layer), reading.blob.digest == layer else { return nil }
        return reading.facts
    }

    /// What a pass over the blob found, where the archive came through a pipe and has passed already.
    public func reading(of blob: Digest) -> LayerReading? {
        inflated.contains(blob) ? nil : try? table.known(member(of: blob))
    }

    /// Whether the blob is there, without reading it.
    public func holds(_ blob: Descriptor) -> Bool {
        blob.data != nil || documents[blob.digest] != nil
            || (try? table.place(of: member(of: blob.digest))) ?? nil != nil
    }

    /// The blob's body in the archive.
    public func span(of blob: Digest) -> Range<Int64>? {
        guard !inflated.contains(blob), case .region(let region)? = try? table.place(of: member(of: blob)) else {
            return nil
        }
        return region.offset..<(region.offset + region.length)
    }

    /// The members below `blobs`.
    public func blobs() throws(ImageError) -> [Digest] {
        table.members.keys.compactMap { name in
            let parts = name.components()
            guard parts.count == 3, parts[0].elementsEqual("blobs".utf8),
                let algorithm = Digest.Algorithm(rawValue: String(decoding: parts[1], as: UTF8.self))
            else { return nil }
            return try? Digest(algorithm: algorithm, hex: parts[2])
        }
    }

    /// Whether the document was made here: a docker archive has no manifest.
    public func made(_ document: Digest) -> Bool {
        documents[document] != nil && !table.has(document.blobName)
    }

    /// The member that has the blob, or would have it.
    func member(of digest: Digest) -> EntryPath {
        layers[digest] ?? EntryPath(Array(digest.blobName.utf8))
    }

    /// Readers believe the first or the last of two members with one name: an archive must not be two images.
    private static func refuseDuplicates(in table: ArchiveTable) throws(ImageError) {
        let decisive = ["manifest.json", "index.json", "oci-layout", "repositories"].map { EntryPath(Array($0.utf8)) }
        for name in table.duplicates where decisive.contains(name) || name.bytes.starts(with: "blobs/".utf8) {
            throw ImageError(
                .malformed, "the archive has two members named \(name); readers differ in which they believe")
        }
    }
}

extension ArchiveTable {
    /// A whole small member by a name of ours, or `nil` where it is not there.
    func read(_ name: String, limit: Limit) throws(ImageError) -> [UInt8]? {
        try read(EntryPath(Array(name.utf8)), limit: limit)
    }
}

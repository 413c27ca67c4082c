public import ByteIO
public import ImageModel
internal import SystemPackage
internal import Tar

/// A damaged or truncated archive as a place to read from: what is in it is found by its content, not by its name, and
/// what is lost is told with its place.
public struct Wreck: ImageSource {
    /// A stretch of the archive that is not what it should be.
    public struct Damage: Sendable {
        /// In bytes from the archive's start, inflated where it is compressed.
        public let range: Range<Int64>
        /// What is wrong there.
        public let what: String

        /// Something wrong at `range`.
        public init(range: Range<Int64>, what: String) {
            self.range = range
            self.what = what
        }
    }

    /// The images that can be named, whole or not.
    public let roots: [Root]
    /// What a reader should be told.
    public let warnings: [String]
    /// What was read of its documents.
    public let account = DocumentAccount()
    /// All that is no tar, in order.
    public let damage: [Damage]
    /// Images that are listed, but whose configuration is gone, with what is left of it.
    public let lost: [(label: String, error: ImageError)]
    private let bodies: WreckBodies
    private let documents: [Digest: [UInt8]]
    private let claims: [Digest: EntryPath]
    /// Where a compressed archive was inflated to; it goes with this.
    private let staging: StagingFolder?

    /// Finds what there is in the archive at `place`, which must be a file.
    ///
    /// `configs`: configurations that are known from elsewhere, by their digests.
    /// - Throws: `.unsupported` for a folder or a pipe; what reading throws.
    public init(_ place: Place, configs: [Digest: [UInt8]] = [:]) throws(ImageError) {
        guard !place.isStandard, try Folder.kind(of: place.path) == .file else {
            throw ImageError(.unsupported, "only an archive in a file can be searched for what is left of it")
        }
        var damage: [Damage] = []
        let (file, staging) = try Self.plain(place, &damage)
        self.staging = staging
        let scan = try WreckScan(file)
        bodies = try WreckBodies(scan)
        let listing = WreckListing(scan, bodies, repository: place.repository, configs: configs)
        roots = listing.roots
        documents = listing.documents
        claims = listing.claims
        lost = listing.lost
        warnings = listing.warnings
        self.damage = damage + scan.damage
    }

    /// The archive without its outer compression, as far as it can be inflated.
    private static func plain(
        _ place: Place, _ damage: inout [Damage]
    ) throws(ImageError) -> (FileRegion, StagingFolder?) {
        let (compression, head) = try Compression.detect(FileSource.open(place.path))
        if compression == .none, let region = head.region { return (region, nil) }
        let staging = try StagingFolder.temporary()
        let file = try StagedFile(in: staging.path)
        do throws(ImageError) {
            try compression.decoding(head).copy(to: file.sink)
        } catch {
            guard ![.io, .denied].contains(error.kind) else { throw error }
            let length = try file.region().length
            damage.append(Damage(range: length..<length, what: "\(error.message); what follows is lost"))
        }
        let path = staging.path.appending("archive")
        try file.publish(as: path)
        return (try FileSource.openRegular(path), staging)
    }

    /// A blob's bytes as stored.
    ///
    /// - Throws: `.notFound` where it is not there at all; `.truncated`, `.digestMismatch` where something else is in its
    ///   place, with that place.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let bytes = documents[blob.digest] { return BytesSource(bytes) }
        if let region = try bodies.find(blob) { return RegionSource(region) }
        guard let member = claim(blob.digest) else { throw ImageError(.notFound, "missing from the archive") }
        let (start, end) = (member.body.offset, member.body.offset + member.body.length)
        if member.body.length < member.size {
            throw ImageError(.truncated, "cut off: only bytes \(start)-\(end - 1) are there, of \(member.size)")
        }
        throw ImageError(.digestMismatch, "corrupt at bytes \(start)-\(max(start, end - 1))")
    }

    /// Whether there is such a blob, or something that should be it.
    public func holds(_ blob: Descriptor) -> Bool {
        if blob.data != nil || documents[blob.digest] != nil || claim(blob.digest) != nil { return true }
        return ((try? bodies.find(blob)) ?? nil) != nil
    }

    private func claim(_ digest: Digest) -> WreckScan.Member? {
        bodies.member(claims[digest] ?? EntryPath(Array(digest.blobName.utf8)))
    }
}

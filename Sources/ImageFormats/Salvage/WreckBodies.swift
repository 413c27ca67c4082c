internal import ByteIO
internal import ImageModel
internal import Synchronization
internal import Tar

/// The bodies of a damaged archive's members by their digests: a name may be damaged, a digest proves itself.
struct WreckBodies: Sendable {
    private let scan: WreckScan
    private let whole: [Digest: FileRegion]
    /// The same by digests that hardly anyone uses: made when the first one is asked for.
    private let unusual = Unusual()
    private let search = WreckSearch()

    /// Reads and hashes all bodies.
    init(_ scan: WreckScan) throws(ImageError) {
        self.scan = scan
        whole = try Self.hash(scan, .sha256)
    }

    private final class Found: Sendable {
        let regions = Mutex<[Digest: FileRegion]>([:])
    }

    private final class Unusual: Sendable {
        let regions = Mutex<[Digest: FileRegion]?>(nil)
    }

    private static func hash(
        _ scan: WreckScan, _ algorithm: Digest.Algorithm
    ) throws(ImageError) -> [Digest: FileRegion] {
        let bodies = scan.members.values.map(\.body)
        let found = Found()
        try Parallel.each(bodies.count) { number throws(ImageError) in
            let digest = try Self.digest(of: bodies[number], algorithm)
            found.regions.withLock { $0[digest] = bodies[number] }
        }
        return found.regions.withLock { $0 }
    }

    /// The body with that digest, whatever its name.
    func body(_ digest: Digest) throws(ImageError) -> FileRegion? {
        guard digest.algorithm != .sha256 else { return whole[digest] }
        return try unusual.regions.withLock { regions throws(ImageError) in
            let all = if let regions { regions } else { try Self.hash(scan, digest.algorithm) }
            regions = all
            return all[digest]
        }
    }

    private static func digest(of body: FileRegion, _ algorithm: Digest.Algorithm) throws(ImageError) -> Digest {
        try MeasuringSource(RegionSource(body), algorithm: algorithm).measure().digest
    }

    /// The body that is the blob, also behind a header that cannot be read.
    func find(_ blob: Descriptor) throws(ImageError) -> FileRegion? {
        if let region = try body(blob.digest) { return region }
        guard blob.size > 0, search.begin(blob.digest) else { return nil }
        for body in scan.loose {
            guard let part = body.first(blob.size), search.spend(blob.size) else { continue }
            if try Self.digest(of: part, blob.digest.algorithm) == blob.digest {
                search.end(blob.digest)
                return part
            }
        }
        return nil
    }

    /// The member of that name, links followed.
    func member(_ name: EntryPath) -> WreckScan.Member? {
        var name = name
        for _ in 0..<Limit.links.value {
            guard let target = scan.links[name] else { break }
            name = target
        }
        return scan.members[name]
    }

    /// The bytes of a member that is small enough for a document and all there.
    func document(_ name: EntryPath, limit: Limit = .document) -> [UInt8]? {
        member(name).flatMap { Self.document($0, limit: limit) }
    }

    /// The names of all members.
    var names: [EntryPath] { scan.members.keys.sorted() }

    /// The bytes of a member that can be a JSON object; nothing else is read of it.
    func object(_ name: EntryPath) -> [UInt8]? {
        guard let member = member(name),
            (try? HeadSource(RegionSource(member.body)).peek(1)) == [UInt8(ascii: "{")]
        else { return nil }
        return document(name)
    }

    private static func document(_ member: WreckScan.Member, limit: Limit) -> [UInt8]? {
        guard member.body.length == member.size else { return nil }
        return try? RegionSource(member.body).readAll(limit: limit)
    }
}

public import ByteIO
internal import SystemPackage
internal import Tar

/// Where each member of an archive can be read from, after one pass over it.
///
/// A file that is not compressed is only indexed: its bodies are skipped and read later as regions. Anything else passes
/// once: each body is hashed and inflated as it goes by, documents are kept in memory, and the rest is staged in files
/// where the caller gave a folder for them.
public struct ArchiveTable: Sendable {
    /// Where a member's bytes are.
    enum Place: Sendable {
        case region(FileRegion)
        case inline([UInt8])
        /// In a file of its own, already read.
        case staged(LayerReading, FilePath)
        /// Nowhere any more: only what was found out is left.
        case passed(LayerReading)
        /// Under another member's name.
        case link(EntryPath)
    }

    private(set) var members: [EntryPath: Place] = [:]
    /// Names that occur more than once: readers differ in which one they believe.
    private(set) var duplicates: [EntryPath] = []
    /// How the archive is compressed as a whole.
    public private(set) var compression = Compression.none
    /// Set where the outer archive ended without its end marker.
    public private(set) var warnings: [String] = []
    /// Stretches that are no archive, where reading goes on past them.
    public private(set) var damage: [Wreck.Damage] = []
    /// What its layers expanded to.
    let expansion = ExpansionAccount()
    private let isTolerant: Bool
    private let staging: StagingFolder?
    /// How many headers were read.
    private var headers = 0
    /// What all sparse members expand to, and what is stored of them.
    private var sparse: (size: Int64, stored: Int64) = (0, 0)
    private var inlineBytes = 0
    /// Bytes of small members that are held in memory, and how many may be.
    private var heldBytes = 0
    private static let smallBytes: Int64 = 16 << 10
    private static let mostHeldBytes = 16 << 20

    /// Reads `input` to its end.
    ///
    /// The parts:
    /// - `tolerant`: whether reading goes on past damage, which `damage` tells of then.
    /// - `staging`: where bodies go that will be read again; `nil` to keep only what was found out of them.
    /// - Throws: `.malformed`, `.truncated`, `.unsafePath`, `.limitExceeded`; what the input throws.
    public static func scan(
        _ input: any ByteSource, tolerant: Bool = false, staging: () throws(ImageError) -> StagingFolder?
    ) throws(ImageError) -> ArchiveTable {
        let (compression, head) = try Compression.detect(input)
        let seekable = compression == .none && head.region != nil
        var table = ArchiveTable(staging: seekable ? nil : try staging(), isTolerant: tolerant && !seekable)
        table.compression = compression
        // Read and inflated on one thread, hashed and written on the other.
        let bytes = seekable ? head : try ReadAhead(compression.decoding(head))
        if table.isTolerant {
            try table.readOn(HeadSource(bytes), isPlain: compression == .none)
        } else {
            try table.read(TarStream(bytes), regions: seekable, isPlain: compression == .none)
        }
        return table
    }

    private init(staging: StagingFolder?, isTolerant: Bool) {
        self.staging = staging
        self.isTolerant = isTolerant
    }

    /// Reads as `read` does, again and again behind what it cannot read.
    private mutating func readOn(_ source: HeadSource, isPlain: Bool) throws(ImageError) {
        var start: Int64 = 0
        while true {
            let stream = TarStream(source)
            do throws(ImageError) {
                return try read(stream, regions: false, isPlain: isPlain)
            } catch {
                let isDamage = [.malformed, .truncated, .unsupported].contains(error.kind)
                guard isDamage, !members.isEmpty, damage.count < Limit.damagedPlaces.value else { throw error }
                let stop = start + stream.offset
                start = stop + Self.skipToHeader(source)
                let what = (error.places + [error.message]).joined(separator: ": ")
                damage.append(Wreck.Damage(range: max(0, stop - 512)..<start, what: what))
                guard let next = try? source.peek(1), !next.isEmpty else { return }
            }
        }
    }

    /// Drops what stands before the next header, block by block. What cannot be read ends it.
    ///
    /// - Returns: the number of bytes.
    private static func skipToHeader(_ source: HeadSource) -> Int64 {
        var skipped: Int64 = 0
        while let next = try? source.peek(TarProbe.blockSize), !next.isEmpty {
            if next.contains(where: { $0 != 0 }), TarProbe.claim(next, checked: true) != nil { break }
            guard (try? source.skip(Int64(next.count))) != nil else { break }
            skipped += Int64(next.count)
        }
        return skipped
    }

    private mutating func read(_ stream: TarStream, regions: Bool, isPlain: Bool) throws(ImageError) {
        while let header = try next(stream, isPlain: isPlain) {
            // Each costs something, whether it has a name of its own or not.
            headers += 1
            guard headers <= Limit.archiveMembers.value else {
                throw ImageError(
                    exceeding: .archiveMembers, "the archive has more than \(Limit.archiveMembers.value) members")
            }
            guard let name = try? header.path.cleaned() else {
                // Members are looked up, never extracted: a name that climbs out can only be ignored.
                warnings.append("member \(header.path) has an unsafe name and is ignored")
                continue
            }
            guard
                let place = try at(
                    "member \(name)",
                    { () throws(ImageError) in
                        try self.place(of: header, in: stream, regions: regions)
                    })
            else { continue }
            if members.updateValue(place, forKey: name) != nil { duplicates.append(name) }
        }
        guard let ending = try stream.finish() else { return }
        if ending.marker == .missing { warnings.append("the archive has no end marker") }
        if ending.hasTrailingGarbage { warnings.append("bytes that are no part of the archive follow its end") }
    }

    /// The next member. What has no first one is no archive at all, whatever the tar reader says of it; but what was
    /// compressed may have been one.
    private func next(_ stream: TarStream, isPlain: Bool) throws(ImageError) -> TarHeader? {
        guard members.isEmpty, isPlain else { return try stream.next() }
        do throws(ImageError) {
            return try stream.next()
        } catch {
            throw error.kind == .malformed || error.kind == .truncated ? error.at("no image archive") : error
        }
    }

    private mutating func place(
        of header: TarHeader, in stream: TarStream, regions: Bool
    ) throws(ImageError) -> Place? {
        switch header.kind {
        case .file:
            if regions, let region = stream.bodyRegion { return .region(region) }
            // A terabyte of holes is no part of an image: nobody waits for its zeros.
            if header.sparse != nil {
                let (size, stored) = (sparse.size + header.size, sparse.stored + header.storedSize)
                guard DecodingLimits.allow(size, of: stored) else { return nil }
                sparse = (size, stored)
            }
            return try intake(stream.body(), size: header.size, digest: Self.algorithm(of: header.path))
        case .symbolicLink, .hardLink:
            guard let target = header.link else { return nil }
            if header.kind == .hardLink { _ = try target.cleaned() }
            return try Self.target(target, of: header.kind, from: header.path.cleaned()).map { .link($0) }
        default:
            return nil
        }
    }

    /// How the blob that a member's name says it is has its digest made; nothing else tells.
    private static func algorithm(of name: EntryPath) -> Digest.Algorithm {
        let parts = (try? name.cleaned().components()) ?? []
        guard parts.count == 3, parts[0].elementsEqual("blobs".utf8) else { return .sha256 }
        return Digest.Algorithm(rawValue: String(decoding: parts[1], as: UTF8.self)) ?? .sha256
    }

    private mutating func intake(
        _ body: any ByteSource, size: Int64, digest: Digest.Algorithm
    ) throws(ImageError) -> Place {
        let isDocument = try Self.looksLikeDocument(body)
        if isDocument, size <= Int64(Limit.document.value) {
            inlineBytes += Int(size)
            guard inlineBytes <= Limit.pipedDocuments.value else {
                throw ImageError(
                    exceeding: .pipedDocuments,
                    "the documents of the archive are larger than \(Limit.pipedDocuments.value) bytes")
            }
            return .inline(try body.readAll(limit: .document))
        }
        // A document too large to be read is not worth the disk either.
        guard let staging, !isDocument else {
            return .passed(try LayerReading(body, stored: digest, expansion: expansion))
        }
        // A root file system has a file for each of a hundred thousand names; they need none of their own.
        if size <= Self.smallBytes, heldBytes + Int(size) <= Self.mostHeldBytes {
            heldBytes += Int(size)
            return .inline(try body.readAll(limit: Int(size)))
        }
        let file = try StagedFile(in: staging.path)
        let reading = try LayerReading(body, into: file.sink, stored: digest, expansion: expansion)
        let path = staging.path.appending("\(headers)")
        try file.keep(as: path)
        return .staged(reading, path)
    }

    /// Whether the bytes can be JSON, from the first of them, which is not consumed.
    private static func looksLikeDocument(_ body: any ByteSource) throws(ImageError) -> Bool {
        var first: UInt8 = 0
        _ = try body.read(atMost: 1) { span throws(ImageError) in
            first = span[0]
            return 0
        }
        return "{[ \t\r\n".utf8.contains(first)
    }

    /// The member that a link called `name` stands for; `nil` where it leads out of the archive.
    static func target(_ target: EntryPath, of kind: TarHeader.Kind, from name: EntryPath) -> EntryPath? {
        kind == .hardLink ? try? target.cleaned() : resolve(target, from: name)
    }

    /// A symbolic link's target as a member's name; `nil` where it leaves the archive.
    private static func resolve(_ target: EntryPath, from name: EntryPath) -> EntryPath? {
        var parts = target.bytes.first == UInt8(ascii: "/") ? [] : name.components().dropLast()
        for part in target.components() {
            switch part.elementsEqual(".".utf8) ? 1 : part.elementsEqual("..".utf8) ? 2 : 0 {
            case 1: continue
            case 2:
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(part)
            }
        }
        return EntryPath(Array(parts.joined(separator: [UInt8(ascii: "/")])))
    }
}

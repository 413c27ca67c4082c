internal import ByteIO
internal import Tar

/// The members of an archive in a file, as far as they can be found: whatever is no tar is passed over.
struct WreckScan {
    /// A member whose body, or the beginning of it, is there.
    struct Member {
        let body: FileRegion
        /// Bytes that the header says there should be.
        let size: Int64
    }

    /// By name; the first of those that have one name.
    private(set) var members: [EntryPath: Member] = [:]
    /// Names that stand for other members.
    private(set) var links: [EntryPath: EntryPath] = [:]
    /// What lies behind a header that cannot be read.
    private(set) var loose: [FileRegion] = []
    /// What is no tar, and where.
    private(set) var damage: [Wreck.Damage] = []
    private let file: FileRegion

    /// Reads the headers in `file`.
    ///
    /// - Throws: what reading throws; `.limitExceeded` for damage without end.
    init(_ file: FileRegion) throws(ImageError) {
        self.file = file
        var place: Int64? = 0
        while let start = place, start < file.length {
            let stop = try read(from: start)
            place = try next(after: stop)
            guard damage.count <= Limit.damagedPlaces.value, members.count <= Limit.archiveMembers.value else {
                throw ImageError(exceeding: .damagedPlaces, "more than \(Limit.damagedPlaces.value) places are damaged")
            }
        }
    }

    /// Where and why reading members one after another ended.
    private struct Stop {
        let place: Int64
        let fault: ImageError?
    }

    private func region(_ start: Int64, _ length: Int64) -> FileRegion {
        FileRegion(file: file.file, offset: file.offset + start, length: max(0, min(length, file.length - start)))
    }

    private func bytes(_ start: Int64, _ count: Int) throws(ImageError) -> [UInt8] {
        try RegionSource(region(start, Int64(count))).readAll(limit: count)
    }

    private mutating func read(from start: Int64) throws(ImageError) -> Stop {
        var reader = TarReader(RegionSource(region(start, .max)))
        do throws(ImageError) {
            while let header = try reader.next() {
                let body = reader.bodyRegion ?? region(start + reader.offset, header.size)
                add(header, Member(body: body, size: header.size))
            }
            return Stop(place: start + reader.offset, fault: nil)
        } catch {
            guard ![.io, .denied].contains(error.kind) else { throw error }
            return Stop(place: start + reader.entryOffset, fault: error)
        }
    }

    private mutating func add(_ header: TarHeader, _ member: Member) {
        guard let name = try? header.path.cleaned(), members[name] == nil, links[name] == nil else { return }
        switch header.kind {
        case .file: members[name] = member
        case .hardLink, .symbolicLink:
            links[name] = header.link.flatMap { ArchiveTable.target($0, of: header.kind, from: name) }
        default: break
        }
    }

    /// Where to go on after `stop`; `nil` at the end.
    private mutating func next(after stop: Stop) throws(ImageError) -> Int64? {
        guard let fault = stop.fault else {
            let next = try search(from: stop.place)
            if let next { damage.append(Wreck.Damage(range: stop.place..<next, what: "no members, but more behind")) }
            return next
        }
        if let next = try guess(at: stop.place) {
            damage.append(Wreck.Damage(range: stop.place..<(stop.place + 512), what: fault.message))
            return next
        }
        let next = try search(from: stop.place + 512)
        if fault.kind != .truncated { loose.append(region(stop.place + 512, (next ?? file.length) - stop.place - 512)) }
        damage.append(Wreck.Damage(range: stop.place..<max(stop.place, next ?? file.length), what: fault.message))
        return next
    }

    /// Takes a header with a wrong checksum for what it says, if there is a member's end where it says.
    private mutating func guess(at place: Int64) throws(ImageError) -> Int64? {
        guard let claim = try TarProbe.claim(bytes(place, 512), checked: false), claim.size <= file.length - place
        else {
            return nil
        }
        let end = place + 512 + (claim.size + 511) / 512 * 512
        guard end <= file.length, try TarProbe.isBoundary(bytes(end, 512)) else { return nil }
        let body = region(place + 512, claim.size)
        if let name = try? EntryPath(claim.name).cleaned(), members[name] == nil {
            members[name] = Member(body: body, size: claim.size)
        }
        return end
    }

    /// The next header that can be one of an image archive. Those of the files in a layer look alike, but for the name.
    private mutating func search(from start: Int64) throws(ImageError) -> Int64? {
        var place = start
        while place < file.length {
            let window = try bytes(place, Self.window)
            for index in window.indices.dropLast(TarProbe.magic.count - 1) where window[index] == TarProbe.magic[0] {
                guard window[index..<(index + TarProbe.magic.count)].elementsEqual(TarProbe.magic) else { continue }
                let header = place + Int64(index - TarProbe.magicOffset)
                guard header >= start else { continue }
                guard let claim = try TarProbe.claim(bytes(header, 512), checked: true) else {
                    // One more damaged header, in what lies behind the first.
                    if loose.count < Limit.damagedPlaces.value { loose.append(region(header + 512, .max)) }
                    continue
                }
                if Self.isPlausible(claim.name) { return header }
            }
            guard window.count == Self.window else { return nil }
            place += Int64(window.count - TarProbe.magic.count + 1)
        }
        return nil
    }

    private static let window = 1 << 20

    /// Whether image archives have members of that name: documents, and what is named by a digest.
    static func isPlausible(_ name: [UInt8]) -> Bool {
        EntryPath(name).components().contains { part in
            if documents.contains(String(decoding: part, as: UTF8.self)) { return true }
            let digits = part.starts(with: "sha256:".utf8) ? part.dropFirst(7) : part
            let stem = digits.prefix { $0 != UInt8(ascii: ".") }
            return Digest.Algorithm.allCases.contains { (try? Digest(algorithm: $0, hex: stem)) != nil }
        }
    }

    private static let documents: Set<String> = ["manifest.json", "index.json", "oci-layout", "repositories"]
}

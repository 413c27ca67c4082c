internal import ByteIO
internal import SystemPackage
internal import Tar

/// Reading members of an archive by name, links followed inside the archive only.
extension ArchiveTable {
    /// Where the bytes of `name` are, after following links; `nil` where there is no such member.
    ///
    /// - Throws: `.malformed` for a link that leads nowhere, `.limitExceeded` for a chain of more than eight.
    func place(of name: EntryPath) throws(ImageError) -> Place? {
        guard var place = members[name] else { return nil }
        for _ in 0..<Limit.links.value {
            guard case .link(let target) = place else { return place }
            guard let next = members[target] else {
                throw ImageError(.malformed, "member \(name) is a link to \(target), which is not in the archive")
            }
            place = next
        }
        throw ImageError(exceeding: .links, "member \(name) is behind more than \(Limit.links.value) links")
    }

    /// The member of that name and, where it is a link, those it leads to.
    func chain(_ name: EntryPath) -> [EntryPath] {
        var chain = [name]
        while case .link(let target)? = members[chain[chain.count - 1]], chain.count <= Limit.links.value {
            chain.append(target)
        }
        return chain
    }

    /// Whether the archive has a member of that name.
    func has(_ name: String) -> Bool { members[EntryPath(Array(name.utf8))] != nil }

    /// A member's bytes from the start, or `nil` where it is not there.
    ///
    /// - Throws: as `read` where the bytes passed by unkept.
    func source(_ name: EntryPath) throws(ImageError) -> (any ByteSource)? {
        switch try place(of: name) {
        case .region(let region): RegionSource(region)
        case .inline(let bytes): BytesSource(bytes)
        case .staged(_, let path): RegionSource(try FileSource.openRegular(path))
        case .passed(let reading): throw Self.noDocument(name, reading, .document)
        case .link, nil: nil
        }
    }

    /// Why a member is no document that was to be read as one, and was not kept: only what begins as JSON, and is not
    /// too large, is kept for those who ask for nothing else.
    private static func noDocument(_ name: EntryPath, _ reading: LayerReading, _ limit: Limit) -> ImageError {
        guard reading.blob.size <= Int64(limit.value) else {
            return ImageError(exceeding: limit, "larger than the limit of \(limit.value) bytes").at("member \(name)")
        }
        return ImageError(.malformed, "does not begin as a JSON document").at("member \(name)")
    }

    /// A whole document, or `nil` where it is not there.
    ///
    /// - Throws: `.malformed` for one that is none, `.limitExceeded`; what reading throws.
    func read(_ name: EntryPath, limit: Limit) throws(ImageError) -> [UInt8]? {
        if case .passed(let reading) = try place(of: name) { throw Self.noDocument(name, reading, limit) }
        guard let source = try source(name) else { return nil }
        return try at("member \(name)") { () throws(ImageError) in try source.readAll(limit: limit) }
    }

    /// What a pass over the member found: known already for a piped archive, read now for a file.
    func reading(_ name: EntryPath) throws(ImageError) -> LayerReading? {
        switch try place(of: name) {
        case .staged(let reading, _), .passed(let reading): return reading
        default:
            return try source(name).map { source throws(ImageError) in
                try LayerReading(source, expansion: expansion)
            }
        }
    }

    /// What is known of the member without reading it.
    func known(_ name: EntryPath) throws(ImageError) -> LayerReading? {
        switch try place(of: name) {
        case .staged(let reading, _), .passed(let reading): reading
        default: nil
        }
    }

    /// The member's size in bytes, or `nil` where it is not there.
    func size(_ name: EntryPath) throws(ImageError) -> Int64? {
        switch try place(of: name) {
        case .region(let region): region.length
        case .inline(let bytes): Int64(bytes.count)
        case .staged(let reading, _), .passed(let reading): reading.blob.size
        case .link, nil: nil
        }
    }
}

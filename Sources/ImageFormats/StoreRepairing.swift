public import ByteIO
public import ImageModel
internal import SystemPackage

/// What a repair does to the files of a store. Nothing is ever thrown away: what is bad moves to the folder `damaged`.
extension ImageStore {
    /// What lies in the folder.
    ///
    /// - Throws: `.notFound` where there is no store; `.io`, `.denied`.
    public func contents() throws(ImageError) -> StoreContents {
        guard try Folder.kind(of: path) == .folder else {
            throw ImageError(.notFound, "there is no store at \(Printable(path.string))")
        }
        return try StoreContents(of: path)
    }

    /// The bytes of `index.json` as they are now; `nil` where it cannot be read.
    public var indexBytes: [UInt8]? { try? layout.readIndex().bytes }

    /// Reads the file of one blob and holds it against its name.
    ///
    /// - Throws: `.digestMismatch`; `.notFound` where it is gone; what reading throws.
    public func check(_ digest: Digest) throws(ImageError) {
        try VerifyingSource(RegionSource(layout.region(of: digest)), expecting: digest).drain()
    }

    /// Whether a blob's file is there, right or not.
    public func contains(_ digest: Digest) -> Bool { layout.size(of: digest) != nil }

    /// The whole of a blob that is small enough for a document, verified; `nil` for all others.
    public func document(_ digest: Digest) -> [UInt8]? {
        guard let region = try? layout.region(of: digest), region.length <= Int64(Limit.document.value) else {
            return nil
        }
        return try? VerifyingSource(RegionSource(region), expecting: digest).readAll(limit: .document)
    }

    /// Puts `roots` in the place of an index that cannot be read, and keeps a copy of it.
    ///
    /// - Returns: where the copy is, inside the store; `nil` where there was no index at all.
    public func replaceIndex(_ roots: [Root]) throws(ImageError) -> String? {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        let names = try Folder(path).names()
        var copy: String?
        for name in [LayoutFolder.marker, LayoutFolder.index] where names.contains(name) {
            if name == LayoutFolder.marker, (try? layout.readMarker()) != nil { continue }
            copy = try freeName(for: name)
            if let copy { try Folder.rename(path.appending(name), to: path.appending(copy)) }
        }
        var index = LayoutIndex()
        _ = index.add(roots, keepReplaced: true)
        try layout.writeMarker()
        try Folder(path).write(index.encoded(), as: LayoutFolder.index)
        return copy
    }

    /// Keeps a copy of a blob's file among the damaged ones. The blob stays where it is until it is replaced.
    ///
    /// - Returns: where the copy is, inside the store.
    public func keepDamaged(_ digest: Digest) throws(ImageError) -> String {
        let kept = try freeName(for: "\(digest.algorithm.rawValue)-\(digest.hex)")
        try Folder.link(layout.path(of: digest), to: path.appending(kept))
        try Folder(path.appending(Self.damagedName)).sync()
        return kept
    }

    /// Takes a damaged blob that could not be replaced out of the store, so that the next load of it counts.
    public func removeDamaged(_ digest: Digest) throws(ImageError) {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        // Another process may have put it right meanwhile.
        if (try? check(digest)) != nil { return }
        try Folder(layout.path(of: digest).removingLastComponent()).remove(digest.hex)
    }

    /// Forgets what the ledger says of `layers`, and every line of it that cannot be read.
    public func forget(_ layers: Set<Digest>) throws(ImageError) {
        let lock = try lock()
        try ledger.drop(layers)
        withExtendedLifetime(lock) {}
    }

    /// How many lines of the ledger cannot be read.
    public func unreadableFacts() throws(ImageError) -> Int { try ledger.unreadable() }

    /// A name in the folder of damaged files that is free.
    private func freeName(for stem: String) throws(ImageError) -> String {
        let folder = Folder(path.appending(Self.damagedName))
        try folder.make(mode: 0o700)
        let taken = Set(try folder.names())
        let number = (1...).first { !taken.contains("\(stem).\($0)") } ?? 0
        return "\(Self.damagedName)/\(stem).\(number)"
    }
}

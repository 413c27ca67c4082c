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

    /// Whether the index is missing or no index, or what says that this is a layout is wrong.
    ///
    /// - Throws: `.io`, `.denied` where it cannot be told.
    public func hasBrokenIndex() throws(ImageError) -> Bool {
        try Self.isBroken { () throws(ImageError) in _ = try OCILayout(opening: path) }
    }

    private static func isBroken(_ read: () throws(ImageError) -> Void) throws(ImageError) -> Bool {
        do throws(ImageError) {
            try read()
            return false
        } catch {
            guard error.kind.isDamage || [.notFound, .unsupported, .limitExceeded].contains(error.kind) else {
                throw error
            }
            return true
        }
    }

    /// Puts `roots` in the place of an index that cannot be read, and keeps a copy of it. There is an index all the time.
    ///
    /// - Returns: where the copy is, inside the store; `nil` where there was no index at all.
    public func replaceIndex(_ roots: [Root]) throws(ImageError) -> String? {
        let lock = try lock()
        defer { withExtendedLifetime(lock) {} }
        var copy: String?
        if try Self.isBroken({ () throws(ImageError) in _ = try layout.readMarker() }) {
            copy = try keepAside(LayoutFolder.marker)
            try Folder(path).write(Array(LayoutFolder.markerText.utf8), as: LayoutFolder.marker)
        }
        copy = try keepAside(LayoutFolder.index) ?? copy
        try layout.writeMarker()
        var index = LayoutIndex()
        _ = index.add(roots, keepReplaced: true)
        try Folder(path).write(index.encoded(), as: LayoutFolder.index)
        return copy
    }

    /// Gives a file a second name among the damaged ones; `nil` where there is no such file. A folder, which can have only
    /// one, moves there.
    private func keepAside(_ name: String) throws(ImageError) -> String? {
        let file = path.appending(name)
        guard let kind = try Folder.kind(of: file, followingLinks: false) else { return nil }
        let copy = try freeName(for: name)
        if kind == .folder {
            try Folder.rename(file, to: path.appending(copy))
        } else {
            try Folder.link(file, to: path.appending(copy))
        }
        try Folder(path.appending(Self.damagedName)).sync()
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
        do throws(ImageError) {
            // Another process may have put it right meanwhile.
            return try check(digest)
        } catch {
            guard error.kind.isDamage || error.kind == .notFound else { throw error }
        }
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

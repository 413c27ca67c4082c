public import ByteIO
public import ImageFormats
public import ImageModel

/// Finds what a user means by `nginx`, `nginx:1.25`, `nginx@sha256:…`, `sha256:…` or a few digits of an ID.
///
/// Docker's order: a whole digest is an ID; else a name; else a prefix of an ID, if it is one image's only. Both kinds of
/// ID count: the config's digest, and the manifest's or index's, which docker's newer store shows.
public struct ImageLookup {
    private let source: any ImageSource
    private let ids: ImageIDs

    /// Looks in `source`.
    ///
    /// `ids`: those of its images, where several lookups share them.
    public init(in source: any ImageSource, ids: ImageIDs? = nil) {
        self.source = source
        self.ids = ids ?? ImageIDs(in: source)
    }

    /// The root that `text` means, without its name where an ID was given.
    ///
    /// - Throws: `.notFound` with docker's words; `.conflict` for an ambiguous prefix, naming the candidates;
    ///   `.reference` for text that is no reference.
    public func find(_ text: String) throws(ImageError) -> Root {
        let (roots, isByID) = try matches(text)
        // Of several that go by one ID the one that has a name is meant.
        guard let root = roots.last(where: { $0.name != nil }) ?? roots.last else { throw Self.missing(text) }
        return isByID ? Self.nameless(root) : root
    }

    /// All that `text` means, without names where an ID was given: one image may be there several times, with layers
    /// compressed in different ways. A name is one image's.
    ///
    /// - Throws: as `find`.
    func every(_ text: String) throws(ImageError) -> [Root] {
        let (roots, isByID) = try matches(text)
        guard !roots.isEmpty else { throw Self.missing(text) }
        return isByID ? roots.map(Self.nameless) : roots
    }

    private static func nameless(_ root: Root) -> Root { Root(name: nil, descriptor: root.descriptor) }

    private func matches(_ text: String) throws(ImageError) -> (roots: [Root], isByID: Bool) {
        let (digits, qualified) = Self.digits(of: text)
        if digits?.utf8.count != 64, !qualified, let reference = try reference(text, orPrefix: digits != nil),
            let root = named(reference)
        {
            return ([root], false)
        }
        guard let digits else { return ([], true) }
        return (try all(byPrefix: digits), true)
    }

    /// The image that `text` means for `platform`, or the one that a reader on this host would take. An ID of the image
    /// for one platform means that one.
    ///
    /// - Throws: as `find`; `.notFound` where there is none for the platform.
    public func image(_ text: String, for platform: Platform?) throws(ImageError) -> ImageRecord {
        let root = try find(text)
        let tree = try ImageTree(root, in: source)
        if platform == nil, root.name == nil, let digits = Self.digits(of: text).0,
            !root.descriptor.digest.hex.hasPrefix(digits),
            let image = tree.images.first(where: {
                $0.id.hex.hasPrefix(digits) || $0.blob.digest.hex.hasPrefix(digits)
            })
        {
            return image
        }
        return try tree.image(for: platform)
    }

    /// Every name that `text` means: `repository` alone is all its tags, as `docker save` takes it.
    public func all(_ text: String) throws(ImageError) -> [Root] {
        guard let reference = try? Reference(parsing: text), reference.tag == nil, reference.digest == nil else {
            return [try find(text)]
        }
        let roots = source.roots.filter { root in
            guard let name = root.name, let other = try? Reference(parsing: name) else { return false }
            return other.name == reference.name
        }
        return roots.isEmpty ? [try find(text)] : roots
    }

    /// The only image of a place, for commands that were given none.
    ///
    /// - Throws: `.usage` where there are several, naming them; `.notFound` where there is none.
    public func only() throws(ImageError) -> Root {
        let roots = source.roots
        guard let first = roots.first else { throw ImageError(.notFound, "there is no image") }
        guard roots.allSatisfy({ $0.descriptor.digest == first.descriptor.digest }) else {
            throw ImageError(
                .usage, "there are several images; name one of " + roots.map(\.label).joined(separator: ", "))
        }
        return first
    }

    private func reference(_ text: String, orPrefix: Bool) throws(ImageError) -> Reference? {
        do throws(ImageError) {
            return try Reference(parsing: text)
        } catch {
            guard orPrefix else { throw ImageError(.reference, error.message) }
            return nil
        }
    }

    private func named(_ reference: Reference) -> Root? {
        if let digest = reference.digest {
            return source.roots.first { root in
                guard root.descriptor.digest == digest, let name = root.name else { return false }
                return (try? Reference(parsing: name))?.name == reference.name
            }
        }
        let name = reference.withDefaultTag.canonical
        return source.roots.last { $0.name == name }
    }

    /// One root for each image that goes by an ID that begins so, named where the image has a name.
    private func all(byPrefix digits: String) throws(ImageError) -> [Root] {
        var found: [Digest: Root] = [:]
        var candidates: Set<Digest> = []
        for root in source.roots where found[root.descriptor.digest] == nil || root.name != nil {
            guard let id = try ids.all(of: root).first(where: { $0.hex.hasPrefix(digits) }) else { continue }
            candidates.insert(id)
            found[root.descriptor.digest] = root
        }
        guard candidates.count < 2 else {
            let list = candidates.map(\.description).sorted().joined(separator: ", ")
            throw ImageError(.conflict, "ambiguous reference: \(digits) is a prefix of \(list)")
        }
        var order: Set<Digest> = []
        return source.roots.map(\.descriptor.digest).filter { order.insert($0).inserted }.compactMap { found[$0] }
    }

    /// The hexadecimal digits of an ID or its prefix, and whether `sha256:` stood before them.
    private static func digits(of text: String) -> (String?, Bool) {
        let qualified = text.hasPrefix("sha256:")
        let digits = qualified ? String(text.dropFirst(7)) : text
        return (Digest.isHex(digits.utf8) && (1...64).contains(digits.utf8.count) ? digits : nil, qualified)
    }

    private static func missing(_ text: String) -> ImageError {
        let name = (try? Reference(parsing: text))?.withDefaultTag.familiar ?? text
        return ImageError(.notFound, "No such image: \(Printable(name))")
    }
}

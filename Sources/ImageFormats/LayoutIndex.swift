internal import ByteIO
internal import ImageModel

/// The `index.json` of a layout: one descriptor a name.
struct LayoutIndex {
    var entries: [Descriptor]
    /// The bytes it was read from.
    private var raw: [UInt8]?

    /// An index without images.
    init() { entries = [] }

    /// Reads `index.json`.
    init(parsing bytes: [UInt8]) throws(ImageError) {
        // Docker 25.0.0 to 25.0.2 wrote null for a list without images.
        let list = try JSONObject(parsing: bytes, as: "index").value.member("manifests")
        entries = list?.value.isNull == true ? [] : try Index(parsing: bytes).manifests
        raw = bytes
    }

    /// The bytes of the index. Of one that was read all stays that was not changed; a new one is compact, media type
    /// included.
    ///
    /// - Throws: `.limitExceeded` for more than a reader takes.
    func encoded() throws(ImageError) -> [UInt8] {
        let bytes =
            try raw.map { bytes throws(ImageError) in
                try Index(parsing: bytes).replacing(manifests: entries, in: bytes)
            } ?? Index(manifests: entries).encoded()
        guard entries.count <= Limit.descriptors.value, bytes.count <= Limit.document.value else {
            throw ImageError(
                .limitExceeded,
                "index.json would name \(entries.count) images in \(bytes.count) bytes; "
                    + "the limits are \(Limit.descriptors.value) and \(Limit.document.value)")
        }
        return bytes
    }

    /// The images by name. Of two with the same name the last counts, and the reader is told.
    func roots(repository: String?, warnings: [String]) -> ([Root], [String]) {
        var warnings = warnings
        var roots: [Root] = []
        var byName: [ByteKey: Int] = [:]
        for entry in entries {
            let name = RootNaming.name(of: entry, repository: repository)
            if let name, let earlier = byName[ByteKey(name)] {
                warnings.append("index.json names \(Printable(name)) twice; the last one counts")
                roots[earlier].name = nil
            }
            if let name { byName[ByteKey(name)] = roots.count }
            roots.append(Root(name: name, descriptor: entry))
        }
        return (roots, warnings)
    }

    /// Adds or moves names.
    ///
    /// The parts:
    /// - `keepReplaced`: whether an image that loses its last name stays, nameless.
    /// - `repository`: the repository of entries that are named by a tag alone.
    /// - `bareTags`: whether to write the tag alone where a tag is asked for, as archives have it.
    /// - Returns: for each name that moved, what it named before.
    mutating func add(
        _ roots: [Root], keepReplaced: Bool, repository: String? = nil, bareTags: Bool = false
    ) -> [(name: String, old: Descriptor)] {
        let names = entries.map { RootNaming.name(of: $0, repository: repository) }
        let added = Set(roots.compactMap(\.name).map { ByteKey($0) })
        let news = Self.last(of: roots)
        let targets = Dictionary(news.map { ($0.name.map { ByteKey($0) }, $0.descriptor.digest) }) { $1 }
        var moved: [(String, Descriptor)] = []
        var losers: [Descriptor] = []
        var kept: [Descriptor] = []
        let named = Set(news.filter { $0.name != nil }.map(\.descriptor.digest))
        for (entry, name) in zip(entries, names) {
            if let name, added.contains(ByteKey(name)) {
                if let target = targets[ByteKey(name)], target != entry.digest {
                    moved.removeAll { $0.0.isSame(as: name) }
                    moved.append((name, entry))
                    losers.append(entry)
                }
            } else if name != nil || !named.contains(entry.digest) {
                kept.append(entry)
            }
        }
        entries = kept
        var present = Set(kept.map(\.digest))
        for root in news where root.name != nil || present.insert(root.descriptor.digest).inserted {
            let refName = root.name.map { name in
                if bareTags { return bareTag(of: name) }
                return (keepReplaced ? nil : spelling(of: root, as: name)) ?? Self.refName(for: name)
            }
            entries.append(RootNaming.annotate(root.descriptor, name: root.name, refName: refName))
            present.insert(root.descriptor.digest)
        }
        for loser in losers where keepReplaced && present.insert(loser.digest).inserted {
            entries.append(RootNaming.annotate(loser, name: nil, refName: nil))
        }
        return moved
    }

    /// `roots` without those whose name a later one takes.
    private static func last(of roots: [Root]) -> [Root] {
        var seen: Set<ByteKey> = []
        return roots.reversed().filter { $0.name.map { seen.insert(ByteKey($0)).inserted } ?? true }.reversed()
    }

    /// Takes a name away. The image stays, nameless, if that was its last name and `keepReplaced` says so.
    @discardableResult
    mutating func remove(name: String, keepReplaced: Bool, repository: String? = nil) -> Descriptor? {
        let isNamed = { (entry: Descriptor) in
            RootNaming.name(of: entry, repository: repository)?.isSame(as: name) ?? false
        }
        let named = entries.filter(isNamed)
        entries.removeAll(where: isNamed)
        for old in named where keepReplaced && !entries.contains(where: { $0.digest == old.digest }) {
            entries.append(RootNaming.annotate(old, name: nil, refName: nil))
        }
        return named.last
    }

    /// How the name is spelt already, by whoever made the image or asked for it: the name itself, or its tag alone. Others
    /// find it by just that.
    private func spelling(of root: Root, as name: String) -> String? {
        guard let text = root.descriptor.annotations[Annotation.referenceName],
            let reference = try? Reference(parsing: name),
            (try? Reference(parsing: text))?.withDefaultTag == reference
                || root.descriptor.annotations[Annotation.imageName] == nil && reference.tag?.isSame(as: text) ?? false,
            !entries.contains(where: { $0.annotations[Annotation.referenceName]?.isSame(as: text) ?? false })
        else { return nil }
        return text
    }

    /// The tag, where it is the only one of its kind; else the whole name.
    private func bareTag(of name: String) -> String {
        guard let tag = (try? Reference(parsing: name))?.tag,
            !entries.contains(where: { $0.annotations[Annotation.referenceName]?.isSame(as: tag) ?? false })
        else { return Self.refName(for: name) }
        return tag
    }

    /// What a name names.
    func entry(named name: String) -> Descriptor? {
        entries.last { RootNaming.name(of: $0, repository: nil)?.isSame(as: name) ?? false }
    }

    /// What skopeo and umoci call the image: the familiar name, which is unique in a layout of many repositories.
    private static func refName(for name: String) -> String {
        (try? Reference(parsing: name).familiar) ?? name
    }
}

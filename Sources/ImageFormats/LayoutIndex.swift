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
    func encoded() throws(ImageError) -> [UInt8] {
        try raw.map { bytes throws(ImageError) in
            try Index(parsing: bytes).replacing(manifests: entries, in: bytes)
        } ?? Index(manifests: entries).encoded()
    }

    /// The images by name. Of two with the same name the last counts, and the reader is told.
    func roots(repository: String?, warnings: [String]) -> ([Root], [String]) {
        var warnings = warnings
        var roots: [Root] = []
        var byName: [String: Int] = [:]
        for entry in entries {
            let name = RootNaming.name(of: entry, repository: repository)
            if let name, let earlier = byName[name] {
                warnings.append("index.json names \(Printable(name)) twice; the last one counts")
                roots[earlier].name = nil
            }
            if let name { byName[name] = roots.count }
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
        var moved: [(String, Descriptor)] = []
        for root in roots {
            guard let name = root.name else {
                if !entries.contains(where: { $0.digest == root.descriptor.digest }) {
                    entries.append(RootNaming.annotate(root.descriptor, name: nil, refName: nil))
                }
                continue
            }
            if let old = remove(name: name, keepReplaced: keepReplaced, repository: repository),
                old.digest != root.descriptor.digest
            {
                moved.append((name, old))
            }
            entries.removeAll {
                $0.digest == root.descriptor.digest && RootNaming.name(of: $0, repository: repository) == nil
            }
            let refName = bareTags ? bareTag(of: name) : Self.refName(for: name)
            entries.append(RootNaming.annotate(root.descriptor, name: name, refName: refName))
        }
        return moved
    }

    /// Takes a name away. The image stays, nameless, if that was its last name and `keepReplaced` says so.
    @discardableResult
    mutating func remove(name: String, keepReplaced: Bool, repository: String? = nil) -> Descriptor? {
        let named = entries.filter { RootNaming.name(of: $0, repository: repository) == name }
        entries.removeAll { RootNaming.name(of: $0, repository: repository) == name }
        for old in named where keepReplaced && !entries.contains(where: { $0.digest == old.digest }) {
            entries.append(RootNaming.annotate(old, name: nil, refName: nil))
        }
        return named.last
    }

    /// The tag, where it is the only one of its kind; else the whole name.
    private func bareTag(of name: String) -> String {
        guard let tag = (try? Reference(parsing: name))?.tag,
            !entries.contains(where: { $0.annotations[Annotation.referenceName] == tag })
        else { return Self.refName(for: name) }
        return tag
    }

    /// What a name names.
    func entry(named name: String) -> Descriptor? {
        entries.last { RootNaming.name(of: $0, repository: nil) == name }
    }

    /// What skopeo and umoci call the image: the familiar name, which is unique in a layout of many repositories.
    private static func refName(for name: String) -> String {
        (try? Reference(parsing: name).familiar) ?? name
    }
}

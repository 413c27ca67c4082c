internal import ByteIO
internal import ImageModel
internal import Tar

/// An archive from before docker 1.10: `repositories` names the top layer of each image, and every layer's `json` names
/// the one below it. Docker 29 no longer reads them.
///
/// A repository may have a tag for each layer of a long chain: every layer is looked at once.
struct LegacyArchive {
    /// What the `json` of a layer says.
    private struct Layer {
        /// The layer below.
        let parent: String?
        /// What it says of how the layer was made, as configurations have it.
        let history: [UInt8]
    }

    /// The images that have names, by the identifiers of their top layers.
    private(set) var tops: [(id: String, names: [String])] = []
    private var layers: [String: Layer] = [:]
    private var historyBytes = 0
    private let table: ArchiveTable

    /// Reads `repositories` and follows each name down to its base.
    ///
    /// - Throws: `.notFound` for a layer that is missing, `.malformed`, `.limitExceeded`.
    init(repositories bytes: [UInt8], in table: ArchiveTable) throws(ImageError) {
        self.table = table
        let repositories = try at("repositories") { () throws(ImageError) in try LegacyRepositories(parsing: bytes) }
        var places: [String: Int] = [:]
        for repository in repositories.repositories {
            for tag in repository.tags {
                let reference = try at("repositories") { () throws(ImageError) in
                    try Reference(parsing: "\(repository.name):\(tag.key)")
                }
                let place = places[tag.value] ?? tops.count
                if place == tops.count { tops.append((tag.value, [])) }
                places[tag.value] = place
                tops[place].names.append(reference.canonical)
            }
        }
        for top in tops { try read(from: top.id) }
    }

    /// The identifiers of all layers that images have.
    var identifiers: some Collection<String> { layers.keys }

    /// Where a layer's tar is.
    static func layer(_ id: String) -> EntryPath { EntryPath("\(id)/layer.tar") }

    /// The identifiers of an image's layers, base first.
    ///
    /// - Throws: `.malformed` for a chain that loops or is too long.
    func chain(below top: String) throws(ImageError) -> [String] {
        var chain: [String] = []
        var seen: Set<String> = []
        var next: String? = top
        while let id = next {
            guard seen.insert(id).inserted, chain.count < Limit.layers.value else { throw Self.broken(top, at: id) }
            chain.append(id)
            next = layers[id]?.parent
        }
        return chain.reversed()
    }

    /// The config of the image whose layers, base first, are `chain`.
    func config(of chain: [String], diffIDs: [Digest]) throws(ImageError) -> [UInt8] {
        let top = try object(chain[chain.count - 1])
        return try LegacyImage.config(
            top: top, history: chain.map { .raw(layers[$0]?.history ?? []) }, diffIDs: diffIDs)
    }

    /// Reads the layers from `top` down that were not read before.
    private mutating func read(from top: String) throws(ImageError) {
        var next: String? = top
        while let id = next, layers[id] == nil {
            guard Self.isIdentifier(id) else { throw Self.broken(top, at: id) }
            let object = try JSONObject(parsing: object(id), as: "json of layer \(id)")
            let history = try LegacyImage.history(of: object).encoded()
            historyBytes += history.count
            guard historyBytes <= Limit.dockerDocuments.value else { throw DockerArchive.tooManyDocuments }
            let parent = try object.string("parent")
            next = parent?.isEmpty == false ? parent : nil
            layers[id] = Layer(parent: next, history: history)
        }
    }

    private func object(_ id: String) throws(ImageError) -> [UInt8] {
        guard let object = try table.read(EntryPath("\(id)/json"), limit: .document) else {
            throw ImageError(.notFound, "layer \(id) is missing from the archive")
        }
        return object
    }

    private static func broken(_ top: String, at id: String) -> ImageError {
        ImageError(.malformed, "the chain of layers below \(Printable(top)) is broken at \(Printable(id))")
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.utf8.count == 64 && Digest.isHex(text.utf8)
    }
}

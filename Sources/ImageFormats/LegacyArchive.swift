internal import ByteIO
internal import ImageModel
internal import Tar

/// An archive from before docker 1.10: `repositories` names the top layer of each image, and every layer's `json` names
/// the one below it. Docker 29 no longer reads them.
struct LegacyArchive {
    /// An image as it stands in the archive, base layer first.
    struct Image {
        let names: [String]
        /// The layers' identifiers.
        let layers: [String]
        /// The layers' `json` files.
        let objects: [[UInt8]]
    }

    /// The images that have names.
    private(set) var images: [Image] = []
    private let table: ArchiveTable

    /// Reads `repositories` and follows each name down to its base.
    ///
    /// - Throws: `.malformed` for a chain that loops, `.notFound` for a layer that is missing.
    init(repositories bytes: [UInt8], in table: ArchiveTable) throws(ImageError) {
        self.table = table
        let repositories = try at("repositories") { () throws(ImageError) in try LegacyRepositories(parsing: bytes) }
        var names: [String: [String]] = [:]
        var order: [String] = []
        for repository in repositories.repositories {
            for tag in repository.tags {
                let reference = try at("repositories") { () throws(ImageError) in
                    try Reference(parsing: "\(repository.name):\(tag.key)")
                }
                if names[tag.value] == nil { order.append(tag.value) }
                names[tag.value, default: []].append(reference.canonical)
            }
        }
        for top in order { images.append(try chain(from: top, names: names[top] ?? [])) }
    }

    /// Where a layer's tar is.
    static func layer(_ id: String) -> EntryPath { EntryPath("\(id)/layer.tar") }

    private func chain(from top: String, names: [String]) throws(ImageError) -> Image {
        var layers: [String] = []
        var objects: [[UInt8]] = []
        var next: String? = top
        while let id = next {
            guard Self.isIdentifier(id), !layers.contains(id), layers.count < Limit.layers.value else {
                throw ImageError(
                    .malformed, "the chain of layers below \(Printable(top)) is broken at \(Printable(id))")
            }
            guard let object = try table.read(EntryPath("\(id)/json"), limit: .document) else {
                throw ImageError(.notFound, "layer \(id) is missing from the archive")
            }
            layers.insert(id, at: 0)
            objects.insert(object, at: 0)
            let parent = try JSONObject(parsing: object, as: "json of layer \(id)").string("parent")
            next = parent?.isEmpty == false ? parent : nil
        }
        return Image(names: names, layers: layers, objects: objects)
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.utf8.count == 64 && Digest.isHex(text.utf8)
    }
}

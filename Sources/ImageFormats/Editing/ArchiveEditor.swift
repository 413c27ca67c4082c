public import ByteIO
public import ImageModel
internal import SystemPackage
internal import Tar

/// Changes the names in an archive file, which `commit` writes anew beside the old one: the documents that name images
/// are replaced, the members that no image needs any more left out, and all others copied by the kernel, unread.
public final class ArchiveEditor: PlaceEditor {
    let file: ArchiveFile
    let table: ArchiveTable
    let place: ArchivePlace
    let repository: String?
    private(set) var roots: [Root]
    private(set) var index: LayoutIndex?
    private(set) var listing: ListingEdit?
    private(set) var repositories: RepositoriesEdit?
    private(set) var dropped: Set<Digest> = []
    /// Members that were not there.
    private(set) var added: [EntryPath: [UInt8]] = [:]
    private let configs: [Digest: Set<Digest>]
    private var isChanged = false

    /// The archive with the changes made so far.
    public var source: any ImageSource { NarrowedSource(place, roots: roots) }

    /// Opens the archive at `path`, and keeps others from changing it until the editor goes.
    ///
    /// `repository`: the repository of images that are named by a tag alone.
    /// - Throws: `.unsupported` for an archive that is compressed as a whole or no regular file; what reading throws.
    init(_ path: FilePath, repository: String?) throws(ImageError) {
        file = try ArchiveFile(path)
        table = try file.table()
        self.repository = repository
        place = try ArchivePlace(table, repository: repository)
        roots = place.roots
        configs = try Self.configs(below: place)
        index = try table.read("index.json", limit: .document).map { bytes throws(ImageError) in
            try LayoutIndex(parsing: bytes)
        }
        listing = try Self.listing(in: table)
        repositories = try table.read("repositories", limit: .listing).map { bytes throws(ImageError) in
            try RepositoriesEdit(bytes)
        }
    }

    /// Names an image in all documents that have names.
    public func tag(_ image: Descriptor, as name: String) throws(ImageError) {
        let old = roots.filter { $0.descriptor.digest == image.digest }
        guard let root = old.first else { throw ImageError(.notFound, "\(image.digest) is not in the archive") }
        if let entries = index?.entries {
            if !entries.contains(where: { $0.digest == image.digest }) { try addManifest(root.descriptor) }
            _ = index?.add(
                [Root(name: name, descriptor: root.descriptor)], keepReplaced: true, repository: repository,
                bareTags: true)
        }
        let listed = try repositories?.top(of: old.compactMap(\.name))
        let top = try listed == nil ? topLayer(of: image.digest) : listed
        try listing?.tag(configs[image.digest] ?? [], as: name)
        if let top { try repositories?.tag(top, as: name) } else { try repositories?.untag(name) }
        forget(name)
        roots.removeAll { $0.name == nil && $0.descriptor.digest == image.digest }
        roots.append(Root(name: name, descriptor: root.descriptor))
        isChanged = true
    }

    /// Takes a name out of all documents.
    public func untag(_ name: String) throws(ImageError) {
        index?.remove(name: name, keepReplaced: true, repository: repository)
        try listing?.untag(name)
        try repositories?.untag(name)
        forget(name)
        isChanged = true
    }

    /// Takes an image out.
    public func remove(_ image: Digest) throws(ImageError) {
        let names = roots.filter { $0.descriptor.digest == image }.compactMap(\.name)
        guard roots.contains(where: { $0.descriptor.digest != image }) else {
            throw ImageError(.conflict, "it is the last image of the archive, which must keep one")
        }
        index?.entries.removeAll { $0.digest == image }
        let kept = roots.filter { $0.descriptor.digest != image }.compactMap { configs[$0.descriptor.digest] }
        try listing?.remove((configs[image] ?? []).subtracting(kept.joined()))
        for name in names {
            try listing?.untag(name)
            try repositories?.untag(name)
        }
        roots.removeAll { $0.descriptor.digest == image }
        isChanged = true
    }

    /// Takes one platform's manifest out.
    public func remove(variant manifest: Digest, config: Digest) throws(ImageError) {
        try listing?.remove([config])
        dropped.insert(manifest)
        isChanged = true
    }

    /// The blobs whose members would be left out.
    public func garbage(_ sweep: Sweep) throws(ImageError) -> [Measure] {
        try ArchiveRewrite(of: self, sweep).blobs
    }

    /// Writes the archive anew.
    public func commit(_ sweep: Sweep) throws(ImageError) -> [Measure] {
        let rewrite = try ArchiveRewrite(of: self, sweep)
        if isChanged { try rewrite.run() }
        isChanged = false
        return rewrite.blobs
    }

    /// Gives an image that only `manifest.json` lists a manifest of its own: docker from 25 on saves an image without a
    /// name so.
    private func addManifest(_ image: Descriptor) throws(ImageError) {
        for digest in try BlobGraph(of: [image], in: place).reached where digest != image.digest {
            guard table.has(digest.blobName) else {
                throw ImageError(
                    .unsupported, "index.json has no room for the image: \(digest) is no blob of the layout")
            }
        }
        added[EntryPath(image.digest.blobName)] = try place.document(image)
    }

    private func forget(_ name: String) {
        let isNamed = { (root: Root) in root.name?.isSame(as: name) ?? false }
        for root in roots where isNamed(root) {
            roots.removeAll(where: isNamed)
            if !roots.contains(where: { $0.descriptor.digest == root.descriptor.digest }) {
                roots.append(Root(name: nil, descriptor: root.descriptor))
            }
        }
    }

    /// What `repositories` calls the image: docker's folder for its top layer, or, where there is none, the layer.
    private func topLayer(of image: Digest) throws(ImageError) -> String? {
        guard let layer = try listing?.item(of: configs[image] ?? [])?.layers.last else { return nil }
        let parts = EntryPath(layer).components()
        let name = parts.last?.elementsEqual("layer.tar".utf8) == true ? parts.dropLast().last : parts.last
        return name.map { String(decoding: $0.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self) }
    }

    /// For each image the digests of the configs below it.
    private static func configs(below place: ArchivePlace) throws(ImageError) -> [Digest: Set<Digest>] {
        var configs: [Digest: Set<Digest>] = [:]
        for root in place.roots where configs[root.descriptor.digest] == nil {
            configs[root.descriptor.digest] = try BlobGraph(of: [root.descriptor], in: place).reached
        }
        return configs
    }

    private static func listing(in table: ArchiveTable) throws(ImageError) -> ListingEdit? {
        guard let bytes = try table.read("manifest.json", limit: .listing) else { return nil }
        var configs: [Digest] = []
        for item in try DockerArchiveManifest(parsing: bytes).items {
            let path = try EntryPath(item.config).cleaned()
            guard let config = try table.read(path, limit: .document) else {
                throw ImageError(.notFound, "config \(Printable(item.config)) is missing from the archive")
            }
            configs.append(.of(config))
        }
        return try ListingEdit(bytes, configs: configs)
    }
}

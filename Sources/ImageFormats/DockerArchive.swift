internal import ByteIO
internal import ImageModel
internal import Tar

/// The docker-save side of an archive: what `manifest.json` or, before docker 1.10, `repositories` names.
///
/// Docker archives have no OCI manifest; the one made here is what docker 25 and later write for the same image, so its
/// digest is the one a later save by docker has.
struct DockerArchive {
    private(set) var roots: [Root] = []
    private(set) var documents: [Digest: [UInt8]] = [:]
    private(set) var layers: [Digest: EntryPath] = [:]
    /// Layers in a compression that no manifest can name: they are inflated as they are read.
    private(set) var inflated: Set<Digest> = []
    /// What configs were found to be: many images may have the same.
    private var configs: [EntryPath: Digest] = [:]
    private var diffIDs: [Digest: [Digest]] = [:]
    /// What compressed layers were found to be: many images, and one image many times, may have the same.
    private var claims: [EntryPath: Digest?] = [:]
    private var contents: [EntryPath: Measure] = [:]
    private var compressions: [EntryPath: Compression] = [:]
    private var keptBytes = 0

    /// Reads the images of `manifest.json` that the index beside it does not have.
    mutating func read(manifest bytes: [UInt8], in table: ArchiveTable, beside known: [Root]) throws(ImageError) {
        let items = try at("manifest.json") { () throws(ImageError) in try DockerArchiveManifest(parsing: bytes).items
        }
        let indexed = try HybridCheck(known, in: table)
        for (number, item) in items.enumerated() {
            try at("manifest.json image \(number)") { () throws(ImageError) in
                try add(item, in: table, indexed: indexed)
            }
        }
    }

    private mutating func add(
        _ item: DockerArchiveManifest.Item, in table: ArchiveTable, indexed: HybridCheck
    ) throws(ImageError) {
        let path = try Self.path(item.config)
        let digest = try digest(ofConfig: path, in: table)
        try checkName(item.config, digest)
        let names = try Self.canonical(item.repoTags)
        if try indexed.covers(item, config: digest, names: names) { return }
        let diffIDs = try diffIDs(of: digest, at: path, in: table)
        guard diffIDs.count == item.layers.count else {
            throw ImageError(
                .malformed,
                "invalid manifest, layers length mismatch: expected \(diffIDs.count), got \(item.layers.count)")
        }
        var descriptors: [Descriptor] = []
        for (layer, diffID) in zip(item.layers, diffIDs) {
            descriptors.append(try descriptor(of: Self.path(layer), diffID: diffID, in: table))
        }
        guard let bytes = documents[digest] else { return }
        try add(config: bytes, layers: descriptors, names: names)
    }

    /// The digest of a config. Thousands of images may have one: it is read once.
    private mutating func digest(ofConfig path: EntryPath, in table: ArchiveTable) throws(ImageError) -> Digest {
        if let known = configs[path] { return known }
        let digest = Digest.of(try config(at: path, in: table))
        configs[path] = digest
        return digest
    }

    /// The diff IDs of a config, which is kept.
    private mutating func diffIDs(
        of digest: Digest, at path: EntryPath, in table: ArchiveTable
    ) throws(ImageError) -> [Digest] {
        if let known = diffIDs[digest] { return known }
        let bytes = try config(at: path, in: table)
        let parsed = try at("config \(digest)") { () throws(ImageError) in try ImageConfig(parsing: bytes) }
        try keep(bytes, as: digest)
        diffIDs[digest] = parsed.diffIDs
        return parsed.diffIDs
    }

    private func config(at path: EntryPath, in table: ArchiveTable) throws(ImageError) -> [UInt8] {
        guard let bytes = try table.read(path, limit: .document) else {
            throw ImageError(.notFound, "config \(path) is missing from the archive")
        }
        return bytes
    }

    /// Reads the images of an archive from before docker 1.10.
    mutating func readLegacy(repositories bytes: [UInt8], in table: ArchiveTable) throws(ImageError) {
        let archive = try LegacyArchive(repositories: bytes, in: table)
        var known: [String: (descriptor: Descriptor, diffID: Digest)] = [:]
        for top in archive.tops {
            let chain = try archive.chain(below: top.id)
            var layers: [(descriptor: Descriptor, diffID: Digest)] = []
            for id in chain {
                let layer = if let known = known[id] { known } else { try legacyLayer(id, in: table) }
                known[id] = layer
                layers.append(layer)
            }
            let config = try archive.config(of: chain, diffIDs: layers.map(\.diffID))
            try add(config: config, layers: layers.map(\.descriptor), names: top.names)
        }
    }

    private mutating func legacyLayer(
        _ id: String, in table: ArchiveTable
    ) throws(ImageError) -> (descriptor: Descriptor, diffID: Digest) {
        try at("layer \(id)") { () throws(ImageError) in try layerContent(LegacyArchive.layer(id), in: table) }
    }

    /// Reads a layer to learn what no document says: its diff ID.
    private mutating func layerContent(
        _ name: EntryPath, in table: ArchiveTable
    ) throws(ImageError) -> (descriptor: Descriptor, diffID: Digest) {
        guard let reading = try table.reading(name) else { throw ImageError(.notFound, "layer.tar is missing") }
        guard let facts = reading.facts else {
            throw reading.decodeFault ?? ImageError(.malformed, "layer.tar cannot be read")
        }
        layers[facts.blob.digest] = name
        let descriptor = Descriptor(
            mediaType: try .layer(facts.compression), digest: facts.blob.digest, size: facts.blob.size)
        return (descriptor, facts.content.digest)
    }

    /// Makes the manifest and names it.
    private mutating func add(config: [UInt8], layers: [Descriptor], names: [String]) throws(ImageError) {
        let configBlob = Descriptor(mediaType: .ociConfig, digest: .of(config), size: Int64(config.count))
        let manifest = Manifest(config: configBlob, layers: layers).encoded()
        let root = Descriptor(mediaType: .ociManifest, digest: .of(manifest), size: Int64(manifest.count))
        try keep(config, as: configBlob.digest)
        try keep(manifest, as: root.digest)
        if names.isEmpty { roots.append(Root(name: nil, descriptor: root)) }
        for name in names { roots.append(Root(name: name, descriptor: root)) }
    }

    private mutating func keep(_ bytes: [UInt8], as digest: Digest) throws(ImageError) {
        guard documents.updateValue(bytes, forKey: digest) == nil else { return }
        keptBytes += bytes.count
        guard keptBytes <= Limit.dockerDocuments.value else { throw Self.tooManyDocuments }
    }

    /// What is thrown where more documents would be kept than memory is for.
    static var tooManyDocuments: ImageError {
        ImageError(
            exceeding: .dockerDocuments,
            "the configurations of the archive take more than \(Limit.dockerDocuments.value) bytes")
    }

    /// The descriptor of a layer member. A plain tar has the diff ID for its digest; of a compressed one the digest is in
    /// its name or must be computed. Either way it is proven when the layer is read.
    private mutating func descriptor(
        of name: EntryPath, diffID: Digest, in table: ArchiveTable
    ) throws(ImageError) -> Descriptor {
        guard let size = try table.size(name) else {
            throw ImageError(.notFound, "layer \(name) is missing from the archive")
        }
        if let content = try inflatedContent(name, in: table) {
            guard content.digest == diffID || diffID.algorithm != .sha256 else {
                throw ImageError(
                    .digestMismatch, "invalid diffID for layer \(name): expected \(diffID), got \(content.digest)")
            }
            layers[content.digest] = name
            inflated.insert(content.digest)
            return Descriptor(mediaType: .ociLayer, digest: content.digest, size: content.size)
        }
        let compression: Compression
        let digest: Digest
        if let reading = try table.known(name) {
            compression = reading.compression
            digest = reading.blob.digest
            if let content = reading.content, content.digest != diffID, diffID.algorithm == .sha256 {
                throw ImageError(
                    .digestMismatch, "invalid diffID for layer \(name): expected \(diffID), got \(content.digest)")
            }
        } else {
            compression = try self.compression(of: name, in: table)
            digest = compression == .none ? diffID : try claim(name, in: table) ?? diffID
        }
        layers[digest] = name
        return Descriptor(mediaType: try .layer(compression), digest: digest, size: size)
    }

    private mutating func compression(of name: EntryPath, in table: ArchiveTable) throws(ImageError) -> Compression {
        if let known = compressions[name] { return known }
        let passed = try table.known(name)
        let found = if let passed { passed.compression } else { try table.compression(of: name) }
        compressions[name] = found
        return found
    }

    /// What is in a layer that is compressed with xz or bzip2. Docker reads those, but there is no media type for them.
    private mutating func inflatedContent(_ name: EntryPath, in table: ArchiveTable) throws(ImageError) -> Measure? {
        if let known = contents[name] { return known }
        let compression = try compression(of: name, in: table)
        guard compression == .xz || compression == .bzip2, let reading = try table.reading(name) else { return nil }
        if let fault = reading.decodeFault { throw fault.at("layer \(name)") }
        guard let content = reading.content else {
            throw ImageError(.malformed, "layer \(name) cannot be inflated")
        }
        contents[name] = content
        return content
    }

    /// The digest of a compressed layer: as its name says, else computed.
    private mutating func claim(_ name: EntryPath, in table: ArchiveTable) throws(ImageError) -> Digest? {
        if let named = Self.digest(inName: name) { return named }
        if let known = claims[name] { return known }
        let found = try table.reading(name)?.blob.digest
        claims[name] = .some(found)
        return found
    }

    /// A config must have the digest it is named by: of an old archive nothing else tells whether it is whole.
    private func checkName(_ name: String, _ digest: Digest) throws(ImageError) {
        guard let named = Self.digest(inName: try Self.path(name)), named != digest else { return }
        throw ImageError(.digestMismatch, "config \(Printable(name)) has the digest \(digest) instead")
    }

    /// `HEX`, `HEX.json`, `HEX.tar.gz`, `sha256:HEX` as the last component of a name.
    static func digest(inName name: EntryPath) -> Digest? {
        guard var last = name.components().last.map(Array.init) else { return nil }
        if last.starts(with: "sha256:".utf8) { last.removeFirst(7) }
        let stem = last.prefix { $0 != UInt8(ascii: ".") }
        return try? Digest(algorithm: .sha256, hex: stem)
    }

    /// The member that a name in `manifest.json` means.
    static func path(_ name: String) throws(ImageError) -> EntryPath {
        guard !name.isEmpty, name.utf8.first != UInt8(ascii: "/") else {
            throw ImageError(.unsafePath, "\(Printable(name)) is no name of a member")
        }
        return try EntryPath(Array(name.utf8)).cleaned()
    }

    /// The names in full, each once.
    private static func canonical(_ tags: [String]) throws(ImageError) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for tag in tags {
            let name = try canonical(tag)
            if seen.insert(name).inserted { names.append(name) }
        }
        return names
    }

    private static func canonical(_ tag: String) throws(ImageError) -> String {
        let reference: Reference
        do throws(ImageError) {
            reference = try Reference(parsing: tag)
            _ = try Reference(parsing: reference.familiarName)
        } catch {
            throw ImageError(.malformed, "invalid tag \"\(Printable(tag))\": \(error.message)")
        }
        guard reference.tag != nil || reference.digest == nil else {
            throw ImageError(.malformed, "invalid tag \"\(Printable(tag))\": it has a digest and no tag")
        }
        return reference.withDefaultTag.canonical
    }
}

extension ArchiveTable {
    /// How a member that lies in a file is compressed.
    func compression(of name: EntryPath) throws(ImageError) -> Compression {
        guard let source = try source(name) else { return .none }
        return try Compression.detect(source).0
    }
}

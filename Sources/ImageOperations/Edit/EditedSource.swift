public import ByteIO
public import ImageFormats
public import ImageModel
public import SystemPackage

/// Images as they are after an edit: new configs, layers, manifests and indexes over what the place itself holds. What
/// the edit does not touch keeps its bytes and digests. Attestations and signatures of what changed are left out.
public final class EditedSource: WrappingSource {
    /// The images that were edited, under their old names.
    public let roots: [Root]
    /// The IDs of the images that were edited, as they are now.
    public let ids: [Digest]
    /// What a reader should be told.
    public let warnings: [String]
    /// The place as it was.
    public let whole: any ImageSource
    private let documents: [Digest: [UInt8]]
    private let layers: [Digest: (blob: StagedBlob, facts: LayerFacts)]
    private let lenders: [Digest: any ImageSource]

    /// Edits every image of `roots` now; new layers go into files in `staging`.
    ///
    /// `platform`: which variant is edited; `nil` for all of them.
    /// - Throws: `.notFound` where there is no variant for the platform; what the edit, reading and writing throws.
    public init(
        _ source: any ImageSource, roots: [Root], platform: Platform? = nil, edit: some ImageEdit,
        staging: StagingFolder
    ) throws(ImageError) {
        let workshop = LayerWorkshop(source, staging: staging)
        var walk = EditWalk(source: source, platform: platform, workshop: workshop, edit: edit)
        var edited: [Root] = []
        for root in roots {
            edited.append(Root(name: root.name, descriptor: try walk.edit(root)))
        }
        whole = source
        self.roots = edited
        ids = walk.ids
        warnings = workshop.warnings
        documents = walk.documents
        layers = workshop.made
        lenders = workshop.lenders
    }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        if let bytes = documents[blob.digest] { return BytesSource(bytes) }
        if let layer = layers[blob.digest] { return RegionSource(try FileSource.openRegular(layer.blob.path)) }
        return try (lenders[blob.digest] ?? whole).stored(blob)
    }

    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? {
        if let layer = layers[blob.digest] { return layer.blob }
        return try (lenders[blob.digest] ?? whole).staged(blob)
    }

    /// The file that holds the blob and nothing else.
    public func file(of blob: Descriptor) -> FilePath? {
        guard documents[blob.digest] == nil, layers[blob.digest] == nil else { return nil }
        return (lenders[blob.digest] ?? whole).file(of: blob)
    }

    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? {
        layers[layer]?.facts ?? (lenders[layer] ?? whole).facts(of: layer)
    }

    /// What a pass over a layer found.
    public func reading(of layer: Digest) -> LayerReading? {
        layers[layer] == nil ? (lenders[layer] ?? whole).reading(of: layer) : nil
    }

    /// Whether the blob is there, without reading it.
    public func holds(_ blob: Descriptor) -> Bool {
        documents[blob.digest] != nil || layers[blob.digest] != nil || lenders[blob.digest] != nil
            || whole.holds(blob)
    }
}

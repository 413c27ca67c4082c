public import ByteIO
public import ImageFormats
public import ImageModel

/// By which digests and IDs an image is known, and to whom.
public struct ImageIdentity: Sendable {
    /// All names of the image, in their shortest form.
    public let names: [String]
    /// What it runs on.
    public let platform: Platform
    /// The config's digest: the image ID.
    public let config: Digest
    /// The manifest's digest; `nil` where the place has no manifest.
    public let manifest: Digest?
    /// The digest of the index that the name points at; `nil` where it points at a manifest.
    public let index: Digest?
    /// The digests of the uncompressed layers, base first.
    public let diffIDs: [Digest]
    /// The names of the stacks of layers, base first.
    public let chainIDs: [Digest]
    /// The IDs that docker makes of layers for old clients, base first.
    public let legacyIDs: [String]

    /// What docker's containerd store, containerd and nerdctl show: what the name points at.
    public var target: Digest? { manifest == nil ? nil : index ?? manifest }

    /// Finds out about an image of `source`.
    public init(_ image: ImageRecord, in source: any ImageSource) {
        names = source.roots.filter { $0.descriptor.digest == image.root.digest }.compactMap(\.name).map(Root.familiar)
        platform = image.platform
        config = image.id
        manifest = source.made(image.blob.digest) ? nil : image.blob.digest
        index = image.root.digest == image.blob.digest ? nil : image.root.digest
        diffIDs = image.config.diffIDs
        chainIDs = ChainID.all(of: diffIDs)
        legacyIDs = LegacyID.all(of: image.config)
    }
}

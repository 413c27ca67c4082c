public import ByteIO
public import ImageModel

/// One image for one platform, its documents read.
public struct ImageRecord: Sendable {
    /// The name it was found under, in full; `nil` where it has none.
    public let name: String?
    /// What the name points at: the manifest or an index above it.
    public let root: Descriptor
    /// The manifest's descriptor.
    public let blob: Descriptor
    /// The manifest.
    public let manifest: Manifest
    /// The config's bytes.
    public let rawConfig: [UInt8]
    /// The config.
    public let config: ImageConfig
    /// Bytes of files of each layer, where they are known.
    public let layerFiles: [Int64?]

    /// What docker's older store, podman and `manifest.json` call the image ID.
    public var id: Digest { manifest.config.digest }
    /// What it runs on.
    public var platform: Platform { blob.platform ?? config.platform }

    /// Bytes of files as docker counts them; where layers were never read, the bytes of the blobs instead.
    public var size: Int64 {
        zip(layerFiles, manifest.layers).reduce(0) { $0.addingReportingOverflow($1.0 ?? $1.1.size).partialValue }
    }
}

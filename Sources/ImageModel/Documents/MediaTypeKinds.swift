/// What kind of thing a type names.
extension MediaType {
    private static let ociLayerPrefix = "application/vnd.oci.image.layer."
    private static let dockerLayerPrefix = "application/vnd.docker.image.rootfs."
    private static let ociForeign = "application/vnd.oci.image.layer.nondistributable.v1.tar"
    private static let dockerForeign = "application/vnd.docker.image.rootfs.foreign.diff.tar"

    /// An OCI index or a Docker manifest list.
    public var isIndex: Bool { self == .ociIndex || self == .dockerIndex }
    /// An image manifest of OCI or of Docker's schema 2.
    public var isManifest: Bool { self == .ociManifest || self == .dockerManifest }
    /// An image config of OCI or Docker.
    public var isConfig: Bool { self == .ociConfig || self == .dockerConfig }
    /// Docker's oldest manifests, which cannot be read here.
    public var isSchema1: Bool { self == .dockerSchema1 || self == .dockerSchema1Signed }
    /// A type of Docker's own.
    public var isDocker: Bool { rawValue.isPrefixed(by: "application/vnd.docker.") }

    /// A filesystem layer of OCI or Docker, foreign ones and unknown compressions included.
    public var isLayer: Bool {
        rawValue.isPrefixed(by: Self.ociLayerPrefix) || rawValue.isPrefixed(by: Self.dockerLayerPrefix)
    }

    /// A layer whose bytes are encrypted.
    public var isEncrypted: Bool { suffixes.contains { $0.isSame(as: "encrypted") } }

    /// The compression a layer's type names: `gzip`, `zstd`, or what else follows `.tar`; `nil` for none.
    public var compression: String? {
        guard isLayer else { return nil }
        if let named = suffixes.first(where: { !$0.isSame(as: "encrypted") }) { return named }
        let base = rawValue.utf8.prefix { $0 != UInt8(ascii: "+") }
        let name = String(decoding: base, as: UTF8.self)
        return ["gzip", "zstd"].first { name.isSuffixed(by: ".tar." + $0) }
    }

    /// What follows the plus signs of the name.
    private var suffixes: [String] {
        rawValue.utf8.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false).dropFirst().map {
            String(decoding: Array($0), as: UTF8.self)
        }
    }

    /// The same thing by its name in OCI; types that OCI has no name for stay as they are.
    public var oci: MediaType {
        Self.pairs.first { $0.docker == self }?.oci ?? self
    }

    /// The same thing by its name in Docker's schema 2; `nil` where there is none.
    public var docker: MediaType? {
        if isDocker { return self }
        return Self.pairs.first { $0.oci == self }?.docker
    }

    /// A layer's type by compression (`nil`, `gzip` or `zstd`).
    public static func layer(compression: String?, docker: Bool = false) -> MediaType {
        guard let compression else { return docker ? .dockerLayer : .ociLayer }
        let base = docker ? MediaType.dockerLayer : .ociLayer
        return MediaType(rawValue: base.rawValue + (docker ? "." : "+") + compression)
    }

    private static let pairs: [(docker: MediaType, oci: MediaType)] = [
        (.dockerIndex, .ociIndex), (.dockerManifest, .ociManifest), (.dockerConfig, .ociConfig),
        (.dockerLayer, .ociLayer), (.dockerLayerGzip, .ociLayerGzip), (.dockerLayerZstd, .ociLayerZstd),
        (MediaType(rawValue: dockerForeign), MediaType(rawValue: ociForeign)),
        (MediaType(rawValue: dockerForeign + ".gzip"), MediaType(rawValue: ociForeign + "+gzip")),
        (MediaType(rawValue: dockerForeign + ".zstd"), MediaType(rawValue: ociForeign + "+zstd")),
    ]
}

public import ByteIO

/// What some bytes are, as documents name it. Types that are not known here are kept as they are.
public struct MediaType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let rawValue: String

    /// A name from our own code.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A name from a document.
    ///
    /// - Throws: `.malformed` unless it is 1 to 255 printable ASCII characters (RFC 6838).
    public init(parsing text: String) throws(ImageError) {
        guard !text.isEmpty, text.utf8.count <= 255, text.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw ImageError(
                .malformed,
                "\"\(Printable(text).description.prefix(300))\" is no media type: expected 1 to 255 "
                    + "printable ASCII characters")
        }
        rawValue = text
    }

    /// The name.
    public var description: String { rawValue }

    /// Bytes of which nothing is known.
    public static let unknown = MediaType(rawValue: "application/octet-stream")
    /// OCI image index.
    public static let ociIndex = MediaType(rawValue: "application/vnd.oci.image.index.v1+json")
    /// OCI image manifest.
    public static let ociManifest = MediaType(rawValue: "application/vnd.oci.image.manifest.v1+json")
    /// OCI image config.
    public static let ociConfig = MediaType(rawValue: "application/vnd.oci.image.config.v1+json")
    /// OCI layer, an uncompressed tar.
    public static let ociLayer = MediaType(rawValue: "application/vnd.oci.image.layer.v1.tar")
    /// OCI layer, gzip.
    public static let ociLayerGzip = MediaType(rawValue: "application/vnd.oci.image.layer.v1.tar+gzip")
    /// OCI layer, zstd.
    public static let ociLayerZstd = MediaType(rawValue: "application/vnd.oci.image.layer.v1.tar+zstd")
    /// The empty JSON object `{}`, where a descriptor is needed and there is nothing to say.
    public static let ociEmpty = MediaType(rawValue: "application/vnd.oci.empty.v1+json")

    /// Docker manifest list.
    public static let dockerIndex = MediaType(rawValue: "application/vnd.docker.distribution.manifest.list.v2+json")
    /// Docker image manifest, schema 2.
    public static let dockerManifest = MediaType(rawValue: "application/vnd.docker.distribution.manifest.v2+json")
    /// Docker image config.
    public static let dockerConfig = MediaType(rawValue: "application/vnd.docker.container.image.v1+json")
    /// Docker layer, an uncompressed tar.
    public static let dockerLayer = MediaType(rawValue: "application/vnd.docker.image.rootfs.diff.tar")
    /// Docker layer, gzip.
    public static let dockerLayerGzip = MediaType(rawValue: "application/vnd.docker.image.rootfs.diff.tar.gzip")
    /// Docker layer, zstd; containerd and BuildKit only.
    public static let dockerLayerZstd = MediaType(rawValue: "application/vnd.docker.image.rootfs.diff.tar.zstd")
    /// Docker manifest, schema 1: not supported.
    public static let dockerSchema1 = MediaType(rawValue: "application/vnd.docker.distribution.manifest.v1+json")
    /// Docker manifest, schema 1, signed: not supported.
    public static let dockerSchema1Signed = MediaType(
        rawValue: "application/vnd.docker.distribution.manifest.v1+prettyjws")
    /// An in-toto statement: provenance or SBOM.
    public static let inToto = MediaType(rawValue: "application/vnd.in-toto+json")
    /// The artifact type of BuildKit's attestation manifests.
    public static let attestation = MediaType(rawValue: "application/vnd.docker.attestation.manifest.v1+json")
}

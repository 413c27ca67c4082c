public import ByteIO

/// What names some bytes in a document: their type, digest and size, and what else is said about them (OCI
/// descriptor). Members not known here are kept and written again.
public struct Descriptor: Hashable, Sendable {
    /// A member we do not know.
    public struct Unknown: Hashable, Sendable {
        /// Its key.
        public let key: String
        /// The bytes that spell its value.
        public let value: [UInt8]
    }

    /// What the bytes are.
    public var mediaType: MediaType
    /// Their digest.
    public var digest: Digest
    /// How many there are; never negative.
    public var size: Int64
    /// Where else they may be had. Never followed.
    public var urls: [String]?
    /// What is said about them.
    public var annotations: StringMap
    /// The bytes themselves; checked against digest and size when read.
    public var data: [UInt8]?
    /// Which machine they are for.
    public var platform: Platform?
    /// The type of the artifact, where the bytes are an artifact's manifest.
    public var artifactType: MediaType?
    /// Members of the source that are none of the above.
    public var unknown: [Unknown] = []

    /// A descriptor of `size` bytes with this digest.
    public init(
        mediaType: MediaType, digest: Digest, size: Int64, annotations: StringMap = [:], platform: Platform? = nil
    ) {
        self.mediaType = mediaType
        self.digest = digest
        self.size = size
        self.annotations = annotations
        self.platform = platform
    }

    /// The descriptor of bytes in memory.
    public init(of bytes: [UInt8], mediaType: MediaType, annotations: StringMap = [:], platform: Platform? = nil) {
        self.init(
            mediaType: mediaType, digest: Digest.of(bytes), size: Int64(bytes.count), annotations: annotations,
            platform: platform)
    }

    /// `{}`, for manifests that have no config or no payload.
    public static let empty: Descriptor = {
        var empty = Descriptor(of: Array("{}".utf8), mediaType: .ociEmpty)
        empty.data = Array("{}".utf8)
        return empty
    }()

    /// Whether it is BuildKit's attestation about another manifest of the index: never an image to choose.
    public var isAttestation: Bool {
        annotations[Annotation.referenceType]?.isSame(as: "attestation-manifest") ?? false
    }

    /// Only type, digest and size: how a parent names it in a new document.
    public var bare: Descriptor { Descriptor(mediaType: mediaType, digest: digest, size: size) }
}

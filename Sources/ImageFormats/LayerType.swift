public import ByteIO
public import ImageModel

extension MediaType {
    /// The OCI type of a layer in that compression.
    ///
    /// - Throws: `.unsupported` for xz and bzip2, which no image can have.
    public static func layer(_ compression: Compression) throws(ImageError) -> MediaType {
        switch compression {
        case .none: return .ociLayer
        case .gzip: return .ociLayerGzip
        case .zstd: return .ociLayerZstd
        case .xz, .bzip2:
            throw ImageError(.unsupported, "layers compressed with \(compression.rawValue) are read by no engine")
        }
    }

    /// The compression that a layer type promises; `nil` for what is no layer or promises none we know.
    public var layerCompression: Compression? {
        guard isLayer, !isEncrypted else { return nil }
        return compression.map { Compression(rawValue: $0) } ?? Compression.none
    }
}

extension Manifest {
    /// Whether it makes a root file system: an attestation or a signature may have an image's config, but no layers.
    public var hasRootFileSystem: Bool {
        isImage && (layers.isEmpty ? subject == nil : layers.contains { $0.mediaType.isLayer })
    }
}

extension Root {
    /// What to call it: its familiar name, or its digest.
    public var label: String {
        name.map(Self.familiar) ?? descriptor.digest.description
    }

    /// A name as docker shows it.
    public static func familiar(_ name: String) -> String {
        (try? Reference(parsing: name).familiar) ?? name
    }
}

public import ByteIO

/// An image of one platform: a config and its layers, base first. Of OCI, or of Docker's schema 2.
public struct Manifest: Hashable, Sendable {
    /// The type the document says it has; `nil` where it does not say, as OCI allows.
    public var declaredMediaType: MediaType?
    /// The type of the artifact, where the manifest is not an image.
    public var artifactType: MediaType?
    /// The config: the image ID is its digest.
    public var config: Descriptor
    /// The layers, base first.
    public var layers: [Descriptor]
    /// The manifest that this one says something about. It may be missing.
    public var subject: Descriptor?
    /// What is said about the image.
    public var annotations: StringMap

    /// A manifest to be written.
    public init(
        config: Descriptor, layers: [Descriptor], mediaType: MediaType = .ociManifest, annotations: StringMap = [:]
    ) {
        declaredMediaType = mediaType
        self.config = config
        self.layers = layers
        self.annotations = annotations
    }

    /// The type it has by its config, where it does not say (as containers/image guesses).
    public var impliedMediaType: MediaType { config.mediaType == .dockerConfig ? .dockerManifest : .ociManifest }
    /// The type it says or implies.
    public var mediaType: MediaType { declaredMediaType ?? impliedMediaType }

    /// Whether its config is an image's, so that it can be run, flattened, saved.
    public var isImage: Bool { config.mediaType.isConfig }

    /// All blobs it refers to, config first. `subject` is not part of the image.
    public var blobs: [Descriptor] { [config] + layers }
}

extension Manifest {
    /// Reads a manifest.
    ///
    /// - Throws: `.malformed` for anything that is not one, or is two kinds of document at once; `.unsupported` for
    ///   schema 1 and unverifiable digests; `.limitExceeded`.
    public init(parsing bytes: [UInt8]) throws(ImageError) {
        let shape = try DocumentShape(JSONObject(parsing: bytes, as: "manifest"))
        try shape.check { $0.isManifest }
        try shape.refuse(["manifests", "fsLayers", "history"])
        declaredMediaType = shape.declared
        artifactType = try shape.object.artifactType()
        config = try shape.object.required("config", shape.descriptor("config", in: bytes))
        layers = try shape.descriptors("layers", in: bytes, limit: .layers) ?? []
        subject = try shape.descriptor("subject", in: bytes)
        annotations = try shape.object.map("annotations") ?? [:]
        try checkLayers()
    }

    /// A layer of an image may be of any type but those of the documents around it.
    private func checkLayers() throws(ImageError) {
        guard isImage else { return }
        for (index, layer) in layers.enumerated() {
            let type = layer.mediaType
            guard !type.isConfig, !type.isManifest, !type.isIndex else {
                throw ImageError(.malformed, "manifest.layers[\(index)] is of type \(type), which is no layer")
            }
        }
    }

    /// The manifest, its members in the order Go's OCI types have. In a Docker manifest what schema 2 does not know
    /// is left out.
    public var json: JSON {
        let docker = mediaType.isDocker
        var members: [(String, JSON)] = [("schemaVersion", 2), ("mediaType", .string(mediaType.rawValue))]
        if let artifactType, !docker { members.append(("artifactType", .string(artifactType.rawValue))) }
        members.append(("config", (docker ? config.bare : config).json))
        members.append(("layers", .array(layers.map { docker ? $0.dockerJSON : $0.json })))
        if let subject, !docker { members.append(("subject", subject.json)) }
        if !annotations.isEmpty, !docker { members.append(("annotations", annotations.json)) }
        return .object(members)
    }

    /// The bytes to store: compact, no line feed at the end.
    public func encoded() -> [UInt8] { json.encoded() }
}

extension Descriptor {
    /// What schema 2 knows of a layer: type, digest, size and URLs.
    var dockerJSON: JSON {
        var layer = bare
        layer.urls = urls
        return layer.json
    }
}

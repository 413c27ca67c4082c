public import ByteIO

/// A list of manifests, usually one per platform: an OCI index or a Docker manifest list. `index.json` is one too.
public struct Index: Hashable, Sendable {
    /// The type the document says it has; `nil` where it does not say, as OCI allows.
    public var declaredMediaType: MediaType?
    /// The type of the artifact, where the index is not an image's.
    public var artifactType: MediaType?
    /// What it lists. Types not known here are kept.
    public var manifests: [Descriptor]
    /// The manifest that this index says something about. It may be missing.
    public var subject: Descriptor?
    /// What is said about all of it.
    public var annotations: StringMap

    /// An index to be written.
    public init(manifests: [Descriptor], mediaType: MediaType = .ociIndex, annotations: StringMap = [:]) {
        declaredMediaType = mediaType
        self.manifests = manifests
        self.annotations = annotations
    }

    /// OCI's index: Docker's list always says what it is.
    public var impliedMediaType: MediaType { .ociIndex }
    /// The type it says or implies.
    public var mediaType: MediaType { declaredMediaType ?? impliedMediaType }
}

extension Index {
    /// Reads an index.
    ///
    /// - Throws: `.malformed` for anything that is not one, or is two kinds of document at once; `.unsupported` for
    ///   schema 1 and unverifiable digests; `.limitExceeded`.
    public init(parsing bytes: [UInt8]) throws(ImageError) {
        let shape = try DocumentShape(JSONObject(parsing: bytes, as: "index"))
        try shape.check { $0.isIndex }
        try shape.refuse(["config", "layers", "fsLayers", "history"])
        declaredMediaType = shape.declared
        artifactType = try shape.object.artifactType()
        // Docker 25 saves images without a tag beside an index whose manifests are null.
        _ = try shape.object.required("manifests", shape.object.value.member("manifests"))
        manifests = try shape.descriptors("manifests", in: bytes, limit: .descriptors) ?? []
        subject = try shape.descriptor("subject", in: bytes)
        annotations = try shape.object.map("annotations") ?? [:]
    }

    /// The index, its members in the order Go's OCI types have. In a Docker list what it does not know is left out.
    public var json: JSON {
        let docker = mediaType.isDocker
        var members: [(String, JSON)] = [("schemaVersion", 2), ("mediaType", .string(mediaType.rawValue))]
        if let artifactType, !docker { members.append(("artifactType", .string(artifactType.rawValue))) }
        members.append(("manifests", .array(manifests.map { docker ? $0.dockerListJSON : $0.json })))
        if let subject, !docker { members.append(("subject", subject.json)) }
        if !annotations.isEmpty, !docker { members.append(("annotations", annotations.json)) }
        return .object(members)
    }

    /// The bytes to store: compact, no line feed at the end.
    public func encoded() -> [UInt8] { json.encoded() }
}

extension Descriptor {
    /// What a Docker manifest list knows of a manifest: type, digest, size and platform.
    var dockerListJSON: JSON {
        var manifest = bare
        manifest.platform = platform
        return manifest.json
    }
}

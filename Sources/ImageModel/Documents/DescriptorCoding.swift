public import ByteIO

extension Descriptor {
    private static let known = [
        "mediaType", "digest", "size", "urls", "annotations", "data", "platform", "artifactType",
    ]

    /// Reads a descriptor out of `source`, the bytes that `value` was parsed from.
    ///
    /// - Throws: `.malformed` where a required member is missing or something has the wrong type, `.unsupported` for
    ///   a digest algorithm that cannot be verified, `.digestMismatch` where embedded data is not what it should be.
    public init(_ value: JSONValue, in source: [UInt8], as name: String) throws(ImageError) {
        let object = try JSONObject(value, as: name)
        mediaType = try object.required("mediaType", object.mediaType("mediaType"))
        digest = try object.required("digest", object.digest("digest"))
        size = try object.required("size", object.integer("size"))
        guard size >= 0 else { throw ImageError(.malformed, "\(object.label("size")) is \(size), expected 0 or more") }
        urls = try object.strings("urls")
        annotations = try object.map("annotations") ?? [:]
        platform = try object["platform"].map { value throws(ImageError) in
            try Platform(value, as: object.label("platform"))
        }
        artifactType = try object.artifactType()
        data = try object.base64("data")
        unknown = object.members.indices.filter { number in
            !Self.known.contains { object.members[number].key.isFolded(as: $0) }
        }.map { Unknown(key: object.members[$0].key, value: Array(source[object.members[$0].value.range])) }
        try checkData(object)
    }

    /// The descriptor, its members in the order Go's OCI types have.
    public var json: JSON {
        var members: [(String, JSON)] = [
            ("mediaType", .string(mediaType.rawValue)), ("digest", .string(digest.description)),
            ("size", .integer(size)),
        ]
        if let urls { members.append(("urls", .strings(urls))) }
        if !annotations.isEmpty { members.append(("annotations", annotations.json)) }
        if let data { members.append(("data", .string(Base64.encode(data)))) }
        if let platform { members.append(("platform", platform.json)) }
        if let artifactType { members.append(("artifactType", .string(artifactType.rawValue))) }
        members += unknown.map { ($0.key, .raw($0.value)) }
        return .object(members)
    }

    private func checkData(_ object: JSONObject) throws(ImageError) {
        guard let data else { return }
        guard Int64(data.count) == size, Digest.of(data, digest.algorithm) == digest else {
            throw ImageError(
                .digestMismatch,
                "\(object.label("data")) holds \(data.count) bytes that are not the \(size) of \(digest)")
        }
    }
}

extension JSONObject {
    func required<Value>(_ key: String, _ value: Value?) throws(ImageError) -> Value {
        guard let value else {
            throw ImageError(.malformed, "\(label(key)) is missing from the object at byte \(self.value.offset)")
        }
        return value
    }

    func digest(_ key: String) throws(ImageError) -> Digest? {
        guard let text = try string(key) else { return nil }
        return try at(place(key)) { () throws(ImageError) in try Digest(parsing: text) }
    }

    func mediaType(_ key: String) throws(ImageError) -> MediaType? {
        guard let text = try string(key) else { return nil }
        return try at(place(key)) { () throws(ImageError) in try MediaType(parsing: text) }
    }

    /// The type of an artifact; an empty one is none.
    func artifactType() throws(ImageError) -> MediaType? {
        if let text = try string("artifactType"), text.isEmpty { return nil }
        return try mediaType("artifactType")
    }

    /// The bytes of a base64 string; an empty one is none.
    func base64(_ key: String) throws(ImageError) -> [UInt8]? {
        guard let text = try string(key), !text.isEmpty else { return nil }
        guard let data = Base64.decode(text) else {
            throw ImageError(.malformed, "\(place(key)) is not base64")
        }
        return data
    }

    private func place(_ key: String) -> String {
        guard let value = self[key] else { return label(key) }
        return "\(label(key)) at byte \(value.offset)"
    }
}

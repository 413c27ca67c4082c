internal import ByteIO

/// Which of the kinds of manifest a document is, by what is in it. A document with members of two kinds is refused:
/// two readers would see two images in it (CVE-2021-41190).
struct DocumentShape {
    let object: JSONObject
    let declared: MediaType?

    init(_ object: JSONObject) throws(ImageError) {
        self.object = object
        declared = try object.mediaType("mediaType")
        if let declared, declared.isSchema1 { throw Self.schema1 }
        let version = try object.required("schemaVersion", object.integer("schemaVersion"))
        if version == 1 { throw Self.schema1 }
        guard version == 2 else {
            throw ImageError(.malformed, "\(object.label("schemaVersion")) is \(version), expected 2")
        }
    }

    /// - Throws: `.malformed` where one of `keys`, which belong to another kind, is there.
    func refuse(_ keys: [String]) throws(ImageError) {
        for key in keys {
            guard let value = object[key] else { continue }
            throw ImageError(
                .malformed,
                "\(object.name) has \(key) at byte \(value.offset), which belongs to another kind of document")
        }
    }

    /// - Throws: `.malformed` where the document says it is of a type that `accepts` does not know.
    func check(_ accepts: (MediaType) -> Bool) throws(ImageError) {
        guard let declared, !accepts(declared) else { return }
        throw ImageError(.malformed, "\(object.label("mediaType")) is \(declared), which is no \(object.name)")
    }

    /// Reads the descriptors at `key`.
    func descriptors(
        _ key: String, in source: [UInt8], limit: Limit
    ) throws(ImageError) -> [Descriptor]? {
        guard let values = try object.array(key) else { return nil }
        guard values.count <= limit.value else {
            throw ImageError(
                exceeding: limit, "\(object.label(key)) has \(values.count) descriptors, the limit is \(limit.value)")
        }
        var descriptors: [Descriptor] = []
        for (index, value) in values.enumerated() {
            descriptors.append(try Descriptor(value, in: source, as: "\(object.label(key))[\(index)]"))
        }
        return descriptors
    }

    func descriptor(_ key: String, in source: [UInt8]) throws(ImageError) -> Descriptor? {
        guard let value = object[key] else { return nil }
        return try Descriptor(value, in: source, as: object.label(key))
    }

    private static let schema1 = ImageError(
        .unsupported,
        "is a Docker manifest of schema 1, which no registry or engine has written since 2017; "
            + "push the image again with a newer Docker to get a schema 2 manifest")
}

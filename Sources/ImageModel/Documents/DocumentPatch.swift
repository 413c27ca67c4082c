public import ByteIO

extension Manifest {
    /// The bytes of a manifest with other layers; those that stay, and all else, keep every byte.
    ///
    /// - Throws: `.malformed` where `bytes` are no manifest.
    public func replacing(layers: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        try JSONEditor.replacing("layers", try Manifest(parsing: bytes).layers, with: layers, in: bytes)
    }
}

extension Manifest {
    /// The bytes of a manifest in another state: `bytes` with what differs put in, and every other byte as it is.
    ///
    /// The config's and the layers' descriptors, the type and the annotations are what can differ.
    /// - Throws: `.malformed` where `bytes` are no manifest.
    public func replacing(with new: Manifest, in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        var editor = try JSONEditor(try replacing(layers: new.layers, in: bytes))
        if new.config != config { try editor.set(["config"], to: new.config.json) }
        if let type = new.declaredMediaType, type != declaredMediaType {
            try editor.set(["mediaType"], to: .string(type.rawValue))
        }
        if new.annotations != annotations {
            try editor.set(["annotations"], to: new.annotations.json)
        }
        return editor.bytes
    }
}

extension Index {
    /// The bytes of an index with other manifests; those that stay, and all else, keep every byte.
    ///
    /// - Throws: `.malformed` where `bytes` are no index.
    public func replacing(manifests: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        try JSONEditor.replacing("manifests", try Index(parsing: bytes).manifests, with: manifests, in: bytes)
    }

    /// The bytes of an index that says it is of another type, and nothing else changed.
    ///
    /// - Throws: `.malformed` where `bytes` are no JSON object.
    public static func retyping(_ bytes: [UInt8], as type: MediaType) throws(ImageError) -> [UInt8] {
        var editor = try JSONEditor(bytes)
        try editor.set(["mediaType"], to: .string(type.rawValue))
        return editor.bytes
    }
}

extension JSONEditor {
    /// Puts `new` in the place of `old`. Descriptors that are the same as before are put in as they were spelled.
    fileprivate static func replacing(
        _ key: String, _ old: [Descriptor], with new: [Descriptor], in bytes: [UInt8]
    ) throws(ImageError) -> [UInt8] {
        guard old != new else { return bytes }
        var editor = try JSONEditor(bytes)
        let elements = editor.root[key]?.elements ?? []
        var spelled: [Descriptor: [UInt8]] = [:]
        for (descriptor, element) in zip(old, elements) { spelled[descriptor] = Array(bytes[element.range]) }
        let array = JSON.array(new.map { descriptor in spelled[descriptor].map { .raw($0) } ?? descriptor.json })
        try editor.set([.key(key)], to: array)
        return editor.bytes
    }
}

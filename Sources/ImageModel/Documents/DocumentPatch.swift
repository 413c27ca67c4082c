public import ByteIO

extension Manifest {
    /// The bytes of a manifest with other layers; those that stay, and all else, keep every byte.
    ///
    /// - Throws: `.malformed` where `bytes` are no manifest.
    public func replacing(layers: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        try JSONEditor.replacing("layers", try Manifest(parsing: bytes).layers, with: layers, in: bytes)
    }
}

extension Index {
    /// The bytes of an index with other manifests; those that stay, and all else, keep every byte.
    ///
    /// - Throws: `.malformed` where `bytes` are no index.
    public func replacing(manifests: [Descriptor], in bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        try JSONEditor.replacing("manifests", try Index(parsing: bytes).manifests, with: manifests, in: bytes)
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

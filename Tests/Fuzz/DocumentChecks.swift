import ByteIO
import ImageModel
import ImageOperations

/// Documents and names: what parses is written, and parses again to the same.
enum DocumentChecks {
    /// JSON as such.
    static func json(_ bytes: [UInt8]) throws(ImageError) {
        let value = try JSONValue.parse(bytes)
        let written = JSON(value).encoded()
        let again = Claim.succeeds("JSON") { () throws(ImageError) in JSON(try JSONValue.parse(written)).encoded() }
        Claim.holds(again == written, "another text")
        guard case .object(let members) = value.content, let key = members.first?.key else { return }
        var editor = try JSONEditor(bytes)
        try editor.set([.entry(key)], to: ["edited": 1])
        try editor.append(2, to: [])
        try editor.remove([.entry(key)])
    }

    /// What images are described with.
    static func documents(_ bytes: [UInt8]) throws(ImageError) {
        _ = try? ImageConfig(parsing: bytes)
        if let listing = try? DockerArchiveManifest(parsing: bytes) {
            check("listing", listing.encoded()) { bytes throws(ImageError) in
                try DockerArchiveManifest(parsing: bytes).encoded()
            }
        }
        if let names = try? LegacyRepositories(parsing: bytes) {
            check("repositories", names.encoded()) { bytes throws(ImageError) in
                try LegacyRepositories(parsing: bytes).encoded()
            }
        }
        if let manifest = try? Manifest(parsing: bytes) {
            let again = Claim.succeeds("manifest") { () throws(ImageError) in
                try Manifest(parsing: manifest.encoded())
            }
            Claim.holds(again.config == manifest.config && again.layers == manifest.layers, "another manifest")
        }
        if let index = try? Index(parsing: bytes) {
            let again = Claim.succeeds("index") { () throws(ImageError) in try Index(parsing: index.encoded()) }
            Claim.holds(again.manifests == index.manifests, "another index")
        }
    }

    private static func check(
        _ what: String, _ written: [UInt8], _ rewritten: ([UInt8]) throws(ImageError) -> [UInt8]
    ) {
        let again = Claim.succeeds(what) { () throws(ImageError) in try rewritten(written) }
        Claim.holds(again == written, "another \(what)")
    }

    /// References, platforms and digests, and the lists they stand in.
    static func names(_ bytes: [UInt8]) throws(ImageError) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let digest = try? Digest(parsing: text) {
            Claim.holds((try? Digest(parsing: digest.description)) == digest, "another digest")
        }
        if let platform = try? Platform(parsing: text) {
            Claim.holds((try? Platform(parsing: platform.description)) == platform, "another platform: \(platform)")
        }
        _ = try? RuntimeUser(text, passwd: bytes, group: bytes)
        let reference = try Reference(parsing: text)
        let again = Claim.succeeds("reference") { () throws(ImageError) in
            try Reference(parsing: reference.canonical)
        }
        Claim.holds(again.canonical == reference.canonical, "another reference")
    }

    /// Names in YAML, and one a line.
    static func lists(_ bytes: [UInt8]) throws(ImageError) {
        _ = try? ImageList(lines: bytes)
        let list = try ImageList(yaml: bytes) { $0.isEmpty ? nil : "value" }
        Claim.holds(list.entries.allSatisfy { $0.line > 0 && !$0.text.isEmpty }, "an entry without a name")
    }
}

import ByteIO
import ImageModel
import Testing

@Suite struct DocumentTests {
    static let hex = String(repeating: "0123456789abcdef", count: 4)
    static let blob = #"{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"sha256:\#(hex)","size":5}"#
    static let config = #"{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:\#(hex)","size":5}"#

    private func message(_ body: () throws -> Void) -> String {
        var message = ""
        do { try body() } catch let error as ImageError {
            message = (error.places + ["\(error.kind)"]).joined(separator: ": ") + ": " + error.message
        } catch {}
        return message
    }

    @Test("a manifest is read and written again byte for byte")
    func manifest() throws {
        let text =
            #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","#
            + #""artifactType":"application/x","config":\#(Self.config),"layers":[\#(Self.blob)],"#
            + #""subject":\#(Self.config),"annotations":{"a":"1","b":"<"}}"#
        let manifest = try Manifest(parsing: Array(text.utf8))
        #expect(manifest.layers.count == 1)
        #expect(manifest.layers.first?.mediaType == .ociLayerGzip)
        #expect(manifest.config.size == 5)
        #expect(manifest.artifactType?.rawValue == "application/x")
        #expect(manifest.subject == manifest.config)
        #expect(manifest.annotations == ["a": "1", "b": "<"])
        #expect(String(decoding: manifest.encoded(), as: UTF8.self) == text.replacing("<", with: #"\u003c"#))
        #expect(manifest.isImage)
        #expect(manifest.blobs.map(\.mediaType) == [.ociConfig, .ociLayerGzip])
    }

    @Test("keys are matched as Go matches them, null is the zero value")
    func folded() throws {
        let text =
            #"{"SchemaVersion":2,"mediatype":null,"CONFIG":\#(Self.config),"Layers":null,"annotations":null,"manifests":null}"#
        let manifest = try Manifest(parsing: Array(text.utf8))
        #expect(manifest.layers.isEmpty)
        #expect(manifest.declaredMediaType == nil)
        #expect(manifest.mediaType == .ociManifest)
    }

    @Test("a Docker manifest is one by its config, and is written without what schema 2 does not know")
    func docker() throws {
        let config = Descriptor(of: [1], mediaType: .dockerConfig, annotations: ["x": "y"])
        var layer = Descriptor(of: [2], mediaType: .dockerLayerGzip, annotations: ["x": "y"])
        layer.urls = ["https://example.com/"]
        var manifest = Manifest(config: config, layers: [layer], mediaType: .dockerManifest, annotations: ["a": "b"])
        manifest.subject = config
        let bytes = manifest.encoded()
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json","config":"#
                + #"{"mediaType":"application/vnd.docker.container.image.v1+json","digest":"\#(config.digest)","size":1},"#
                + #""layers":[{"mediaType":"application/vnd.docker.image.rootfs.diff.tar.gzip","#
                + #""digest":"\#(layer.digest)","size":1,"urls":["https://example.com/"]}]}"#)
        let bare = String(decoding: bytes, as: UTF8.self)
            .replacing(#""mediaType":"application/vnd.docker.distribution.manifest.v2+json","#, with: "")
        #expect(try Manifest(parsing: Array(bare.utf8)).mediaType == .dockerManifest)
    }

    static let badManifests: [(text: String, message: String)] = [
        ("[]", "malformed: manifest at byte 0 is an array, expected an object"),
        ("{}", "malformed: manifest.schemaVersion is missing from the object at byte 0"),
        (#"{"schemaVersion":"2"}"#, "malformed: manifest.schemaVersion at byte 17 is a string, expected an integer"),
        (
            #"{"schemaVersion":2.0}"#,
            "malformed: manifest.schemaVersion at byte 17 is 2.0, expected an integer of 64 bits"
        ),
        (#"{"schemaVersion":3}"#, "malformed: manifest.schemaVersion is 3, expected 2"),
        (
            #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"}"#,
            "malformed: manifest.mediaType is application/vnd.oci.image.index.v1+json, which is no manifest"
        ),
        (
            #"{"schemaVersion":2,"mediaType":""}"#,
            #"manifest.mediaType at byte 31: malformed: "" is no media type: expected 1 to 255 printable ASCII characters"#
        ),
        (#"{"schemaVersion":2,"layers":[]}"#, "malformed: manifest.config is missing from the object at byte 0"),
        (
            #"{"schemaVersion":2,"manifests":[],"config":\#(config)}"#,
            "malformed: manifest has manifests at byte 31, which belongs to another kind of document"
        ),
        (
            #"{"schemaVersion":2,"fsLayers":[],"config":\#(config)}"#,
            "malformed: manifest has fsLayers at byte 30, which belongs to another kind of document"
        ),
        (
            #"{"schemaVersion":2,"config":\#(config),"layers":{}}"#,
            "malformed: manifest.layers at byte 186 is an object, expected an array"
        ),
        (
            #"{"schemaVersion":2,"config":\#(config),"layers":[{}]}"#,
            "malformed: manifest.layers[0].mediaType is missing from the object at byte 187"
        ),
        (
            #"{"schemaVersion":2,"config":\#(config),"layers":[\#(config)]}"#,
            "malformed: manifest.layers[0] is of type application/vnd.oci.image.config.v1+json, which is no layer"
        ),
        (
            #"{"schemaVersion":2,"config":\#(config),"Config":\#(config)}"#,
            "malformed: key Config at byte 177 differs from another key of manifest in its case only"
        ),
        (
            #"{"schemaVersion":2,"config":\#(config),"annotations":{"a":1}}"#,
            "malformed: manifest.annotations.a at byte 196 is a number, expected a string"
        ),
    ]

    @Test("a manifest that is none is refused, naming the key and the byte", arguments: badManifests)
    func refused(text: String, message: String) {
        #expect(self.message { _ = try Manifest(parsing: Array(text.utf8)) } == message)
    }

    @Test(
        "schema 1 is refused in plain words",
        arguments: [
            #"{"schemaVersion":1,"name":"x","fsLayers":[]}"#,
            #"{"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v1+prettyjws"}"#,
        ])
    func schema1(text: String) {
        let error = #expect(throws: ImageError.self) { try Manifest(parsing: Array(text.utf8)) }
        #expect(error?.kind == .unsupported)
        #expect(error?.message.hasPrefix("is a Docker manifest of schema 1, which") == true)
    }

    @Test("there are limits for layers and for descriptors")
    func limits() throws {
        let layers = { (count: Int) in Array(repeating: Self.blob, count: count).joined(separator: ",") }
        let manifest = { (count: Int) in
            Array(#"{"schemaVersion":2,"config":\#(Self.config),"layers":[\#(layers(count))]}"#.utf8)
        }
        #expect(try Manifest(parsing: manifest(512)).layers.count == 512)
        #expect(
            message { _ = try Manifest(parsing: manifest(513)) }
                == "limitExceeded: manifest.layers has 513 descriptors, the limit is 512")
        let index = Array(#"{"schemaVersion":2,"manifests":[\#(layers(10_001))]}"#.utf8)
        #expect(
            message { _ = try Index(parsing: index) }
                == "limitExceeded: index.manifests has 10001 descriptors, the limit is 10000")
    }

    @Test("an index is read, unknown types and members kept, and written again byte for byte")
    func index() throws {
        let text =
            #"{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":["#
            + #"{"mediaType":"application/x.unknown","digest":"sha256:\#(Self.hex)","size":5,"#
            + #""annotations":{"k":"v"},"platform":{"architecture":"arm64","os":"linux","variant":"v8"},"#
            + #""artifactType":"a/b","vendor":{"n" : 1.50}}]}"#
        let index = try Index(parsing: Array(text.utf8))
        #expect(index.manifests.first?.platform == Platform(os: "linux", architecture: "arm64", variant: "v8"))
        #expect(index.manifests.first?.unknown.map(\.key) == ["vendor"])
        #expect(String(decoding: index.encoded(), as: UTF8.self) == text)
    }

    @Test("an index may have null for manifests, but not nothing, and no layers")
    func indexShape() throws {
        #expect(try Index(parsing: Array(#"{"schemaVersion":2,"manifests":null}"#.utf8)).manifests.isEmpty)
        #expect(
            message { _ = try Index(parsing: Array(#"{"schemaVersion":2}"#.utf8)) }
                == "malformed: index.manifests is missing from the object at byte 0")
        #expect(
            message { _ = try Index(parsing: Array(#"{"schemaVersion":2,"manifests":[],"layers":[]}"#.utf8)) }
                == "malformed: index has layers at byte 43, which belongs to another kind of document")
    }

    @Test("replaced descriptors leave every other byte alone")
    func replacing() throws {
        let text =
            #"{ "schemaVersion":2, "x":1e3,"config":\#(Self.config),"layers":[ \#(Self.blob.replacing(",", with: " ,"))]}"#
        let manifest = try Manifest(parsing: Array(text.utf8))
        #expect(try manifest.replacing(layers: manifest.layers, in: Array(text.utf8)) == Array(text.utf8))
        let added = Descriptor(of: [1], mediaType: .ociLayer)
        let patched = try manifest.replacing(layers: manifest.layers + [added], in: Array(text.utf8))
        #expect(
            String(decoding: patched, as: UTF8.self)
                == #"{ "schemaVersion":2, "x":1e3,"config":\#(Self.config),"layers":[\#(Self.blob.replacing(",", with: " ,")),"#
                + #"{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"\#(added.digest)","size":1}]}"#)
    }
}

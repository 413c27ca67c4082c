import ByteIO
import ImageModel
import Testing

@Suite struct DockerArchiveTests {
    @Test("manifest.json is read in any case and order, and written as Docker writes it")
    func manifest() throws {
        let text =
            #" [{"layers":["a/layer.tar","b"],"repoTags":["x:1"],"config":"c.json","extra":{}},{"Config":"d","Layers":null}] "#
        let manifest = try DockerArchiveManifest(parsing: Array(text.utf8))
        #expect(manifest.items.map(\.config) == ["c.json", "d"])
        #expect(manifest.items.map(\.repoTags) == [["x:1"], []])
        #expect(
            String(decoding: manifest.encoded(), as: UTF8.self)
                == #"[{"Config":"c.json","RepoTags":["x:1"],"Layers":["a/layer.tar","b"]},"#
                + #"{"Config":"d","RepoTags":null,"Layers":[]}]"# + "\n")
    }

    @Test("parent and layer sources are kept")
    func sources() throws {
        let digest = Digest.of([1])
        let text =
            #"[{"Config":"c","RepoTags":null,"Layers":["l"],"Parent":"sha256:p","LayerSources":{"\#(digest)":"#
            + #"{"mediaType":"application/vnd.oci.image.layer.v1.tar","size":1,"digest":"\#(digest)"}}}]"#
        let manifest = try DockerArchiveManifest(parsing: Array(text.utf8))
        #expect(manifest.items.first?.layerSources.first?.descriptor.digest == digest)
        #expect(String(decoding: manifest.encoded(), as: UTF8.self) == text + "\n")
    }

    static let bad: [(text: String, message: String)] = [
        ("null", "invalid manifest, manifest cannot be null (but can be [])"),
        ("{}", "manifest.json is an object, expected an array"),
        ("[null]", "manifest.json[0] at byte 1 is null, expected an object"),
        ("[{}]", "manifest.json[0].Config is missing or empty"),
        (#"[{"Config":""}]"#, "manifest.json[0].Config is missing or empty"),
        (#"[{"Config":"c","RepoTags":"x"}]"#, "manifest.json[0].RepoTags at byte 26 is a string, expected an array"),
        (#"[{"Config":"c","Layers":[""]}]"#, "manifest.json[0].Layers[0] is empty"),
        (
            #"[{"Config":"c","Layers":["a"],"layers":["b"]}]"#,
            "key layers at byte 30 differs from another key of manifest.json[0] in its case only"
        ),
        (#"[{"Config":"c","Config":"d"}]"#, "key Config at byte 15 is there a second time"),
        ("[] []", "found [ at byte 3 of the JSON text, expected the end"),
    ]

    @Test("what is no manifest.json is refused", arguments: bad)
    func refused(text: String, message: String) {
        let error = #expect(throws: ImageError.self) { try DockerArchiveManifest(parsing: Array(text.utf8)) }
        #expect(error?.kind == .malformed)
        #expect(error?.message == message)
    }

    @Test("repositories are read and written in byte order")
    func repositories() throws {
        var repositories = try LegacyRepositories(parsing: Array(#"{"b":{"2":"x","1":"y"},"n":null}"#.utf8))
        repositories.add(name: "a", tag: "t", id: "z")
        repositories.add(name: "b", tag: "2", id: "w")
        #expect(
            String(decoding: repositories.encoded(), as: UTF8.self)
                == #"{"a":{"t":"z"},"b":{"1":"y","2":"w"},"n":{}}"# + "\n")
        for text in ["[]", #"{"a":1}"#, #"{"a":{"b":1}}"#] {
            #expect(throws: ImageError.self) { try LegacyRepositories(parsing: Array(text.utf8)) }
        }
    }
}

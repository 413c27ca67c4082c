import ByteIO
import ImageModel
import Support
import Testing

@Suite struct DamageTests {
    private static let digest = Digest.of(Array("x".utf8))

    /// Documents of every kind.
    private static let documents: [[UInt8]] = {
        var layer = Descriptor(of: [1], mediaType: .ociLayerGzip, annotations: ["a": "<é>", "b": "\u{1}"])
        layer.data = [1]
        layer.urls = ["https://example.com"]
        layer.platform = Platform(os: "linux", architecture: "arm", variant: "v7", osVersion: "1", osFeatures: ["f"])
        var manifest = Manifest(config: .empty, layers: [layer, layer], annotations: ["k": "v"])
        manifest.subject = layer
        let index = Index(manifests: [layer, .empty])
        let config = Array(
            (#"{"created":"2020-01-23T16:53:06.5+01:00","os":"linux","config":{"Env":["A=1",null],"Labels":{"A":"1","a":""},"#
                + #""ExposedPorts":{"80/tcp":{}},"Healthcheck":{"Test":["CMD"],"Interval":1e3}},"history":[{"empty_layer":"#
                + #"true},null,{"created":null}],"rootfs":{"type":"layers","diff_ids":["\#(digest)"]},"n":-1.5E+10}"#)
                .utf8)
        var indented = JSONWriter(indent: "   ")
        indented.escapesHTML = false
        return [manifest.encoded(), index.encoded(), config, indented.encode(manifest.json)]
    }()

    @Test("a damaged document is read or refused; what was read can be written, read and written to the same")
    func damage() throws {
        var random = SeededGenerator()
        for _ in 0..<1500 {
            guard let whole = Self.documents.randomElement(using: &random) else { return }
            let bytes = random.damage(whole)
            _ = try? Manifest(parsing: bytes)
            _ = try? Index(parsing: bytes)
            _ = try? ImageConfig(parsing: bytes)
            _ = try? DockerArchiveManifest(parsing: bytes)
            _ = try? LegacyImage.config(from: [bytes], diffIDs: [Self.digest])
            guard let value = try? JSONValue.parse(bytes) else { continue }
            let written = JSON(value).encoded()
            let again = JSON(try JSONValue.parse(written)).encoded()
            #expect(written == again, "TOTE_SEED=\(random.seed)")
        }
    }

    @Test("what is set and removed at a random place leaves the bytes as they were")
    func edits() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            guard let whole = Self.documents.randomElement(using: &random) else { return }
            var editor = try JSONEditor(whole)
            var path: [JSONStep] = []
            while let value = editor.value(at: path), let step = Self.step(into: value, &random) { path.append(step) }
            while let value = editor.value(at: path), value.members?.isEmpty ?? true { path.removeLast() }
            path.append(.entry("\u{7f}new"))
            try editor.set(path, to: ["x": [1, nil]], order: Bool.random(using: &random) ? .sorted : .last)
            #expect(editor.value(at: path)?.members?.count == 1, "TOTE_SEED=\(random.seed)")
            try editor.remove(path)
            #expect(editor.bytes == whole, "TOTE_SEED=\(random.seed)")
        }
    }

    private static func step(into value: JSONValue, _ random: inout SeededGenerator) -> JSONStep? {
        guard Int.random(in: 0..<4, using: &random) > 0 else { return nil }
        if let member = value.members?.randomElement(using: &random) { return .entry(member.key) }
        return value.elements?.indices.randomElement(using: &random).map { .index($0) }
    }

    @Test("random text is a name, a platform, a time, a change, or refused")
    func text() {
        var random = SeededGenerator()
        let alphabet = Array("aA0:/@._-+()[]{}$\"'\\ \n=#%\u{e9}\u{301}sha256linuxENV".unicodeScalars)
        for _ in 0..<3000 {
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                view.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            }
            let text = String(view)
            if let reference = try? Reference(parsing: text) {
                #expect((try? Reference(parsing: reference.familiar)) == reference, "TOTE_SEED=\(random.seed)")
            }
            _ = try? Platform(parsing: text)
            _ = try? Timestamp(filter: text, now: 0)
            _ = try? GoDuration.parse(text)
            _ = try? ShellExpansion(environment: ["a=\(text)"]).words(text)
            for name in ["ENV", "CMD", "HEALTHCHECK", "EXPOSE", "LABEL", "VOLUME", "ONBUILD", "WORKDIR", "STOPSIGNAL"] {
                _ = try? ConfigChange.parse(["\(name) \(text)"]).applied(to: ContainerConfig())
            }
        }
    }
}

import ImageModel
import Support
import Testing

@Suite("What parses, written and parsed again")
struct RoundTripTests {
    private static let words = [
        "a", "B", "x.io", "localhost:5000", "team", "app-1", "_", "v1.0", "latest", "é", "", "a__b",
    ]

    @Test("a reference that parses is the same when its canonical form is parsed")
    func references() throws {
        var random = SeededGenerator()
        var parsed = 0
        for _ in 0..<5000 {
            var text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                Self.words.randomElement(using: &random) ?? ""
            }
            .joined(separator: Bool.random(using: &random) ? "/" : ":")
            if Int.random(in: 0..<3, using: &random) == 0 {
                text += ":" + (Self.words.randomElement(using: &random) ?? "")
            }
            if Int.random(in: 0..<5, using: &random) == 0 { text += "@sha256:" + String(repeating: "0", count: 64) }
            guard let reference = try? Reference(parsing: text) else { continue }
            parsed += 1
            let again = try Reference(parsing: reference.canonical)
            #expect(again.canonical == reference.canonical, "\(text), seed \(random.seed)")
        }
        #expect(parsed > 100)
    }

    @Test("an index and a manifest are the same when they are written and parsed again")
    func documents() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            let entries = (0..<Int.random(in: 0...4, using: &random)).map { _ in Self.descriptor(using: &random) }
            let manifests = "{\"schemaVersion\":2,\"manifests\":[\(entries.joined(separator: ","))]}"
            let index = try Index(parsing: Array(manifests.utf8))
            #expect(try Index(parsing: index.encoded()).manifests == index.manifests, "\(manifests)")
            let text =
                "{\"schemaVersion\":2,\"config\":\(Self.descriptor(using: &random)),\"layers\":[\(entries.joined(separator: ","))]}"
            let manifest = try Manifest(parsing: Array(text.utf8))
            let again = try Manifest(parsing: manifest.encoded())
            #expect(again.config == manifest.config && again.layers == manifest.layers, "\(text)")
        }
    }

    private static func descriptor(using random: inout SeededGenerator) -> String {
        let digit = "0123456789abcdef".randomElement(using: &random) ?? "0"
        let size = Int64.random(in: 0...(.max), using: &random)
        var text =
            "{\"mediaType\":\"a/b\",\"digest\":\"sha256:\(String(repeating: digit, count: 64))\",\"size\":\(size)"
        if Bool.random(using: &random) { text += ",\"annotations\":{\"k\\u0041\\n\":\"v\\ud83d\\ude00\\\\\"}" }
        if Bool.random(using: &random) {
            text += ",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\"}"
        }
        if Bool.random(using: &random) { text += ",\"unknown\":[1,{\"a\":null}]" }
        return text + "}"
    }
}

import ByteIO
import ImageFormats
import ImageModel
import SystemPackage
import Testing

/// What every place that wraps another one passes on.
@Suite("Places around places")
struct WrappingSourceTests {
    /// A place that has an answer to everything.
    private struct Full: ImageSource {
        let account = DocumentAccount()
        var roots: [Root] { [Root(name: "a", descriptor: WrappingSourceTests.blob)] }
        var warnings: [String] { ["odd"] }
        func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource { BytesSource(Array("x".utf8)) }
        func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? {
            throw ImageError(.cancelled, "staged was asked")
        }
        func file(of blob: Descriptor) -> FilePath? { "file" }
        func facts(of layer: Digest) -> LayerFacts? {
            let measure = Measure(digest: layer, size: 1)
            return LayerFacts(blob: measure, compression: .none, content: measure, fileBytes: 1)
        }
        func holds(_ blob: Descriptor) -> Bool { true }
        func made(_ document: Digest) -> Bool { true }
        func span(of blob: Digest) -> Range<Int64>? { 1..<2 }
        func blobs() throws(ImageError) -> [Digest] { [WrappingSourceTests.blob.digest] }
    }

    private static let blob = Descriptor(mediaType: .unknown, digest: .of([1]), size: 1)

    private static func wrappers() -> [(name: String, source: any ImageSource)] {
        let full = Full()
        return [
            ("narrowed", NarrowedSource(full, roots: full.roots)),
            ("completed", CompletedSource(full, by: full)),
        ]
    }

    @Test("a wrapper says all that the place it wraps says")
    func forwards() throws {
        for (name, source) in Self.wrappers() {
            let blob = Self.blob
            #expect(source.roots.map(\.name) == ["a"], "\(name)")
            #expect(source.warnings == ["odd"], "\(name)")
            #expect(try source.stored(blob).readAll(limit: 9) == Array("x".utf8), "\(name)")
            let error = #expect(throws: ImageError.self, "\(name)") { try source.staged(blob) }
            #expect(error?.kind == .cancelled, "\(name)")
            #expect(source.file(of: blob) == "file", "\(name)")
            #expect(source.facts(of: blob.digest)?.fileBytes == 1, "\(name)")
            #expect(source.holds(blob), "\(name)")
            #expect(source.made(blob.digest), "\(name)")
            #expect(source.span(of: blob.digest) == 1..<2, "\(name)")
            #expect(try source.blobs() == [blob.digest], "\(name)")
        }
    }
}

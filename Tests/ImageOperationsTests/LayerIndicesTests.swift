import ByteIO
import Support
import Tar
import Testing

@testable import ImageOperations

@Suite("Layers read side by side")
struct LayerIndicesTests {
    private func layers(_ count: Int) -> [Flatten.Layer] {
        let archive = FlatEntry.archive((0..<50).map { "d folder\($0)" })
        return (0..<count).map { _ in Flatten.Layer { () throws(ImageError) in BytesSource(archive) } }
    }

    @Test("the paths of all layers together have a limit, not only those of each")
    func paths() throws {
        var limits = FlattenLimits()
        limits.layerBytes = 1000
        _ = try LayerIndices(layers(1), limits: limits)
        let error = #expect(throws: ImageError.self) { try LayerIndices(layers(8), limits: limits) }
        #expect(error?.kind == .limitExceeded)
    }

    @Test("headers are forgotten where there is no room for those of one more layer")
    func headers() throws {
        var limits = FlattenLimits()
        limits.headerBytes = 60 * 512
        let indices = try LayerIndices(layers(4), limits: limits)
        #expect((0..<4).count { indices.take($0).map { !$0.headers.isEmpty } ?? false } == 1)
    }

    @Test("paths come out of their coded form as they went in")
    func coded() {
        var random = SeededGenerator()
        func name() -> [UInt8] {
            let parts = ["usr", "lib", "a", "ab", String(repeating: "long", count: 60), "\u{e9}"]
            let count = Int.random(in: 0...40, using: &random)
            return Array((0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined(separator: "/").utf8)
        }
        struct Path {
            let path: [UInt8]
            let link: [UInt8]?
            let mark: UInt8
            let number: Int32
        }
        var paths: [Path] = []
        for number in 0..<2000 {
            let link = number % 3 == 0 ? name() : nil
            paths.append(Path(path: name(), link: link, mark: UInt8(number % 128), number: Int32(number * 300)))
        }
        var coded = CodedPaths()
        for path in paths { coded.append(path.path, link: path.link, mark: path.mark, number: path.number) }
        var cursor = CodedPaths.Cursor(coded)
        for path in paths {
            let isThere = cursor.next()
            #expect(isThere && cursor.path == path.path && cursor.link == path.link ?? [], "TOTE_SEED=\(random.seed)")
            #expect(cursor.mark == path.mark && cursor.number == path.number)
        }
        let isLonger = cursor.next()
        #expect(!isLonger)
    }
}

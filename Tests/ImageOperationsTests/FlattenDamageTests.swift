import ByteIO
import ImageOperations
import Support
import Tar
import Testing

@Suite("Flatten, hostile layers") struct FlattenDamageTests {
    @Test("whatever the layers say, the result is a tree in order, or an error")
    func invariants() throws {
        var random = SeededGenerator()
        for _ in 0..<60 {
            let layers = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.hostileLines() }
            do {
                try checkOrder(flattened(layers.map(FlatEntry.archive)), "TOTE_SEED=\(random.seed) \(layers)")
            } catch let error as ImageError {
                let expected: [ImageError.Kind] = [.malformed, .unsafePath]
                #expect(expected.contains(error.kind), "\(error) TOTE_SEED=\(random.seed) \(layers)")
                #expect(error.places.first?.hasPrefix("layer ") == true)
            }
        }
    }

    /// Holds the generator to its task: layers that are all refused would leave nothing to look at above. The seed is
    /// fixed, so the count is too.
    @Test("of the hostile layers of a fixed seed so many are merged and so many refused")
    func share() throws {
        var random = SeededGenerator(seed: 1)
        var merged = 0
        for _ in 0..<40 {
            let layers = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.hostileLines() }
            merged += (try? flattened(layers.map(FlatEntry.archive))) == nil ? 0 : 1
        }
        #expect(merged == 5)
    }

    /// Each path once; folders before what is in them; links after what they are links to; no whiteouts.
    private func checkOrder(_ bytes: [UInt8], _ what: String) throws {
        var seen: [EntryPath: TarHeader.Kind] = [:]
        for header in try TarContents(bytes).headers {
            let path = try header.cleanedPath()
            #expect(seen[path] == nil, "\(path) twice, \(what)")
            var folder = path.parent
            while let parent = folder {
                #expect(seen[parent] == nil || seen[parent] == .directory, "\(path), \(what)")
                folder = parent.parent
            }
            if header.kind == .directory {
                let inside = seen.keys.first { $0.bytes.starts(with: path.bytes + [0x2F]) }
                #expect(inside == nil || path == .root, "\(path) after \(inside as Any), \(what)")
            }
            if header.kind == .hardLink, let target = try header.link?.cleaned() {
                #expect(seen[target] != nil && seen[target] != .directory, "\(path) => \(target), \(what)")
            }
            #expect(!path.components().contains { $0.starts(with: Array(".wh.".utf8)) }, "\(path), \(what)")
            seen[path] = header.kind
        }
    }

    @Test("damaged layers are merged or refused")
    func damage() throws {
        var random = SeededGenerator()
        for _ in 0..<40 {
            let layers = LayerStack(using: &random).layers.map { lines in
                let archive = FlatEntry.archive(lines)
                return Bool.random(using: &random) ? random.damage(archive) : archive
            }
            do {
                _ = try flattened(layers)
            } catch {
                #expect(error.kind != .usage, "\(error) TOTE_SEED=\(random.seed)")
            }
        }
    }

    @Test("a path of two thousand folders, and links to links to it, take no time")
    func depth() throws {
        let deep = String(repeating: "d/", count: 2000)
        var lines = ["f \(deep)x=1"]
        for index in 0..<30 { lines.append("l l\(index)->\(index == 0 ? String(deep.prefix(90)) : "l\(index - 1)/d")") }
        lines += (0..<50).map { "f l29/f\($0)=x" }
        let merged = try flattened([archive(lines)])
        #expect(try TarContents(merged).members.count == 81)
    }

    /// As `FlatEntry.archive`, but for names of any length.
    private func archive(_ lines: [String]) -> [UInt8] {
        var tar = TarBuilder()
        for line in lines where line.utf8.count > 100 {
            let parts = line.dropFirst(2).split(separator: "=")
            tar.long(String(parts[0]))
            tar.file("long", String(parts[1]))
        }
        tar.raw(FlatEntry.archive(lines.filter { $0.utf8.count <= 100 }))
        return tar.bytes
    }
}

extension SeededGenerator {
    /// Members with names and targets that are nobody's friends.
    mutating func hostileLines() -> [String] {
        (0..<Int.random(in: 1...6, using: &self)).map { _ in
            let name = hostileName()
            switch Int.random(in: 0..<7, using: &self) {
            case 0: return "d \(name)/"
            case 1: return "h \(name)=>\(hostileName())"
            case 2, 3: return "l \(name)->\(hostileTarget())"
            case 4: return "p \(name)"
            default: return "f \(name)=\(name)"
            }
        }
    }

    private mutating func hostileName() -> String {
        let rare = [".wh.a", ".wh.b", ".wh..wh..opq", ".wh..wh.plnk", ".", "..", ".wh.", ".wh..wh.x"]
        return (0..<Int.random(in: 1...4, using: &self)).map { _ in
            Int.random(in: 0..<12, using: &self) == 0
                ? rare.randomElement(using: &self) ?? "." : ["a", "b", "c"].randomElement(using: &self) ?? "a"
        }.joined(separator: ["/", "/", "/", "//"].randomElement(using: &self) ?? "/")
    }

    private mutating func hostileTarget() -> String {
        (["", "/", "../", "./", "../../"].randomElement(using: &self) ?? "") + hostileName()
    }
}

import ByteIO
import Support
import Tar
import Testing

@Suite struct TarDamageTests {
    @Test("what parses can be written and parses again to the same")
    func roundTrip() throws {
        var random = SeededGenerator()
        for _ in 0..<300 {
            let member = random.header()
            let content = random.bytes(Int(member.storedSize))
            let written = try archive([(member, content)])
            var reader = TarReader(BytesSource(written, chunk: .random(in: 1...2000, using: &random)))
            #expect(try reader.next() == member, "TOTE_SEED=\(random.seed)")
            var stored: [UInt8] = []
            while try reader.readData({ _, span in
                stored.append(contentsOf: span)
                return span.byteCount
            }) {}
            #expect(stored == content, "TOTE_SEED=\(random.seed)")
            #expect(try reader.next() == nil, "TOTE_SEED=\(random.seed)")
            #expect(reader.endMarker == .complete)
        }
    }

    @Test("a damaged archive is read or refused, and what was read can be written")
    func damage() throws {
        var random = SeededGenerator()
        let whole = mixedArchive() + [UInt8](repeating: 0, count: 1024)
        for _ in 0..<400 {
            let bytes = random.withRightChecksums(random.damage(whole))
            // A crash shows in the test run; the seed of a failure is printed with it.
            try read(bytes, chunk: .random(in: 1...2000, using: &random), seed: random.seed)
        }
    }

    @Test("random bytes with a right checksum are read or refused")
    func noise() throws {
        var random = SeededGenerator()
        for _ in 0..<2000 {
            var block = random.bytes(512)
            // Numbers that parse now and then, so that the rest of the header is looked at.
            for start in [100, 108, 116, 124, 136] where Int.random(in: 0..<8, using: &random) > 0 {
                TarBuilder.put("0000000", at: start, in: &block)
                block[start + 7] = start < 124 ? 0 : 0x30
                if start >= 124 { TarBuilder.put("0000", at: start + 8, in: &block) }
            }
            block[156] = Array("\0001234567xgLKS".utf8).randomElement(using: &random) ?? 0
            let bytes = random.withRightChecksums(block + random.bytes(2048))
            try read(bytes, chunk: 513, seed: random.seed)
        }
    }

    /// Reads all of it; writes what was read and compares.
    private func read(_ bytes: [UInt8], chunk: Int, seed: UInt64) throws {
        var reader = TarReader(BytesSource(bytes, chunk: chunk))
        do {
            while let member = try reader.next() {
                guard member.size < 1 << 20 else { continue }
                var stored: [UInt8] = []
                while try reader.readData({ _, span in
                    stored.append(contentsOf: span)
                    return span.byteCount
                }) {}
                try check(member, stored, seed: seed)
            }
            try reader.finish()
        } catch {
            let expected: [ImageError.Kind] = [.malformed, .truncated, .limitExceeded, .unsupported]
            #expect(expected.contains(error.kind), "\(error) TOTE_SEED=\(seed)")
            #expect(!error.message.isEmpty)
        }
    }

    private func check(_ member: TarHeader, _ stored: [UInt8], seed: UInt64) throws(ImageError) {
        // A file without a name can be read, for listings, but not written.
        guard member.kind == .directory || member.path.bytes.contains(where: { $0 != 0x2F }) else { return }
        let again = try TarContents(archive([(member, stored)])).headers
        #expect(again.count == 1)
        #expect(again.first.map(normal) == normal(member), "TOTE_SEED=\(seed)")
    }

    /// The header with its name as the writer spells it.
    private func normal(_ header: TarHeader) -> TarHeader {
        var normal = header
        var name = header.path.bytes
        while name.last == 0x2F { name.removeLast() }
        normal.path = EntryPath(name)
        if header.kind == .directory, name == [0x2E] { normal.path = .root }
        return normal
    }
}

extension SeededGenerator {
    /// Blocks that were headers get a checksum that fits again, most of them, so that damage reaches the fields.
    mutating func withRightChecksums(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for start in stride(from: 0, through: bytes.count - 512, by: 512) where Int.random(in: 0..<10, using: &self) > 0
        {
            let field = (start + 148)..<(start + 156)
            guard bytes[field].contains(where: { 0x30...0x37 ~= $0 }) || start == 0 else { continue }
            bytes.replaceSubrange(field, with: repeatElement(0x20, count: 8))
            let sum = bytes[start..<(start + 512)].reduce(0) { $0 + Int($1) }
            bytes.replaceSubrange(field, with: Array((TarBuilder.octal(sum, 6) + "\0 ").utf8))
        }
        return bytes
    }

    /// Any header that a reader can give and a writer takes, in the writer's own spelling.
    mutating func header() -> TarHeader {
        let kinds: [TarHeader.Kind] = [
            .file, .file, .file, .hardLink, .symbolicLink, .characterDevice, .blockDevice, .directory, .fifo,
        ]
        var header = TarHeader(path: name(upTo: 400))
        header.kind = kinds.randomElement(using: &self) ?? .file
        if header.kind == .directory { header.path = EntryPath(header.path.bytes + [0x2F]) }
        if header.kind == .hardLink || header.kind == .symbolicLink { header.link = name(upTo: 200) }
        if header.kind == .file { setSize(&header) }
        header.mode = .random(in: 0...0o7777, using: &self)
        header.uid = owner()
        header.gid = owner()
        header.modified = time()
        if Bool.random(using: &self) { header.accessed = time() }
        if Bool.random(using: &self) { header.changed = time() }
        if Bool.random(using: &self) { header.userName = name(upTo: 40).bytes }
        if Bool.random(using: &self) { header.groupName = name(upTo: 40).bytes }
        if header.kind == .characterDevice || header.kind == .blockDevice {
            header.deviceMajor = owner()
            header.deviceMinor = owner()
        }
        for _ in 0..<Int.random(in: 0..<3, using: &self) {
            header.attributes[name(upTo: 20).bytes] = bytes(.random(in: 0...30, using: &self))
        }
        if Int.random(in: 0..<4, using: &self) == 0 {
            header.records[Array("VENDOR.".utf8) + name(upTo: 20).bytes.filter { $0 != 0x3D }] = bytes(5)
        }
        return header
    }

    private mutating func setSize(_ header: inout TarHeader) {
        guard Int.random(in: 0..<3, using: &self) == 0 else {
            header.size = .random(in: 0...1500, using: &self)
            return
        }
        var end: Int64 = 0
        header.sparse = (0..<Int.random(in: 0..<5, using: &self)).map { _ in
            let run = SparseRun(
                offset: end + .random(in: 1...5_000_000_000, using: &self), length: .random(in: 1...700, using: &self))
            end = run.offset + run.length
            return run
        }
        header.size = end + .random(in: 0...100, using: &self)
    }

    private mutating func name(upTo count: Int) -> EntryPath {
        let isPlain = Bool.random(using: &self)
        let length = Int.random(in: 1...count, using: &self)
        return EntryPath(
            (1...length).map { index in
                if isPlain {
                    return Array("abcdefghij/".utf8).dropLast(index == length ? 1 : 0).randomElement(using: &self) ?? 0
                }
                let byte = UInt8.random(in: 1...255, using: &self)
                return byte == 0x2F ? 0x61 : byte
            })
    }

    private mutating func owner() -> UInt32 {
        .random(in: 0...([0o7777777, 4_294_967_294].randomElement(using: &self) ?? 0), using: &self)
    }

    private mutating func time() -> Int64 {
        Bool.random(using: &self)
            ? .random(in: Int64.min...Int64.max, using: &self)
            : .random(in: 0...2_000_000_000, using: &self) * 1_000_000_000
    }
}

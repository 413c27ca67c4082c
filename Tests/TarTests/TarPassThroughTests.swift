import ByteIO
import Support
import SystemPackage
import Tar
import Testing

/// One of each: plain, PAX, GNU long names, four sparse forms, links, a size where none belongs.
func mixedArchive() -> [UInt8] {
    var tar = TarBuilder()
    tar.pax([("comment", "kept nowhere")], type: "g")
    tar.file("plain", "hello")
    tar.pax([("path", "päx"), ("VENDOR.key", "kept"), ("mtime", "1.5"), ("SCHILY.xattr.user.a", "b")])
    tar.file("short", String(repeating: "x", count: 600))
    tar.long(String(repeating: "n", count: 200))
    tar.long(String(repeating: "t", count: 200), type: "K")
    tar.header("short", type: "2", link: "short", magic: "ustar  \0")
    for form in SparseForm.allCases {
        form.add((0..<30).flatMap { [$0 * 1000, 20] }, size: 40000, [UInt8](repeating: 7, count: 600), to: &tar)
    }
    tar.header("dir/", type: "5", size: 77)
    tar.header("link", type: "1", link: "plain")
    tar.header("device", type: "3")
    tar.header("pipe", type: "6")
    tar.header("v7/", type: "\0", magic: "")
    return tar.bytes
}

@Suite struct TarPassThroughTests {
    @Test("members pass through unchanged, global headers do not", arguments: chunkSizes)
    func verbatim(chunk: Int) throws {
        let bytes = mixedArchive()
        let sink = BytesSink()
        var reader = TarReader(BytesSource(bytes, chunk: chunk))
        var writer = TarWriter(sink)
        while try reader.next() != nil { try writer.append(memberOf: &reader) }
        try writer.finish()
        #expect(sink.bytes == Array(bytes[1024...]) + [UInt8](repeating: 0, count: 1024))
    }

    @Test("raw headers and stored bytes put together give the same archive", arguments: chunkSizes)
    func raw(chunk: Int) throws {
        let bytes = mixedArchive()
        let sink = BytesSink()
        var reader = TarReader(BytesSource(bytes, chunk: chunk))
        var writer = TarWriter(sink)
        while let header = try reader.next() {
            var stored: [UInt8] = []
            let raw = reader.rawHeader
            while try reader.readData({ _, span in
                stored.append(contentsOf: span)
                return span.byteCount
            }) {}
            try writer.append(raw: raw, size: header.storedSize, body: BytesSource(stored))
        }
        try writer.finish()
        #expect(sink.bytes == Array(bytes[1024...]) + [UInt8](repeating: 0, count: 1024))
    }

    @Test("a raw header that readers take differently is known")
    func portability() throws {
        var tar = TarBuilder()
        tar.file("plain", "x")
        tar.pax([("path", "p")])
        tar.header("x", type: "5")
        tar.long("l")
        tar.long("k", type: "K")
        tar.header("x", type: "2")
        SparseForm.pax10.add([0, 6], size: 6, Array("aaaabb".utf8), to: &tar)
        tar.header("folder", type: "5", size: 1)
        tar.header("link", type: "1", size: 1, link: "plain")
        tar.pax([("path", "p")])
        tar.pax([("path", "q")])
        tar.header("x")
        tar.pax([("path", "p")])
        tar.long("l")
        tar.header("x")
        SparseForm.gnu.add([0, 6], size: 6, Array("aaaabb".utf8), to: &tar)
        tar.header("gnu", magic: "ustar  \0") { block in TarBuilder.put("12345670123\0", at: 345, in: &block) }
        var reader = TarReader(BytesSource(tar.bytes))
        var portable: [Bool] = []
        while try reader.next() != nil { portable.append(reader.isPortable) }
        #expect(portable == [true, true, true, true, false, false, false, false, false, false])
    }

    @Test("a member may get another name and keep its content", arguments: chunkSizes)
    func renamed(chunk: Int) throws {
        let sink = BytesSink()
        var reader = TarReader(BytesSource(mixedArchive(), chunk: chunk))
        var writer = TarWriter(sink)
        while var header = try reader.next() {
            header.path = EntryPath(Array("new/".utf8) + header.path.bytes)
            try writer.append(header, bodyOf: &reader)
        }
        try writer.finish()
        let (old, new) = (try TarContents(mixedArchive()), try TarContents(sink.bytes))
        #expect(new.names == old.names.map { "new/" + $0 })
        #expect(new.members.map(\.content) == old.members.map(\.content))
        #expect(new.headers.map(\.records) == old.headers.map(\.records))
    }

    @Test("a raw header that is no number of blocks is refused")
    func uneven() {
        for raw in [[], [UInt8](repeating: 0, count: 511)] {
            var writer = TarWriter(BytesSink())
            do {
                try writer.append(raw: raw, size: 0, body: BytesSource([]))
                Issue.record("no error")
            } catch {
                #expect(error.message == "a raw header has \(raw.count) bytes, expected a number of blocks of 512")
            }
        }
    }

    @Test("a body that lies in a file is a region of it, and is copied as one")
    func regions() throws {
        let folder = try ScratchFolder()
        let path = folder.path.appending("archive.tar")
        let bytes = mixedArchive()
        try Repository.write(bytes, to: path)
        let sink = BytesSink()
        var reader = TarReader(try FileSource.open(path))
        var writer = TarWriter(sink)
        while let header = try reader.next() {
            let region = reader.bodyRegion
            #expect(region?.length == (header.sparse == nil ? header.size : nil))
            if let region, region.length > 0 {
                #expect(try RegionSource(region).readAll(limit: 1000) == contents(of: header.path, in: bytes))
            }
            try writer.append(memberOf: &reader)
        }
        #expect(reader.offset == bytes.count)
        try writer.finish()
        #expect(sink.bytes == Array(bytes[1024...]) + [UInt8](repeating: 0, count: 1024))
    }

    @Test("a file that is cut short says where, though its bodies are skipped")
    func cutFile() throws {
        var tar = TarBuilder()
        tar.header("large", size: 1_000_000)
        tar.raw([UInt8](repeating: 1, count: 200_000))
        let folder = try ScratchFolder()
        let path = folder.path.appending("cut.tar")
        try Repository.write(tar.bytes, to: path)
        var reader = TarReader(try FileSource.open(path))
        _ = try reader.next()
        #expect(reader.bodyRegion == nil)
        do {
            _ = try reader.next()
            Issue.record("no error")
        } catch {
            #expect(error.kind == .truncated)
            #expect(
                error.message
                    == "the archive ends at byte 200512, 800000 bytes before the end of the content of the member at byte 0"
            )
        }
    }

    @Test("a whole body can be copied")
    func wholeBodies() throws {
        var reader = TarReader(BytesSource(mixedArchive(), chunk: 513))
        for expected in [5, 600] {
            _ = try reader.next()
            let sink = BytesSink()
            try reader.copyBody(to: sink)
            #expect(sink.bytes.count == expected)
        }
    }

    private func contents(of path: EntryPath, in bytes: [UInt8]) throws -> [UInt8]? {
        try TarContents(bytes).members.first { $0.header.path == path }?.content
    }
}

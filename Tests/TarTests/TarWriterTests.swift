import ByteIO
import Support
import Tar
import Testing

/// Writes members with their content and an end marker.
func archive(_ members: [(TarHeader, [UInt8])], recordSize: Int = 512) throws(ImageError) -> [UInt8] {
    let sink = BytesSink()
    var writer = TarWriter(sink, recordSize: recordSize)
    for (header, content) in members { try writer.append(header, bytes: content) }
    try writer.finish()
    return sink.bytes
}

/// A header with a kind and a size.
func header(_ path: EntryPath, _ kind: TarHeader.Kind = .file, size: Int64 = 0, link: EntryPath? = nil) -> TarHeader {
    var header = TarHeader(path: path)
    header.kind = kind
    header.size = size
    header.link = link
    return header
}

@Suite struct TarWriterTests {
    @Test("a plain header is one ustar block, byte for byte")
    func plain() throws {
        var header = header("dir/file", size: 3)
        header.mode = 0o755
        header.uid = 1000
        header.gid = 100
        header.modified = 1_700_000_000_000_000_000
        header.userName = Array("user".utf8)
        var expected = TarBuilder()
        expected.header("dir/file", size: 3, mode: 0o755, uid: 1000, gid: 100, modified: 1_700_000_000) { block in
            TarBuilder.put("user", at: 265, in: &block)
            TarBuilder.put("0000000", at: 329, in: &block)
            TarBuilder.put("0000000", at: 337, in: &block)
        }
        expected.content(Array("abc".utf8))
        expected.zeros()
        #expect(try archive([(header, Array("abc".utf8))]) == expected.bytes)
    }

    @Test("records are in the order of their keys")
    func recordOrder() throws {
        var header = header("é", size: 0)
        header.uid = 3_000_000
        header.modified = 1_500_000_000
        header.attributes = [Array("user.b".utf8): [1], Array("user.a".utf8): [0]]
        var expected = TarBuilder()
        expected.header("PaxHeaders.0/", type: "x", size: 107) { block in
            TarBuilder.put("0000000", at: 329, in: &block)
            TarBuilder.put("0000000", at: 337, in: &block)
        }
        expected.content(
            TarBuilder.record("SCHILY.xattr.user.a", [0]) + TarBuilder.record("SCHILY.xattr.user.b", [1])
                + TarBuilder.record("mtime", Array("1.5".utf8)) + TarBuilder.record("path", Array("é".utf8))
                + TarBuilder.record("uid", Array("3000000".utf8)))
        let bytes = try archive([(header, [])])
        #expect(Array(bytes[512..<1024]) == Array(expected.bytes[512...]))
        #expect(Array(bytes[..<124]) == Array(expected.bytes[..<124]))
    }

    @Test("what does not fit goes into PAX records and comes back", arguments: chunkSizes)
    func pax(chunk: Int) throws {
        var file = header(EntryPath(String(repeating: "long/", count: 60) + "naïve"), size: 4)
        file.uid = 4_294_967_294
        file.gid = 3_000_000
        file.modified = -1_500_000_000
        file.accessed = 1
        file.changed = 1_700_000_000_123_456_789
        file.userName = Array(repeating: 0x75, count: 40)
        file.attributes = [
            Array("user.a".utf8): [0, 10, 61], Array("user.b=c".utf8): [255], Array("user.e".utf8): [],
        ]
        let link = header(
            EntryPath([0xFF, 0x2F, 0x0A]), .symbolicLink, link: EntryPath(String(repeating: "t", count: 101)))
        var device = header("dev", .blockDevice)
        device.deviceMajor = 4_294_967_295
        device.deviceMinor = 2_097_152
        let bytes = try archive([(file, [1, 2, 3, 4]), (link, []), (device, [])])
        let contents = try TarContents(bytes, chunk: chunk)
        #expect(contents.headers == [file, link, device])
        #expect(contents.members[0].content == [1, 2, 3, 4])
        #expect(contents.ending.marker == .complete)
    }

    @Test(
        "names are split at a slash where that makes them fit",
        arguments: [101, 154, 155, 156, 200, 255, 256, 257, 300])
    func longNames(count: Int) throws {
        for slash in [1, 50, 100, 154, 155, 156, count - 101, count - 2, count - 1] where slash < count {
            var bytes = [UInt8](repeating: 0x6E, count: count)
            bytes[slash] = 0x2F
            let kind: TarHeader.Kind = slash == count - 1 ? .directory : .file
            let member = header(EntryPath(bytes), kind)
            let written = try archive([(member, [])])
            #expect(try TarContents(written).headers == [member])
            let fits = 1...155 ~= slash && count - slash - 1 <= 100 && slash < count - 1
            #expect(written.count == (fits ? 1536 : 2560), "\(count), slash at \(slash)")
        }
    }

    @Test("folders end in a slash and nothing else does")
    func slashes() throws {
        let members = [header("d", .directory), header("f//"), header("", .directory), header("./d/", .directory)]
        let names = try TarContents(archive(members.map { ($0, []) })).headers.map(\.path)
        #expect(names == ["d/", "f", "./", "./d/"])
    }

    @Test("only files have a size")
    func sizes() throws {
        let members = [header("d", .directory, size: 5), header("l", .hardLink, size: 5, link: "d")]
        #expect(try TarContents(archive(members.map { ($0, []) })).headers.map(\.size) == [0, 0])
    }

    @Test("the archive is padded to whole records")
    func records() throws {
        #expect(try archive([]).count == 1024)
        #expect(try archive([], recordSize: 10240).count == 10240)
        let content = [UInt8](repeating: 1, count: 8704)
        #expect(try archive([(header("f", size: 8704), content)], recordSize: 10240).count == 10240)
        #expect(try archive([(header("f", size: 8705), content + [1])], recordSize: 10240).count == 20480)
    }

    @Test("a body that is not as long as its header says is an error, and final", arguments: [0, 511, 512, 513])
    func sizeMismatch(size: Int) throws {
        for count in [size - 1, size + 1, size + 512] where count >= 0 {
            let sink = BytesSink()
            var writer = TarWriter(sink)
            let body = [UInt8](repeating: 1, count: count)
            for _ in 0..<2 {
                do {
                    try writer.append(header("f", size: Int64(size)), bytes: body)
                    Issue.record("no error for \(count) bytes")
                } catch {
                    #expect(error.kind == (count < size ? .truncated : .malformed))
                    #expect(
                        error.message
                            == (count < size
                                ? "the member f has \(count) bytes of content, its header says \(size)"
                                : "the member f has more content than the \(size) bytes its header says"))
                }
            }
            do {
                try writer.finish()
                Issue.record("no error")
            } catch {
                #expect(error.kind == (count < size ? .truncated : .malformed))
            }
        }
    }

    @Test("a header that no archive can hold is refused")
    func impossible() {
        var owner = header("f")
        owner.uid = .max
        var attribute = header("f")
        attribute.attributes = [[0x61, 0]: []]
        var record = header("f")
        record.records = [Array("path".utf8): [0x78]]
        var map = header("f", size: 9)
        map.sparse = [SparseRun(offset: 5, length: 5)]
        let members = [
            header(""), header("/"), header(EntryPath([0x61, 0])), header("f", size: -1), header("l", .hardLink),
            header("l", .symbolicLink, link: ""), owner, attribute, map, record,
        ]
        for member in members {
            do {
                _ = try archive([(member, [])])
                Issue.record("no error for \(member)")
            } catch {
                #expect(error.kind == .malformed)
            }
        }
    }

    @Test("a sparse file is written as its runs in version 1.0")
    func sparse() throws {
        var file = header("dir/s", size: 5000)
        file.sparse = [SparseRun(offset: 1000, length: 4), SparseRun(offset: 3000, length: 2)]
        let contents = try TarContents(archive([(file, Array("aaaabb".utf8))]))
        #expect(contents.headers == [file])
        #expect(contents.members[0].content.count == 5000)
        #expect(contents.members[0].content[3001] == 0x62)
    }
}

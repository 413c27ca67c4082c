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

@Suite struct TarWriterTests {
    @Test("a plain header is one ustar block, byte for byte")
    func plain() throws {
        var header = TarHeader(path: "dir/file")
        header.size = 3
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

    @Test("what does not fit goes into PAX records and comes back", arguments: chunkSizes)
    func pax(chunk: Int) throws {
        var header = TarHeader(path: EntryPath(String(repeating: "long/", count: 60) + "naïve"))
        header.size = 4
        header.uid = 4_294_967_294
        header.gid = 3_000_000
        header.modified = -1_500_000_000
        header.accessed = 1
        header.changed = 1_700_000_000_123_456_789
        header.userName = Array(repeating: 0x75, count: 40)
        header.attributes = [
            Array("user.a".utf8): [0, 10, 61], Array("user.b=c".utf8): [255], Array("user.e".utf8): [],
        ]
        var link = TarHeader(path: EntryPath([0xFF, 0x2F, 0x0A]))
        link.kind = .symbolicLink
        link.link = EntryPath(String(repeating: "t", count: 101))
        let bytes = try archive([(header, [1, 2, 3, 4]), (link, [])])
        #expect(try TarContents(bytes, chunk: chunk).headers == [header, link])
        #expect(try TarContents(bytes, chunk: chunk).members.first?.content == [1, 2, 3, 4])
    }
}

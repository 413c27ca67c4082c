import ByteIO
import Support
import Tar
import Testing

/// Run lengths that put every boundary at the edges of a block.
let chunkSizes = [1, 511, 512, 513, 65536]

/// Checks that reading `bytes` to the end fails, with which kind, and that the message has `text`.
func expectFailure(
    _ kind: ImageError.Kind, _ text: String, _ bytes: [UInt8], limits: TarLimits = TarLimits(),
    location: SourceLocation = #_sourceLocation
) {
    for chunk in chunkSizes {
        do {
            let contents = try TarContents(bytes, chunk: chunk, limits: limits)
            Issue.record("read \(contents.names) without an error", sourceLocation: location)
        } catch {
            #expect(error.kind == kind, "\(error)", sourceLocation: location)
            #expect(error.message == text, sourceLocation: location)
        }
    }
}

@Suite struct TarReaderTests {
    @Test("every field of a ustar header is read", arguments: chunkSizes)
    func ustar(chunk: Int) throws {
        var tar = TarBuilder()
        tar.header("name", size: 5, mode: 0o104755, uid: 1000, gid: 2000, modified: 1_700_000_000) { block in
            TarBuilder.put("user", at: 265, in: &block)
            TarBuilder.put("group", at: 297, in: &block)
            TarBuilder.put("some/prefix", at: 345, in: &block)
        }
        tar.content(Array("hello".utf8))
        tar.zeros()
        let contents = try TarContents(tar.bytes, chunk: chunk)
        var expected = TarHeader(path: "some/prefix/name")
        expected.size = 5
        expected.mode = 0o4755
        expected.uid = 1000
        expected.gid = 2000
        expected.modified = 1_700_000_000_000_000_000
        expected.userName = Array("user".utf8)
        expected.groupName = Array("group".utf8)
        #expect(contents.headers == [expected])
        #expect(contents.members.first?.content == Array("hello".utf8))
        #expect(contents.ending == TarEnding(marker: .complete, hasTrailingGarbage: false, size: 2048))
    }

    @Test("each type letter gives its kind")
    func kinds() throws {
        var tar = TarBuilder()
        for type in "0123456" { tar.header("n", type: type, link: type == "1" || type == "2" ? "target" : "") }
        tar.header("v7file", type: "\0")
        tar.header("v7folder/", type: "\0")
        tar.header("slash/", type: "0")
        tar.header("contiguous", type: "7")
        let kinds = try TarContents(tar.bytes).headers.map(\.kind)
        #expect(
            kinds == [
                .file, .hardLink, .symbolicLink, .characterDevice, .blockDevice, .directory, .fifo, .file, .directory,
                .file, .file,
            ])
    }

    @Test("a type that is none of these is refused by its letter", arguments: "VMDNXAZ8".map { $0 })
    func unknownTypes(type: Character) {
        var tar = TarBuilder()
        tar.file("before", "x")
        tar.header("odd", type: type)
        expectFailure(
            .unsupported,
            "the member odd at byte 1024 has the type \(type), which is none of a file, link, folder, device or pipe",
            tar.bytes)
    }

    @Test("links and devices have no content whatever their size says")
    func dataLess() throws {
        var tar = TarBuilder()
        for type in "123456" { tar.header("n\(type)", type: type, size: 1000, link: "target") }
        tar.file("after", "x")
        let contents = try TarContents(tar.bytes)
        #expect(contents.names == ["n1", "n2", "n3", "n4", "n5", "n6", "after"])
        #expect(contents.headers.map(\.size) == [0, 0, 0, 0, 0, 0, 1])
    }

    @Test("a body left unread, or half read, is skipped", arguments: chunkSizes)
    func skipping(chunk: Int) throws {
        var tar = TarBuilder()
        tar.file("one", String(repeating: "x", count: 1500))
        tar.file("two", String(repeating: "y", count: 700))
        tar.file("three", "z")
        tar.zeros()
        var reader = TarReader(BytesSource(tar.bytes, chunk: chunk))
        #expect(try reader.next()?.path == "one")
        #expect(reader.offset == 512)
        #expect(try reader.next()?.path == "two")
        _ = try reader.readBody { span throws(ImageError) in min(span.byteCount, 100) }
        #expect(try reader.next()?.path == "three")
        #expect(reader.entryOffset == 512 + 1536 + 512 + 1024)
        #expect(try reader.next() == nil)
        #expect(reader.endMarker == .complete)
    }
}

import ByteIO
import Support
import Tar
import Testing

@Suite struct PaxTests {
    @Test("every record that has a meaning is read", arguments: chunkSizes)
    func records(chunk: Int) throws {
        var tar = TarBuilder()
        tar.pax([
            ("path", "p/n\nline"), ("size", "3"), ("uid", "4000000000"), ("gid", "7"), ("uname", "u"), ("gname", "g"),
            ("mtime", "1.5"), ("atime", "-0.25"), ("ctime", "12345678901.5".dropLast(5).description),
            ("SCHILY.xattr.user.a", "v=1\n"), ("LIBARCHIVE.xattr.user.%62%3D", "AAE"),
            ("LIBARCHIVE.xattr.user.a", "AAECAw=="), ("comment", "x"), ("hdrcharset", "BINARY"), ("VENDOR.key", "\0"),
        ])
        tar.header("short", size: 0, uid: 1, gid: 1)
        tar.content(Array("abc".utf8))
        tar.zeros()
        let header = try #require(try TarContents(tar.bytes, chunk: chunk).headers.first)
        var expected = TarHeader(path: "p/n\nline")
        expected.size = 3
        expected.uid = 4_000_000_000
        expected.gid = 7
        expected.userName = [0x75]
        expected.groupName = [0x67]
        expected.modified = 1_500_000_000
        expected.accessed = -250_000_000
        expected.changed = 12_345_678_000_000_000
        expected.attributes = [Array("user.a".utf8): Array("v=1\n".utf8), Array("user.b=".utf8): [0, 1]]
        expected.records = [Array("comment".utf8): [0x78], Array("VENDOR.key".utf8): [0]]
        #expect(header == expected)
    }

    @Test("link targets and device numbers are read from records")
    func links() throws {
        var tar = TarBuilder()
        tar.pax([("linkpath", "far")])
        tar.header("l", type: "2", link: "near")
        tar.pax([("SCHILY.devmajor", "5000000"), ("SCHILY.devminor", "4294967295")])
        tar.header("d", type: "4")
        let headers = try TarContents(tar.bytes).headers
        #expect(headers[0].link == "far")
        #expect(headers[1].deviceMajor == 5_000_000)
        #expect(headers[1].deviceMinor == 4_294_967_295)
    }

    @Test("an empty value takes a record back, but an empty attribute is an attribute")
    func empty() throws {
        var tar = TarBuilder()
        tar.pax([("path", "x"), ("path", ""), ("uid", "5"), ("uid", ""), ("SCHILY.xattr.user.e", "")])
        tar.header("own", uid: 9)
        let header = try #require(try TarContents(tar.bytes).headers.first)
        #expect(header.path == "own")
        #expect(header.uid == 9)
        #expect(header.attributes == [Array("user.e".utf8): []])
    }

    @Test("the last of two equal records counts, and the last of two headers counts alone")
    func repeated() throws {
        var tar = TarBuilder()
        tar.pax([("path", "first"), ("path", "second")])
        tar.header("a")
        tar.pax([("path", "lost"), ("uid", "7")])
        tar.pax([("gid", "8")])
        tar.header("b")
        let headers = try TarContents(tar.bytes).headers
        #expect(headers.map(\.path) == ["second", "b"])
        #expect(headers.map(\.uid) == [0, 0])
        #expect(headers.map(\.gid) == [0, 8])
    }

    @Test("the size of a record counts for the body, not for the extension headers in between")
    func size() throws {
        var tar = TarBuilder()
        tar.pax([("size", "1024")])
        tar.long("name")
        tar.header("f", size: 0)
        tar.content([UInt8](repeating: 1, count: 1024))
        tar.file("after", "x")
        let contents = try TarContents(tar.bytes)
        #expect(contents.names == ["name", "after"])
        #expect(contents.members[0].content.count == 1024)
    }

    @Test("GNU long names and targets end at a NUL or at their end, and beat PAX records")
    func longNames() throws {
        var tar = TarBuilder()
        let long = String(repeating: "n", count: 300)
        tar.long(long, type: "K")
        tar.long(long)
        tar.header("short", type: "2", link: "short", magic: "ustar  \0")
        tar.long("gnu")
        tar.pax([("path", "pax"), ("linkpath", "pax")])
        tar.header("own", type: "2", link: "own")
        tar.header("x", type: "L", size: 4)
        tar.content(Array("full".utf8))
        tar.header("own")
        tar.long("cut\0off")
        tar.header("own")
        tar.long("")
        tar.header("own")
        let headers = try TarContents(tar.bytes).headers
        #expect(headers.map(\.path) == [EntryPath(long), "gnu", "full", "cut", "own"])
        #expect(headers.map(\.link) == [EntryPath(long), "pax", nil, nil, nil])
    }

    @Test("global records are passed over")
    func globalsIgnored() throws {
        var tar = TarBuilder()
        tar.pax([("uid", "5"), ("path", "global"), ("size", "512"), ("mtime", "5")], type: "g")
        tar.header("own", uid: 9)
        tar.file("two", "x")
        let headers = try TarContents(tar.bytes).headers
        #expect(headers.map(\.path) == ["own", "two"])
        #expect(headers.map(\.uid) == [9, 0])
        #expect(headers.map(\.modified) == [0, 0])
    }

    @Test("applied on request, they hold until taken back, but name and resize nothing")
    func globalsApplied() throws {
        var tar = TarBuilder()
        tar.pax([("uid", "5"), ("path", "global"), ("size", "512"), ("mtime", "5")], type: "g")
        tar.header("one", uid: 9)
        tar.pax([("uid", "6")])
        tar.header("two")
        tar.pax([("uid", "")])
        tar.header("three", uid: 9)
        tar.pax([("uid", "")], type: "g")
        tar.file("four", "x")
        let headers = try TarContents(tar.bytes, globalRecords: .applied).headers
        #expect(headers.map(\.path) == ["one", "two", "three", "four"])
        #expect(headers.map(\.uid) == [5, 6, 9, 0])
        #expect(headers.map(\.modified) == [5_000_000_000, 5_000_000_000, 5_000_000_000, 5_000_000_000])
    }

    @Test(
        "times are decimal seconds, cut after nine digits",
        arguments: [
            ("0", 0), ("1", 1_000_000_000), ("1.", 1_000_000_000), ("-1.5", -1_500_000_000), ("-0.000000001", -1),
            ("0.1234567899999", 123_456_789), ("9223372036.854775807", .max), ("-9223372036.854775808", .min),
        ])
    func times(text: String, value: Int64) throws {
        var tar = TarBuilder()
        tar.pax([("mtime", text)])
        tar.header("f")
        #expect(try TarContents(tar.bytes).headers.first?.modified == value)
    }

    @Test(
        "a value that its key cannot have is refused",
        arguments: [
            ("mtime", "nan"), ("mtime", "inf"), ("mtime", "1e9"), ("mtime", "+1"), ("mtime", "."), ("mtime", "-"),
            ("mtime", "9223372037"), ("mtime", "1.5.5"), ("mtime", "9223372036.854775808"), ("mtime", " 1"),
            ("size", "-1"), ("size", "+1"), ("size", "1 "), ("size", "0x1"), ("size", "18446744073709551616"),
            ("uid", "root"), ("gid", "-1"), ("path", "a\0b"), ("linkpath", "\0"), ("uname", "r\0t"),
            ("SCHILY.devmajor", "x"), ("SCHILY.xattr.", "nameless"), ("LIBARCHIVE.xattr.a", "A"),
            ("LIBARCHIVE.xattr.a", "*"), ("LIBARCHIVE.xattr.%4", "AA"), ("LIBARCHIVE.xattr.%00", "AA"),
            ("GNU.sparse.offset", "x"), ("GNU.sparse.map", "1,"),
        ])
    func badValues(key: String, value: String) {
        var tar = TarBuilder()
        tar.pax([("comment", "x"), (key, value)])
        tar.header("f")
        expectFailure(
            .malformed,
            "the pax record \(key) at byte 525 has the value \"\(Printable(value))\", which it cannot have", tar.bytes)
    }

    @Test(
        "a record that breaks its form is refused",
        arguments: [
            ("5 a=b\n", "does not end in a newline"), ("-6 a=b\n", "has no valid length"),
            ("+6 a=b\n", "has no valid length"), (" 6 a=b\n", "has no valid length"), ("a=b\n", "has no valid length"),
            ("99 a=b\n", "has no valid length"), ("36893488147419103238 a=b\n", "has no valid length"),
            ("5 ab\n", "has no ="),
            ("5 =b\n", "has an empty key or a NUL in it"),
            ("6 \0=b\n", "has an empty key or a NUL in it"), ("6 a=bc", "does not end in a newline"),
            ("0 \n", "does not end in a newline"), ("\n\n\n\n", "has no valid length"),
            ("６ a=b\n", "has no valid length"),
        ])
    func badRecords(text: String, what: String) {
        var tar = TarBuilder()
        tar.pax(body: TarBuilder.record("comment", [0x78]) + Array(text.utf8))
        tar.header("f")
        expectFailure(.malformed, "the pax record at byte 525 \(what)", tar.bytes)
    }
}

import ByteIO
import Support
import Tar
import Testing

@Suite("Setting times") struct TarRestampTests {
    /// The archive with every time set.
    private func restamped(_ bytes: [UInt8], to seconds: Int64, chunk: Int = .max) throws(ImageError) -> [UInt8] {
        let sink = BytesSink()
        let stamp = TarRestamp(seconds: seconds)
        var reader = TarReader(BytesSource(bytes, chunk: chunk))
        var writer = TarWriter(sink)
        while try reader.next() != nil {
            try writer.append(raw: try stamp.applied(to: reader.rawGlobals + reader.rawHeader), bodyOf: &reader)
        }
        try writer.finish()
        return sink.bytes
    }

    private func members(_ bytes: [UInt8]) throws(ImageError) -> [TarHeader] {
        try TarContents(bytes).members.map(\.header)
    }

    @Test(
        "every time is the one that was asked for, all else as it was",
        arguments: [0, 1_700_000_000, TarRestamp.latest])
    func times(seconds: Int64) throws {
        let bytes = mixedArchive()
        let result = try restamped(bytes, to: seconds)
        let (before, after) = (try members(bytes), try members(result))
        #expect(before.count == after.count)
        for (old, new) in zip(before, after) {
            var expected = old
            expected.modified = seconds * 1_000_000_000
            if old.accessed != nil { expected.accessed = expected.modified }
            if old.changed != nil { expected.changed = expected.modified }
            #expect(new == expected)
        }
    }

    @Test("doing it again changes nothing")
    func again() throws {
        let once = try restamped(mixedArchive(), to: 1_234_567_890)
        #expect(try restamped(once, to: 1_234_567_890) == once)
    }

    @Test("an archive with those times already keeps every byte, global headers too")
    func untouched() throws {
        var tar = TarBuilder()
        tar.pax([("comment", "kept")], type: "g")
        tar.pax([("mtime", "0"), ("path", "a"), ("VENDOR.x", "y")])
        tar.file("a", "hello")
        tar.header("old/", type: "5", magic: "ustar  \0")
        tar.zeros()
        #expect(try restamped(tar.bytes, to: 0) == tar.bytes)
    }

    @Test("records of times change, their neighbours do not")
    func records() throws {
        var tar = TarBuilder()
        tar.pax([
            ("a", "1"), ("mtime", "1700000000.123456789"), ("SCHILY.xattr.user.b", "2"), ("atime", "7"),
            ("ctime", "8.5"),
        ])
        tar.file("f", "x")
        tar.zeros()
        var expected = TarBuilder()
        expected.pax([("a", "1"), ("mtime", "60"), ("SCHILY.xattr.user.b", "2"), ("atime", "60"), ("ctime", "60")])
        expected.file("f", "x")
        expected.zeros()
        let result = try restamped(tar.bytes, to: 60)
        #expect(result.count == expected.bytes.count)
        #expect(Array(result[512..<1024]) == Array(expected.bytes[512..<1024]))
        #expect(try members(result)[0].changed == 60_000_000_000)
    }

    @Test("times that GNU tar and star keep in the header are set where they are used")
    func oldHeaders() throws {
        var tar = TarBuilder()
        tar.header("gnu", magic: "ustar  \0") { TarBuilder.put("00000001234\0", at: 345, in: &$0) }
        tar.header("star") { block in
            TarBuilder.put("tar\0", at: 508, in: &block)
            TarBuilder.put("00000001234 00000001235 ", at: 476, in: &block)
        }
        tar.zeros()
        let result = try restamped(tar.bytes, to: 8)
        #expect(Array(result[345..<357]) == Array("00000000010\0".utf8))
        #expect(Array(result[357..<369]) == [UInt8](repeating: 0, count: 12))
        #expect(
            Array(result[(512 + 476)..<(512 + 500)])
                == Array("00000000010\0" + "00000000010\0").map { $0.asciiValue ?? 0 })
    }

    @Test("blocks that are no member are refused")
    func refused() {
        #expect(throws: ImageError.self) { try TarRestamp(seconds: 0).applied(to: []) }
        var tar = TarBuilder()
        tar.pax([("a", "b")])
        let bytes = tar.bytes
        #expect(throws: ImageError.self) { try TarRestamp(seconds: 0).applied(to: bytes) }
        #expect(throws: ImageError.self) { try TarRestamp(seconds: 0).applied(to: Array(bytes.prefix(600))) }
    }
}

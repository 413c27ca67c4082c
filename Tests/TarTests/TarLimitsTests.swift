import ByteIO
import Support
import Tar
import Testing

@Suite struct TarLimitsTests {
    @Test("an extension header of more than 1 MiB is refused by its claim", arguments: ["x", "g", "L", "K"])
    func extensionBytes(type: Character) throws {
        var tar = TarBuilder()
        tar.header("x", type: type, size: 1 << 20 + 1)
        expectFailure(
            .limitExceeded, "the extension header at byte 0 claims 1048577 bytes, the limit is 1048576", tar.bytes)
        var largest = TarBuilder()
        largest.pax(body: TarBuilder.record("comment", [UInt8](repeating: 1, count: 1 << 20 - 17)))
        largest.header("f")
        #expect(try TarContents(largest.bytes).names == ["f"])
    }

    @Test("more than eight extension headers in a row are refused", arguments: ["x", "g", "L", "K"])
    func inARow(type: Character) throws {
        func archive(_ count: Int) -> [UInt8] {
            var tar = TarBuilder()
            for _ in 0..<count { tar.header("x", type: type) }
            tar.header("f")
            return tar.bytes
        }
        #expect(try TarContents(archive(8)).names == ["f"])
        expectFailure(.limitExceeded, "more than 8 extension headers in a row before byte 4096", archive(9))
    }

    @Test("global records are bounded where they are kept")
    func globals() throws {
        var limits = TarLimits()
        limits.globalBytes = 30
        var tar = TarBuilder()
        tar.pax([("comment", "x")], type: "g")
        tar.header("f")
        tar.pax([("comment", "01234567")], type: "g")
        tar.header("f")
        #expect(try TarContents(tar.bytes, limits: limits).names == ["f", "f"])
        do {
            _ = try TarContents(tar.bytes, limits: limits, globalRecords: .applied)
            Issue.record("no error")
        } catch {
            #expect(error.kind == .limitExceeded)
            #expect(error.message == "global pax records up to byte 2560 exceed 30 bytes")
        }
    }

    @Test("a name or target of more than 4095 bytes is refused, wherever it is spelt")
    func paths() throws {
        let longest = String(repeating: "12345678/", count: 455)
        #expect(longest.utf8.count == 4095)
        var fine = TarBuilder()
        fine.long(longest)
        fine.header("x")
        fine.pax([("linkpath", longest)])
        fine.header("l", type: "2")
        #expect(try TarContents(fine.bytes).headers.map(\.path.bytes.count) == [4095, 1])
        let message = "has a name or target longer than 4095 bytes"
        var long = TarBuilder()
        long.long(longest + "x")
        long.header("x")
        expectFailure(.limitExceeded, "the member at byte 5120 \(message)", long.bytes)
        var link = TarBuilder()
        link.pax([("linkpath", longest + "x")])
        link.header("l", type: "2")
        expectFailure(.limitExceeded, "the member at byte 5120 \(message)", link.bytes)
        var sparse = TarBuilder()
        sparse.pax([
            ("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "0"),
            ("GNU.sparse.name", longest + "x"),
        ])
        sparse.header("s")
        expectFailure(.limitExceeded, "the member at byte 5120 \(message)", sparse.bytes)
    }

    @Test("members are counted")
    func entries() throws {
        var limits = TarLimits()
        limits.entries = 3
        var tar = TarBuilder()
        for _ in 0..<3 { tar.file("f", "x") }
        #expect(try TarContents(tar.bytes, limits: limits).names.count == 3)
        tar.header("f")
        expectFailure(.limitExceeded, "more than 3 members, at byte 3072", tar.bytes, limits: limits)
    }

    @Test("content is counted with its holes, before it is read")
    func contentBytes() throws {
        var limits = TarLimits()
        limits.contentBytes = 5001
        var tar = TarBuilder()
        tar.file("f", "x")
        SparseForm.pax01.add([0, 6], size: 5000, Array("aaaabb".utf8), to: &tar)
        #expect(try TarContents(tar.bytes, limits: limits).names == ["f", "s"])
        tar.header("g", size: 1)
        expectFailure(.limitExceeded, "more than 5001 bytes of content, at byte 3072", tar.bytes, limits: limits)
        limits.contentBytes = .max
        var twice = TarBuilder()
        twice.header("f", size: 0)
        twice.pax([("size", "9223372036854775807")])
        twice.header("f")
        expectFailure(
            .truncated,
            "the archive ends at byte 2048, 9223372036854775807 bytes before the end of the content of the member at "
                + "byte 512", twice.bytes, limits: limits)
    }

    @Test("a claim alone takes no memory: eight gigabytes of sparse file are one block")
    func noAllocation() throws {
        var tar = TarBuilder()
        SparseForm.pax10.add([0, 6], size: 8 << 30, Array("aaaabb".utf8), to: &tar)
        var reader = TarReader(BytesSource(tar.bytes))
        #expect(try reader.next()?.size == 8 << 30)
        var longest = 0
        for _ in 0..<3 {
            _ = try reader.readBody { span in
                longest = max(longest, span.byteCount)
                return span.byteCount
            }
        }
        #expect(longest == 65536)
        #expect(try reader.next() == nil)
    }
}

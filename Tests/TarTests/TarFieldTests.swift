import ByteIO
import Support
import Tar
import Testing

/// An archive of one member `f` whose field at `offset` holds `bytes`.
private func archive(_ offset: Int, _ bytes: [UInt8], count: Int = 8, type: Character = "0") -> [UInt8] {
    var tar = TarBuilder()
    tar.header("f", type: type) { block in
        for index in 0..<count { block[offset + index] = 0 }
        TarBuilder.put(bytes, at: offset, in: &block)
    }
    tar.zeros()
    return tar.bytes
}

private func base256(_ value: Int64, count: Int) -> [UInt8] {
    let low = (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * (7 - $0))) }
    let fill: UInt8 = value < 0 ? 0xFF : 0
    var bytes = count > 8 ? [UInt8](repeating: fill, count: count - 8) + low : Array(low.suffix(count))
    bytes[0] |= 0x80
    return bytes
}

@Suite struct TarFieldTests {
    @Test(
        "numbers may be padded with spaces and NULs, or be empty",
        arguments: [("17\0", 15), ("17 ", 15), ("   17 \0", 15), ("00000017", 15), ("\0", 0), ("       ", 0), ("0", 0)])
    func octal(text: String, value: UInt32) throws {
        #expect(try TarContents(archive(108, Array(text.utf8))).headers.first?.uid == value)
    }

    @Test(
        "anything else in an octal field is refused",
        arguments: ["8", "+7", "-7", "7x", "0x7", "7 7", "\u{FF13}", "٣", "7\01", "\07"])
    func notOctal(text: String) {
        let field = Array(text.utf8) + [UInt8](repeating: 0, count: 8 - text.utf8.count)
        expectFailure(
            .malformed, "the uid field of the header at byte 0 is \"\(Printable(field))\", not a valid number",
            archive(108, Array(text.utf8)))
    }

    @Test("base-256 numbers are read to the last bit", arguments: [3_000_000, 4_294_967_294])
    func owners(value: UInt32) throws {
        #expect(try TarContents(archive(108, base256(Int64(value), count: 8))).headers.first?.uid == value)
        #expect(try TarContents(archive(116, base256(Int64(value), count: 8))).headers.first?.gid == value)
    }

    @Test(
        "an owner that means nobody or wraps around to root is refused", arguments: [4_294_967_295, 4_294_967_296, -1])
    func badOwners(value: Int64) {
        expectFailure(
            .malformed, "the uid of the member at byte 0 is \(value), not in 0...4294967294",
            archive(108, base256(value, count: 8)))
        var tar = TarBuilder()
        tar.pax([("gid", "\(value.magnitude)")])
        tar.header("f")
        guard value.magnitude > 1 else { return }
        expectFailure(.malformed, "the gid of the member at byte 1024 is \(value), not in 0...4294967294", tar.bytes)
    }

    @Test(
        "a size that is negative or beyond 63 bits is refused",
        arguments: [
            base256(-1, count: 12), base256(.min, count: 12), [0x80, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0],
            [0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0], [0xBF] + [UInt8](repeating: 0xFF, count: 11),
        ])
    func badSizes(bytes: [UInt8]) {
        expectFailure(
            .malformed, "the size field of the header at byte 0 is \"\(Printable(bytes))\", not a valid number",
            archive(124, bytes, count: 12))
    }

    @Test("a size of 2^63-1 does not overflow: the archive is just too short")
    func largestSize() {
        expectFailure(
            .truncated,
            "the archive ends at byte 1536, 9223372036854774783 bytes before the end of the content of the member at "
                + "byte 0",
            archive(124, base256(.max, count: 12), count: 12))
    }

    @Test("times before 1970 are negative, times beyond 2262 are refused")
    func times() throws {
        let early = try TarContents(archive(136, base256(-86400, count: 12), count: 12)).headers.first
        #expect(early?.modified == -86_400_000_000_000)
        let field = base256(9_223_372_037, count: 12)
        expectFailure(
            .malformed, "the mtime field of the header at byte 0 is \"\(Printable(field))\", not a valid number",
            archive(136, field, count: 12))
    }

    @Test("a negative mode is refused, file type bits are masked")
    func mode() throws {
        #expect(try TarContents(archive(100, Array("0100755".utf8))).headers.first?.mode == 0o755)
        let field = base256(-1, count: 8)
        expectFailure(
            .malformed, "the mode field of the header at byte 0 is \"\(Printable(field))\", not a valid number",
            archive(100, field))
    }

    @Test("device numbers count for devices only")
    func devices() throws {
        #expect(try TarContents(archive(329, base256(-1, count: 8))).headers.first?.deviceMajor == 0)
        let device = try TarContents(archive(337, Array("0000005".utf8), type: "3")).headers.first
        #expect(device?.deviceMinor == 5)
        expectFailure(
            .malformed, "the devmajor of the member at byte 0 is -1, beyond 32 bits",
            archive(329, base256(-1, count: 8), type: "4"))
    }

    @Test("the checksum may be of signed bytes, may have seven digits, and must be right")
    func checksum() throws {
        func sums(_ block: [UInt8]) -> (unsigned: Int, signed: Int) {
            let field = 148..<156
            let rest = block.indices.filter { !field.contains($0) }
            return (
                rest.reduce(256) { $0 + Int(block[$1]) }, rest.reduce(256) { $0 + Int(Int8(bitPattern: block[$1])) }
            )
        }
        var probe = TarBuilder()
        probe.header("é")
        let (unsigned, signed) = sums(probe.bytes)
        #expect(signed < unsigned)
        var tar = TarBuilder()
        tar.header("é", checksum: TarBuilder.octal(signed, 6) + "\0 ")
        tar.header("é", checksum: TarBuilder.octal(unsigned, 7) + "\0")
        tar.header("é", checksum: TarBuilder.octal(unsigned, 7) + " ")
        #expect(try TarContents(tar.bytes).names == ["é", "é", "é"])
        for (text, found) in [("0000001\0", "0o1"), ("        ", "0o0"), ("999999\0 ", "not a number")] {
            var wrong = TarBuilder()
            wrong.header("é", checksum: text)
            expectFailure(
                .malformed, "the header checksum at byte 0 is \(found), computed 0o\(String(unsigned, radix: 8))",
                wrong.bytes)
        }
    }

    @Test("names fill their fields to the last byte, and end at a NUL before that")
    func names() throws {
        var tar = TarBuilder()
        let name = String(repeating: "n", count: 100)
        let prefix = String(repeating: "p", count: 155)
        let target = String(repeating: "t", count: 100)
        tar.header(name, type: "2", link: target) { block in TarBuilder.put(prefix, at: 345, in: &block) }
        tar.header("cut\0off", type: "2", link: "also\0cut")
        let headers = try TarContents(tar.bytes).headers
        #expect(headers.map(\.path) == [EntryPath(prefix + "/" + name), "cut"])
        #expect(headers.map(\.link) == [EntryPath(target), "also"])
    }

    @Test("GNU headers have no prefix, star's is 131 bytes long, without magic there are no names")
    func layouts() throws {
        var tar = TarBuilder()
        tar.header("gnu", magic: "ustar  \0") { block in TarBuilder.put("12345670123\0", at: 345, in: &block) }
        tar.header("star") { block in
            TarBuilder.put(String(repeating: "s", count: 131) + "12345670123 ", at: 345, in: &block)
            TarBuilder.put("tar\0", at: 508, in: &block)
        }
        tar.header("v7", magic: "rubbish") { block in TarBuilder.put("user", at: 265, in: &block) }
        let headers = try TarContents(tar.bytes).headers
        #expect(headers.map(\.path) == ["gnu", EntryPath(String(repeating: "s", count: 131) + "/star"), "v7"])
        #expect(headers.map(\.userName) == [[], [], []])
    }

    @Test("a link without a target is refused", arguments: ["1", "2"])
    func noTarget(type: Character) {
        var tar = TarBuilder()
        tar.header("l", type: type)
        expectFailure(.malformed, "the link at byte 0 has no target", tar.bytes)
    }
}

import Support
import Testing

@testable import ByteIO

/// Members that say how long they are, inflated side by side.
@Suite("Gzip members of known length")
struct GzipMemberTests {
    /// Four MiB and a bit: five members.
    static let bytes = CodecTests.sample((4 << 20) + 1000)
    static let members = try? CodecTests.encoded(bytes, .gzip)

    /// Where each member begins, and the end.
    static func starts(_ stream: [UInt8]) -> [Int] {
        var starts = [0]
        while let last = starts.last, let length = GzipMemberLength.of(Array(stream[last...].prefix(20))) {
            starts.append(last + length)
        }
        return starts
    }

    @Test("a stream is made of members that say how long they are, to its end")
    func lengths() throws {
        let stream = try #require(Self.members)
        let starts = Self.starts(stream)
        #expect(starts.count == 6 && starts.last == stream.count)
    }

    @Test("members are inflated whatever runs they come in", arguments: [1, 511, 65536, .max])
    func chunks(_ chunk: Int) throws {
        #expect(try CodecTests.decoded(try #require(Self.members), chunk: chunk) == Self.bytes)
    }

    @Test("members of ours and of others may stand in one stream", arguments: [true, false])
    func mixture(_ oursFirst: Bool) throws {
        let foreign = try Program.run("gzip", ["-nc"], input: Array("others".utf8)).output
        let stream = try #require(Self.members)
        let (first, second) = oursFirst ? (stream, foreign) : (foreign, stream)
        let plain = oursFirst ? Self.bytes + Array("others".utf8) : Array("others".utf8) + Self.bytes
        #expect(try CodecTests.decoded(first + second) == plain)
        #expect(try CodecTests.decoded(first + second + [0, 0, 0]) == plain)
    }

    @Test("a member that lies about its length is read as any other reader reads it", arguments: [-1, 1, 1000])
    func lies(_ difference: Int) throws {
        var stream = try #require(Self.members)
        let second = Self.starts(stream)[1]
        let length = Self.starts(stream)[2] - second + difference
        for at in 0..<4 { stream[second + 16 + at] = UInt8(truncatingIfNeeded: length >> (8 * at)) }
        #expect(try CodecTests.decoded(stream) == Self.bytes)
    }

    @Test("damage is reported where it is, whichever member has it", arguments: 0..<5)
    func damage(_ member: Int) throws {
        var stream = try #require(Self.members)
        let starts = Self.starts(stream)
        let at = starts[member + 1] - 8
        stream[at] ^= 1
        let error = #expect(throws: ImageError.self) { try CodecTests.decoded(stream) }
        let sequential = #expect(throws: ImageError.self) {
            try DecodingSource(BytesSource(stream), GzipDecoder()).drain()
        }
        #expect(error?.kind == .malformed)
        #expect(error?.message.hasPrefix("the gzip data has a wrong checksum") == true)
        #expect(error?.message == sequential?.message)
    }

    @Test("a stream cut inside any member is an error, wherever it is cut")
    func cuts() throws {
        let stream = try #require(Self.members)
        let starts = Self.starts(stream)
        for (start, end) in zip(starts, starts.dropFirst()) {
            for cut in [start + 3, start + 19, start + 20, start + 21, end - 9, end - 1] {
                let error = #expect(throws: ImageError.self) { try CodecTests.decoded(Array(stream[..<cut])) }
                #expect(error?.kind == .truncated, "cut at \(cut): \(error?.message ?? "")")
            }
        }
    }
}

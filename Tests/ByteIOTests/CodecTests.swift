import ByteIO
import Support
import Testing

@Suite("Codecs")
struct CodecTests {
    static let codecs: [Compression] = [.gzip, .zstd, .xz]
    static let tools: [(Compression, [String])] = [
        (.gzip, ["gzip", "-nc"]), (.gzip, ["pigz", "-nc", "-b", "128"]), (.zstd, ["zstd", "-qc"]),
        (.zstd, ["zstd", "-qc", "--long=27"]), (.xz, ["xz", "-c"]), (.xz, ["xz", "-c", "-T2", "--block-size=65536"]),
        (.bzip2, ["bzip2", "-c"]),
    ]

    /// Bytes that compress, but not to nothing. They repeat beyond the window of gzip.
    static func sample(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count { bytes += pattern }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    private static let pattern: [UInt8] = {
        var generator = SeededGenerator(seed: 7)
        return (0..<65521).map {
            UInt8(truncatingIfNeeded: ($0 >> 6) ^ ($0 % 11 == 0 ? Int(generator.next() & 0xff) : 0))
        }
    }()

    static func encoded(_ bytes: [UInt8], _ codec: Compression, level: Int? = nil) throws -> [UInt8] {
        let sink = BytesSink()
        let encoder = try codec.encoding(into: sink, level: level)
        try encoder.write(bytes)
        try encoder.finish()
        return sink.bytes
    }

    static func decoded(_ bytes: [UInt8], chunk: Int = .max) throws -> [UInt8] {
        let (codec, head) = try Compression.detect(BytesSource(bytes, chunk: chunk))
        return try codec.decoding(head).readAll(limit: 64 << 20)
    }

    @Test(
        "what was compressed inflates to the same bytes", arguments: codecs,
        [0, 1, 511, 512, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
    func roundTrip(_ codec: Compression, _ count: Int) throws {
        let bytes = Self.sample(count)
        #expect(try Self.decoded(Self.encoded(bytes, codec)) == bytes)
    }

    @Test("input may come in runs of any length", arguments: codecs, [1, 511, 512, 513, 65536])
    func chunks(_ codec: Compression, _ chunk: Int) throws {
        let bytes = Self.sample(100_000)
        #expect(try Self.decoded(Self.encoded(bytes, codec), chunk: chunk) == bytes)
    }

    @Test(
        "the usual tools read what is written", arguments: [(Compression.gzip, "gzip"), (.zstd, "zstd"), (.xz, "xz")])
    func toolsRead(_ codec: Compression, _ tool: String) throws {
        let bytes = Self.sample((2 << 20) + 5)
        let result = try Program.run(tool, ["-dc"], input: Self.encoded(bytes, codec))
        #expect(result.status == 0)
        #expect(result.output == bytes)
    }

    @Test("what the usual tools write is read, two of them in a row too", arguments: tools)
    func toolsWrite(_ codec: Compression, _ command: [String]) throws {
        let bytes = Self.sample(300_000)
        let stream = try Program.run(command[0], Array(command.dropFirst()), input: bytes).output
        #expect(try Compression.detect(BytesSource(stream)).0 == codec)
        #expect(try Self.decoded(stream, chunk: 4099) == bytes)
        #expect(try Self.decoded(stream + stream) == bytes + bytes)
    }

    @Test("a stream cut at any byte is an error", arguments: tools)
    func cuts(_ codec: Compression, _ command: [String]) throws {
        let stream = try Program.run(command[0], Array(command.dropFirst()), input: Self.sample(3000)).output
        for end in 10..<stream.count {
            let error = #expect(throws: ImageError.self) {
                try codec.decoding(BytesSource(Array(stream[..<end]))).readAll(limit: 1 << 20)
            }
            #expect(error?.kind == .truncated || error?.kind == .malformed, "cut at \(end)")
        }
    }

    @Test("a flipped bit in the data is an error", arguments: tools)
    func flips(_ codec: Compression, _ command: [String]) throws {
        let bytes = Self.sample(3000)
        let stream = try Program.run(command[0], Array(command.dropFirst()), input: bytes).output
        for place in stride(from: stream.count / 2, to: stream.count, by: 7) {
            var damaged = stream
            damaged[place] ^= 0x10
            let result = try? codec.decoding(BytesSource(damaged)).readAll(limit: 1 << 20)
            #expect(result == nil || result == bytes, "flipped at \(place)")
        }
    }

    @Test("the same bytes and level always give the same stream, whatever runs they came in", arguments: codecs)
    func determinism(_ codec: Compression) throws {
        let bytes = Self.sample((1 << 20) + 77)
        let sink = BytesSink()
        let encoder = try codec.encoding(into: sink, level: nil)
        for start in stride(from: 0, to: bytes.count, by: 12_345) {
            try encoder.write(Array(bytes[start..<min(bytes.count, start + 12_345)]))
        }
        try encoder.finish()
        #expect(try sink.bytes == Self.encoded(bytes, codec))
    }

    @Test("a gzip header tells neither time nor name nor system")
    func gzipHeader() throws {
        let header = try Array(Self.encoded([1], .gzip).prefix(20))
        // Of the flags only that for the extra field, which says how long the member is.
        #expect(header == [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 8, 0, 0x54, 0x4d, 4, 0, 34, 0, 0, 0])
    }

    @Test("a gzip header may have every optional field, and its checksum is held against it")
    func gzipFields() throws {
        let plain = try Self.encoded([7, 7, 7], .gzip)
        var header: [UInt8] = [0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9]
        header += Array("name\0comment\0".utf8)
        var crc = UInt32.max
        for byte in header {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xedb8_8320 : crc >> 1 }
        }
        crc = ~crc
        let checksum = [UInt8(crc & 0xff), UInt8(crc >> 8 & 0xff)]
        #expect(try Self.decoded(header + checksum + plain[20...], chunk: 1) == [7, 7, 7])
        let error = #expect(throws: ImageError.self) {
            try Self.decoded(header + [checksum[0] ^ 1, checksum[1]] + plain[20...])
        }
        #expect(error?.kind == .malformed)
    }

    @Test("zeros after a gzip member are padding, anything else is an error")
    func gzipPadding() throws {
        let stream = try Self.encoded([1, 2, 3], .gzip)
        #expect(try Self.decoded(stream + [UInt8](repeating: 0, count: 1000), chunk: 3) == [1, 2, 3])
        let error = #expect(throws: ImageError.self) { try Self.decoded(stream + [0, 0, 5]) }
        #expect(error?.kind == .malformed)
        #expect(error?.message.hasSuffix("at byte \(stream.count)") == true, "\(error?.message ?? "")")
    }

    @Test("a zstd stream made by several threads is frames of 8 MiB, each with its size, the same every time")
    func zstdThreads() throws {
        let bytes = Self.sample((9 << 20) + 1)
        let stream = try Self.encoded(bytes, .zstd)
        #expect(try Self.encoded(bytes, .zstd) == stream)
        #expect(try Self.decoded(stream) == bytes)
        #expect(try Program.run("zstd", ["-dc"], input: stream).output == bytes)
        // RFC 8878, 3.1.1.1: one segment with a checksum and a size of four bytes.
        #expect(stream.prefix(9) == [0x28, 0xb5, 0x2f, 0xfd, 0xa4, 0, 0, 0x80, 0])
    }

    @Test("a window of more than 128 MiB is refused")
    func zstdWindow() throws {
        let stream = try Program.run(
            "sh", ["-c", "head -c 300000000 /dev/zero | tr '\\0' 'a' | zstd -qc --long=31 --ultra"]
        ).output
        let error = #expect(throws: ImageError.self) {
            try Compression.zstd.decoding(BytesSource(stream, chunk: 1000)).drain()
        }
        #expect(error?.kind == .limitExceeded)
    }

    @Test("expansion beyond 1,000:1 is refused once it is a quarter of a GiB")
    func bomb() throws {
        let stream = try Program.run("sh", ["-c", "head -c 400000000 /dev/zero | bzip2 -c"]).output
        let error = #expect(throws: ImageError.self) { try Compression.bzip2.decoding(BytesSource(stream)).drain() }
        #expect(error?.kind == .limitExceeded)
        #expect(error?.message.contains("expands to more than 1000 times its size") == true)
    }

    @Test("bytes of no known magic are taken as they are", arguments: ["", "B", "BZh9 is no bzip2", "\u{1f}"])
    func plain(_ text: String) throws {
        let (codec, head) = try Compression.detect(BytesSource(Array(text.utf8), chunk: 1))
        #expect(codec == .none)
        #expect(try head.readAll(limit: 100) == Array(text.utf8))
    }
}

import ByteIO
import Support
import Testing

@Suite("Gzip beside gzip(1)")
struct GzipPeerTests {
    @Test("a damaged stream is read or refused as gzip(1) does, and gives the same bytes")
    func damage() throws {
        var random = SeededGenerator()
        var read = 0
        for round in 0..<120 {
            let content = (0..<Int.random(in: 0...3000, using: &random)).map { _ in
                UInt8.random(in: 97...110, using: &random)
            }
            var stream = try Program.run("gzip", ["-n", "-\(round % 9 + 1)"], input: content).output
            if round % 3 == 0 { stream += try Program.run("gzip", ["-n"], input: content).output }
            Self.damage(&stream, round, using: &random)
            // gzip(1) takes other forms too, and calls it a warning when something else follows.
            guard stream.starts(with: [0x1f, 0x8b, 0x08]) else { continue }
            let theirs = try Program.run("gzip", ["-dc"], input: stream)
            let ours = try? Compression.gzip.decoding(BytesSource(stream, chunk: 511)).readAll(limit: 1 << 20)
            #expect((theirs.status == 0) == (ours != nil), "seed \(random.seed), round \(round)")
            if theirs.status == 0, let ours {
                read += 1
                #expect(ours == theirs.output, "seed \(random.seed), round \(round)")
            }
        }
        #expect(read > 20)
    }

    private static func damage(_ stream: inout [UInt8], _ round: Int, using random: inout SeededGenerator) {
        switch round % 4 {
        case 0: break
        case 1: stream.removeLast(Int.random(in: 1..<stream.count, using: &random))
        case 2: stream += [UInt8](repeating: 0, count: Int.random(in: 1...600, using: &random))
        default:
            // Not in the header: which of its optional fields are read at all is a matter of taste.
            stream[Int.random(in: 10..<stream.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
    }
}

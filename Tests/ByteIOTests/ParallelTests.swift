import Testing

@testable import ByteIO

@Suite("Threads and the memory they take")
struct ParallelTests {
    @Test(
        "a stream has fewer threads the more are read side by side",
        arguments: [(1, 0, 1), (2, 0, 2), (64, 0, 8), (64, 1, 8), (64, 4, 8), (64, 8, 4), (64, 64, 1), (256, 256, 1)])
    func width(_ processors: Int, _ sideBySide: Int, _ expected: Int) {
        #expect(Parallel.streamWidth(processors: processors, sideBySide: sideBySide) == expected)
    }

    @Test("blocks of all streams stay below 161 MiB, read or written, with 64 processors")
    func memory() {
        for sideBySide in 1...64 {
            let width = Parallel.streamWidth(processors: 64, sideBySide: sideBySide)
            for kind in [GzipMember.kind(level: 2, width: width), GzipMemberDecoder.kind(width: width)] {
                let bytes = kind.slots * (kind.inputSize + kind.outputSize)
                #expect(sideBySide * bytes < 161 << 20, "\(sideBySide) streams")
            }
        }
    }

    @Test("streams that are read side by side know of each other")
    func sideBySide() throws {
        try Parallel.each(64, width: 33) { _ in #expect(Parallel.streamWidth == 1) }
    }

    @Test("one thread alone codes what several do", arguments: [1, 2, 8])
    func bytes(_ width: Int) throws {
        let sink = BytesSink()
        let blocks = BlockSink(sink, GzipMember.kind(level: nil, width: width))
        try blocks.write(GzipMemberTests.bytes)
        try blocks.finish()
        #expect(sink.bytes == GzipMemberTests.members)
    }
}

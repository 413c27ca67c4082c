import Support
import Testing

@testable import ByteIO

@Suite("The effort that deflating a block is worth")
struct GzipEffortTests {
    /// 1 MiB of words, which shrink to less than half.
    private static let words: [UInt8] = {
        var numbers = SeededGenerator(seed: 1)
        let words = (0..<500).map { _ in (0..<6).map { _ in UInt8(97 + numbers.next() % 26) } + [32] }
        return Array((0..<150_000).flatMap { _ in words[Int(numbers.next() % 500)] }.prefix(1 << 20))
    }()
    /// 1 MiB that shrinks by a tenth: seven bits of eight are at random.
    private static let hard: [UInt8] = {
        var numbers = SeededGenerator(seed: 2)
        return (0..<1 << 20).map { _ in UInt8(numbers.next() % 120) }
    }()

    @Test("a block that shrinks well is deflated as by level 2")
    func worthwhile() {
        #expect(deflated(Self.words, nil) == deflated(Self.words, 2))
        #expect(deflated(Self.words, nil) != deflated(Self.words, 1))
    }

    @Test("a block that hardly shrinks is deflated as by level 1")
    func hard() {
        #expect(deflated(Self.hard, nil) == deflated(Self.hard, 1))
        #expect(deflated(Self.hard, nil) != deflated(Self.hard, 2))
    }

    @Test("a short block is not judged by its pieces")
    func short() {
        let short = Array(Self.hard.prefix(32 << 10))
        #expect(deflated(short, nil) == deflated(short, 2))
    }

    @Test("a level that is asked for is that of every block")
    func level() {
        #expect(deflated(Self.hard, 2) != deflated(Self.hard, 1))
        #expect(deflated(Self.hard, 0) == deflated(Self.hard, 1))
    }

    private func deflated(_ block: [UInt8], _ level: Int?) -> [UInt8] {
        let effort = GzipEffort(level: level)
        var output = [UInt8](repeating: 0, count: block.count + 4096)
        let size = unsafe block.withUnsafeBytes { input in
            unsafe output.withUnsafeMutableBytes { unsafe effort.deflate(input, into: $0) }
        }
        return Array(output.prefix(size))
    }
}

import Support
import Testing

@testable import ImageOperations

@Suite("Differences of lists and texts")
struct LineDiffTests {
    @Test("what is kept of both lists is the same, and no longer way would be shorter", arguments: 0..<40)
    func shortest(_ seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            let old = Self.list(using: &random)
            let new = Self.list(using: &random)
            let difference = LineDiff(old, new)
            let kept = zip(old, difference.isRemoved).filter { !$0.1 }.map(\.0)
            #expect(kept == zip(new, difference.isInserted).filter { !$0.1 }.map(\.0))
            #expect(kept.count == Self.longest(old, new), "\(old) \(new)")
        }
    }

    private static func list(using random: inout SeededGenerator) -> [Int32] {
        (0..<Int.random(in: 0...14, using: &random)).map { _ in Int32.random(in: 0...3, using: &random) }
    }

    /// The length of the longest common subsequence, by the table.
    private static func longest(_ old: [Int32], _ new: [Int32]) -> Int {
        var row = [Int](repeating: 0, count: new.count + 1)
        for left in old {
            var diagonal = 0
            for (index, right) in new.enumerated() {
                let above = row[index + 1]
                row[index + 1] = left == right ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[new.count]
    }

    @Test("lists that have nothing in common are replaced without a long search")
    func farApart() {
        let old = (0..<100_000).map { Int32($0) }
        let new = (0..<100_000).map { Int32(100_000 + $0) }
        let difference = LineDiff(old, new)
        #expect(difference.isRemoved.allSatisfy { $0 } && difference.isInserted.allSatisfy { $0 })
    }

    private static let patches: [(String, String, String)] = [
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
        ("a\nb\n", "a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"),
        (
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nX\n6\n7\n8\n9\n",
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+X\n 6\n 7\n 8\n"
        ),
        (
            "A\n1\n2\n3\n4\n5\n6\nB\n", "a\n1\n2\n3\n4\n5\n6\nb\n",
            "@@ -1,8 +1,8 @@\n-A\n+a\n 1\n 2\n 3\n 4\n 5\n 6\n-B\n+b\n"
        ),
        (
            "A\n1\n2\n3\n4\n5\n6\n7\nB\n", "a\n1\n2\n3\n4\n5\n6\n7\nb\n",
            "@@ -1,4 +1,4 @@\n-A\n+a\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-B\n+b\n"
        ),
        ("same\n", "same\n", ""),
    ]

    @Test("a patch has three lines of context, as diff -u makes it", arguments: patches)
    func patch(_ old: String, _ new: String, _ expected: String) {
        #expect(String(decoding: TextPatch(Array(old.utf8), Array(new.utf8)).bytes, as: UTF8.self) == expected)
    }
}

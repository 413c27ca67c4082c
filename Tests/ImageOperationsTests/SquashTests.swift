import ByteIO
import ImageOperations
import Support
import Testing

/// Merges the layers above the lowest `kept`, and returns them with the merged one on top.
func squashed(_ layers: [[UInt8]], upon kept: Int) throws(ImageError) -> [[UInt8]] {
    let sink = BytesSink()
    let openers = layers.map { layer in Flatten.Layer { () throws(ImageError) in BytesSource(layer) } }
    try Flatten(layers: openers, upon: kept).write(to: sink)
    return layers.prefix(kept) + [sink.bytes]
}

@Suite("Merging upper layers") struct SquashTests {
    /// Two layers or more upon one that stays, and the one layer that must come of them.
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let lower: [String]
        let upper: [[String]]
        let merged: [String]

        init(_ name: String, _ lower: [String], _ upper: [[String]], _ merged: [String]) {
            testDescription = name
            self.lower = lower
            self.upper = upper
            self.merged = merged
        }
    }

    static let rows = [
        Row("nothing but new files", ["f a=1"], [["f b=2"], ["f c=3"]], ["f b=2", "f c=3"]),
        Row("what comes and goes above leaves nothing", ["f a=1"], [["f b=2"], ["f .wh.b"]], []),
        Row("what goes below is said", ["f a=1", "f b=1"], [["f .wh.a"], ["f c=3"]], ["f c=3", "f .wh.a="]),
        Row("what goes and comes again is only there", ["f a=1"], [["f .wh.a"], ["f a=2"]], ["f a=2"]),
        Row("a folder that goes is one whiteout", ["d d/", "f d/x=1"], [["f .wh.d"], []], ["f .wh.d="]),
        Row(
            "a folder made anew hides what it had", ["d d/", "f d/x=1", "d d/s/", "f d/s/y=1"],
            [["f .wh.d"], ["d d/", "f d/z=2"]], ["d d/", "f d/z=2", "f d/.wh.s=", "f d/.wh.x="]),
        Row(
            "an opaque folder hides what it had", ["d d/", "f d/x=1"], [["d d/", "f d/.wh..wh..opq"], ["f d/z=2"]],
            ["d d/", "f d/z=2", "f d/.wh.x="]),
        Row("a file in the place of a folder needs no more", ["d d/", "f d/x=1"], [["f d=2"], []], ["f d=2"]),
        Row("a folder in the place of a file needs no more", ["f d=1"], [["d d/"], ["f d/x=2"]], ["d d/", "f d/x=2"]),
        Row(
            "a folder without a member in the place of a link has one", ["d to/", "l d->to"],
            [["f .wh.d"], ["f d/x=2"]], ["d d/", "f d/x=2"]),
        Row(
            "through a link that stays, files go where it leads", ["d to/", "l d->to"], [["f d/x=2"], []],
            ["f to/x=2"]),
        Row("a link to a file that stays is a link", ["f a=1"], [["h b=>a"], []], ["h b=>a"]),
        Row(
            "a link to a file that goes becomes the file", ["f a=1"], [["h b=>a", "h c=>a"], ["f .wh.a"]],
            ["f b=1", "h c=>b", "f .wh.a="]),
        Row(
            "a link to a file that is replaced keeps the old content", ["f a=1"], [["h b=>a"], ["f a=2"]],
            ["f b=1", "f a=2"]),
        Row("the attributes of a folder are those of the topmost", ["d d/"], [["d d/ 700"], ["d d/ 711"]], ["d d/"]),
        Row("a folder that only its lost content showed", ["f a=1"], [["f d/x=1"], ["f d/.wh.x"]], ["d d/"]),
    ]

    @Test("the merged layer has what the upper ones add, and whiteouts for what they take away", arguments: rows)
    func merged(_ row: Row) throws {
        let layers = ([row.lower] + row.upper).map(FlatEntry.archive)
        let result = try squashed(layers, upon: 1)
        #expect(try FlatEntry.lines(result[1]) == row.merged)
    }

    @Test("all layers merged are what a merge of the image is")
    func all() throws {
        var random = SeededGenerator()
        for _ in 0..<60 {
            let layers = LayerStack(using: &random).layers.map(FlatEntry.archive)
            let one = try squashed(layers, upon: 0)
            #expect(try one == [flattened(layers)], "TOTE_SEED=\(random.seed)")
            #expect(try flattened(one) == one[0], "TOTE_SEED=\(random.seed)")
        }
    }

    @Test("with the merged layer an image has the same tree, wherever it begins")
    func sameTree() throws {
        var random = SeededGenerator()
        for _ in 0..<120 {
            let stack = LayerStack(using: &random)
            let layers = stack.layers.map(FlatEntry.archive)
            let before = Set(try FlatEntry.lines(flattened(layers)))
            for kept in 1..<max(2, layers.count) where kept < layers.count {
                let after = Set(try FlatEntry.lines(flattened(squashed(layers, upon: kept))))
                #expect(before.subtracting(after) == [], "TOTE_SEED=\(random.seed) \(kept) \(stack.layers)")
                // A folder that had no member may have one now: it stands for what was there before.
                for line in after.subtracting(before) {
                    let inside = line.dropFirst(2)
                    let isShown = before.contains { $0.dropFirst(2).hasPrefix(inside) }
                    #expect(line.hasPrefix("d ") && isShown, "\(line) TOTE_SEED=\(random.seed) \(kept) \(stack.layers)")
                }
            }
        }
    }
}

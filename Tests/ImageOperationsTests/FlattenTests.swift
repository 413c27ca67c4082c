import ByteIO
import ImageOperations
import Support
import Tar
import Testing

/// Merges layers given as lines, base first.
func flat(_ layers: [[String]]) throws(ImageError) -> [String] {
    try FlatEntry.lines(flattened(layers.map(FlatEntry.archive)))
}

/// Merges layers given as archives, base first.
func flattened(_ layers: [[UInt8]], chunk: Int = .max) throws(ImageError) -> [UInt8] {
    let sink = BytesSink()
    let openers = layers.map { layer in
        Flatten.Layer { () throws(ImageError) in BytesSource(layer, chunk: chunk) }
    }
    try Flatten(layers: openers).write(to: sink)
    return sink.bytes
}

@Suite("Flatten") struct FlattenTests {
    /// The base that the layers of most cases lie upon.
    static let base = ["f f=old", "d d/", "f d/a=old", "f d/b=old", "d d/sub/", "f d/sub/x=old"]

    /// A layer upon the base, and what must come out.
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let upper: [String]
        let merged: [String]

        init(_ name: String, _ upper: [String], _ merged: [String]) {
            testDescription = name
            self.upper = upper
            self.merged = merged
        }
    }

    static let rest = ["d d/", "f d/a=old", "f d/b=old", "d d/sub/", "f d/sub/x=old"]

    /// FORMATS 4.3, the column "by spec".
    static let rows = [
        Row("whiteout, then the file", ["f .wh.f", "f f=new"], rest + ["f f=new"]),
        Row("the file, then its whiteout", ["f f=new", "f .wh.f"], rest + ["f f=new"]),
        Row("whiteout, then the folder anew", ["f .wh.d", "d d/", "f d/new"], ["f f=old", "d d/", "f d/new="]),
        Row("the folder anew, then its whiteout", ["d d/", "f d/new", "f .wh.d"], ["f f=old", "d d/", "f d/new="]),
        Row(
            "opaque folder, marker in front", ["d d/", "f d/.wh..wh..opq", "f d/new"],
            ["f f=old", "d d/", "f d/new="]),
        Row(
            "opaque folder, marker behind", ["d d/", "f d/new", "f d/.wh..wh..opq"], ["f f=old", "d d/", "f d/new="]),
        Row(
            "opaque folder, marker behind something deep",
            ["d d/", "d d/sub/", "f d/sub/new", "f d/.wh..wh..opq"], ["f f=old", "d d/", "d d/sub/", "f d/sub/new="]),
        Row("opaque marker without the folder", ["f d/.wh..wh..opq"], ["f f=old", "d d/"]),
        Row("whiteout of a folder and in it", ["f .wh.d", "f d/.wh.a"], ["f f=old"]),
        Row("whiteout in a folder and of it", ["f d/.wh.a", "f .wh.d"], ["f f=old"]),
        Row("opaque root", ["f .wh..wh..opq", "f new=x"], ["f new=x"]),
        Row("whiteout of a path that is not there", ["f nodir/.wh.x"], base),
        Row("whiteout as a folder", ["d .wh.d/"], ["f f=old"]),
        Row("whiteout with content", ["f .wh.f=content"], rest),
        Row("file over folder", ["f d=new"], ["f f=old", "f d=new"]),
        Row("folder over file", ["d f/", "f f/x=new"], rest + ["d f/", "f f/x=new"]),
        Row("symbolic link over folder", ["l d->f"], ["f f=old", "l d->f"]),
        Row("folder over file without a member", ["f f/x=new"], rest + ["f f/x=new"]),
        Row("the same path twice", ["f f=first", "f f=second"], rest + ["f f=second"]),
        Row("file, then folder", ["f d/n=x", "d d/n/", "f d/n/y"], base + ["d d/n/", "f d/n/y="]),
        Row("folder, then file", ["d n/", "f n/y", "f n=x"], base + ["f n=x"]),
        Row("aufs files", ["d .wh..wh.plnk/", "f .wh..wh.aufs", "f .wh..wh.orph/x"], base),
        Row("a device that is a whiteout of overlayfs", ["c f"], rest),
        Row(
            "names spelt otherwise", ["f ./f=new", "f /d//a=new"],
            [
                "d d/", "f d/b=old", "d d/sub/", "f d/sub/x=old", "f ./f=new", "f /d//a=new",
            ]),
        Row(
            "a name that only looks like a whiteout", ["f wh.f", "f d/.whf", "f .wh"],
            base + ["f wh.f=", "f d/.whf=", "f .wh="]),
        Row("a whiteout of what the opaque marker might be", ["f d/.wh..wh..opqX"], base),
    ]

    @Test("a layer upon another gives what the specification says", arguments: rows)
    func table(row: Row) throws {
        #expect(try flat([Self.base, row.upper]) == row.merged)
    }

    @Test("whiteouts in the base hide nothing and are not written")
    func baseWhiteouts() throws {
        #expect(try flat([["f .wh.f", "f f=x", "f d/.wh..wh..opq"]]) == ["f f=x"])
    }

    @Test(
        "a whiteout that does not name one thing is refused",
        arguments: [
            ".wh.", ".wh..", ".wh...", "d/.wh.", "d/.wh..", "d/.wh...", ".wh.d/x", "d/.wh.sub/x", "d/.wh..wh..opq/x",
        ])
    func badWhiteouts(name: String) {
        let error = #expect(throws: ImageError.self) { try flat([Self.base, ["d n/", "f \(name)"]]) }
        #expect(error?.kind == .malformed)
        #expect(error?.message == "the whiteout \(name) does not name one thing in its folder")
        #expect(error?.places == ["layer 2", "\(name) at byte 512"])
    }

    @Test("names that leave the root, or take its place, are refused")
    func unsafeNames() {
        for lines in [["f ../x"], ["f d/../../x"], ["h x=>../f"], ["f .=x"], ["l ./->d"], ["f .wh./../x"]] {
            let error = #expect(throws: ImageError.self) { try flat([Self.base, lines]) }
            #expect(error?.kind == .unsafePath, "\(lines)")
            #expect(error?.places.first == "layer 2")
        }
    }

    @Test("folders have the attributes of the topmost layer and come before what is in them")
    func folders() throws {
        let base = ["d ./ 755", "d a/ 700", "d a/b/ 700", "f a/b/x=old", "f a/y=old"]
        let bytes = try flattened(
            [base, ["d a/b/ 711", "f n=x"], ["d ./ 711", "d a/ 722", "d e/ 733"]].map(FlatEntry.archive))
        let contents = try TarContents(bytes)
        #expect(contents.names == ["./", "a/", "a/b/", "a/b/x", "a/y", "n", "e/"])
        #expect(contents.headers.map(\.mode) == [0o711, 0o722, 0o711, 0o644, 0o644, 0o644, 0o733])
    }

    @Test("a folder that no layer has a member for is there all the same")
    func bareFolders() throws {
        #expect(try flat([["f a/b/x=1", "f c/y=1"], ["f a/b/.wh.x", "f .wh.c"]]) == ["d a/b/"])
        #expect(try flat([["f a/x=1", "d a/"], ["f a/.wh.x"]]) == ["d a/"])
        #expect(
            try TarContents(flattened([["f a/x=1"], ["f a/.wh.x"]].map(FlatEntry.archive))).headers[0].mode == 0o755)
    }

    @Test("a folder that stands behind what is in it comes before it all the same")
    func lateFolders() throws {
        #expect(try flat([["f a/b/x=1", "d a/b/", "d a/"]]) == ["d a/", "d a/b/", "f a/b/x=1"])
        #expect(try flat([["f a/x=1"], ["f a/y=1", "d a/"]]) == ["d a/", "f a/x=1", "f a/y=1"])
    }

    @Test("headers pass through byte for byte")
    func verbatim() throws {
        var base = TarBuilder()
        base.pax([("path", "päx"), ("VENDOR.key", "kept"), ("mtime", "1.5")])
        base.header("short", size: 2, mode: 0o100644)
        base.content([1, 2])
        base.header("folder/", type: "5", mode: 0o40755)
        base.long(String(repeating: "n", count: 200))
        base.header("short", magic: "ustar  \0")
        let upper = FlatEntry.archive(["f folder/new=x"])
        let merged = try flattened([base.bytes, upper])
        #expect(merged == base.bytes + upper)
        #expect(
            try flattened([upper, base.bytes]) == Array(base.bytes[2048..<2560]) + Array(upper.dropLast(1024))
                + Array(base.bytes[..<2048]) + Array(base.bytes[2560...]) + [UInt8](repeating: 0, count: 1024))
    }

    @Test("layers may be read in any runs, and may have no end marker", arguments: [1, 511, 512, 513, 65536])
    func chunks(chunk: Int) throws {
        let layers = [Self.base, ["d d/", "f .wh.f", "h d/h=>d/a"]].map(FlatEntry.archive)
        let merged = try FlatEntry.lines(flattened(layers.map { Array($0.dropLast(1024)) }, chunk: chunk))
        #expect(merged == Self.rest + ["h d/h=>d/a"])
    }

    @Test("no layers, and empty ones, give an empty archive")
    func empty() throws {
        #expect(try flattened([]) == [UInt8](repeating: 0, count: 1024))
        #expect(try flattened([[], FlatEntry.archive([])]) == [UInt8](repeating: 0, count: 1024))
    }

    @Test("a member that readers take differently is written anew")
    func notPortable() throws {
        var tar = TarBuilder()
        tar.header("d", type: "5", size: 1000)
        tar.header("s", type: "S", size: 6, magic: "ustar  \0") { block in
            TarBuilder.put("00000001000\000000000006\0", at: 386, in: &block)
            TarBuilder.put("00000010000", at: 483, in: &block)
        }
        tar.content(Array("abcdef".utf8))
        let merged = try flattened([tar.bytes])
        #expect(merged[156] == UInt8(ascii: "5"))
        #expect(String(decoding: merged[124..<135], as: UTF8.self) == "00000000000")
        #expect(!stride(from: 0, to: merged.count, by: 512).contains { merged[$0 + 156] == UInt8(ascii: "S") })
        #expect(try TarContents(merged).members[1].content == TarContents(tar.bytes).members[1].content)
    }

    @Test("a layer that fails says which one it is")
    func failure() {
        let cut = Array(FlatEntry.archive(Self.base).prefix(513))
        let error = #expect(throws: ImageError.self) { try flattened([FlatEntry.archive(["f a=1"]), cut]) }
        #expect(error?.kind == .truncated)
        #expect(error?.places == ["layer 2"])
    }

    @Test("a layer that changes between two readings is refused")
    func changing() {
        let layers = [FlatEntry.archive(["f a=1"]), FlatEntry.archive(["f a=1", "f b=2"])]
        for order in [layers, layers.reversed()] {
            let opened = Opened(order)
            let error = #expect(throws: ImageError.self) {
                try Flatten(layers: [Flatten.Layer { () throws(ImageError) in opened.next() }]).write(to: BytesSink())
            }
            #expect(error?.kind == .io)
        }
    }
}

import ByteIO
import ImageOperations
import Support
import Tar
import Testing

@Suite("Flatten, links") struct FlattenLinkTests {
    static let base = ["f a=AAA", "h b=>a", "h c=>a"]

    /// Layers, and what must come out.
    struct Row: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let layers: [[String]]
        let merged: [String]

        init(_ name: String, _ layers: [[String]], _ merged: [String]) {
            testDescription = name
            self.layers = layers
            self.merged = merged
        }
    }

    static let hardLinks = [
        Row("untouched", [base], ["f a=AAA", "h b=>a", "h c=>a"]),
        Row("target replaced: the next name gets the content", [base, ["f a=new"]], ["f b=AAA", "h c=>b", "f a=new"]),
        Row("target removed", [base, ["f .wh.a"]], ["f b=AAA", "h c=>b"]),
        Row("target and next name removed", [base, ["f .wh.a", "f .wh.b"]], ["f c=AAA"]),
        Row("all removed", [base, ["f .wh.a", "f .wh.b", "f .wh.c", "f d=x"]], ["f d=x"]),
        Row("a name replaced", [base, ["f b=new"]], ["f a=AAA", "h c=>a", "f b=new"]),
        Row("target becomes a folder", [base, ["d a/", "f a/x=1"]], ["f b=AAA", "h c=>b", "d a/", "f a/x=1"]),
        Row("link to a link", [["f a=AAA", "h b=>a", "h c=>b"]], ["f a=AAA", "h b=>a", "h c=>b"]),
        Row(
            "link to a link whose target went", [["f a=AAA", "h b=>a", "h c=>b"], ["f .wh.a"]], ["f b=AAA", "h c=>b"]),
        Row("link to a link that went", [["f a=AAA", "h b=>a", "h c=>b"], ["f .wh.b"]], ["f a=AAA", "h c=>a"]),
        Row("link to a file of a lower layer", [["f a=AAA"], ["h b=>a"]], ["f a=AAA", "h b=>a"]),
        Row(
            "link to a file of a lower layer that the next one takes away", [["f a=AAA"], ["h b=>a"], ["f .wh.a"]],
            ["f b=AAA"]),
        Row("both names anew, linked", [base, ["f a=new", "h b=>a"]], ["f c=AAA", "f a=new", "h b=>a"]),
        Row("target twice in one layer", [["f a=1", "h b=>a", "f a=2"]], ["f b=1", "f a=2"]),
        Row(
            "a link to a lower file that a folder replaces later", [["f a=1"], ["h b=>a", "d a/"]], ["f b=1", "d a/"]),
        Row("a link to itself changes nothing", [["f a=AAA", "h a=>a"]], ["f a=AAA"]),
        Row(
            "absolute and odd spellings", [["f d/a=1", "h b=>/d//a", "h ./c=>./d/a"]],
            ["f d/a=1", "h b=>/d//a", "h ./c=>./d/a"]),
        Row(
            "a name that is promoted into a folder of its own layer",
            [
                ["f a=AAA", "d e/", "h e/b=>a"], ["f .wh.a"],
            ], ["d e/", "f e/b=AAA"]),
        Row(
            "a name that is promoted into a folder of a later layer",
            [
                ["f a=AAA"], ["d e/", "d e/f/", "h e/f/b=>a"], ["f .wh.a"],
            ], ["d e/", "d e/f/", "f e/f/b=AAA"]),
        Row(
            "links to symbolic links and pipes", [["l s->x", "h t=>s", "p p", "h q=>p"], ["f .wh.s", "f .wh.p"]],
            ["l t->x", "p q"]),
        Row(
            "a link in the place of the folder that holds its target", [["d d/", "f d/x=1"], ["h d=>d/x"]], ["f d=1"]),
        Row(
            "links to the hidden files of aufs become files",
            [
                ["d .wh..wh.plnk/", "f .wh..wh.plnk/1.2=AAA", "h a=>.wh..wh.plnk/1.2", "h b=>.wh..wh.plnk/1.2"]
            ], ["f a=AAA", "h b=>a"]),
        Row(
            "a link that leads through a symbolic link", [["d real/", "f real/a=1", "l s->real", "h b=>s/a"]],
            [
                "d real/", "f real/a=1", "l s->real", "h b=>real/a",
            ]),
    ]

    @Test("hard links keep what they were links to", arguments: hardLinks)
    func keepContent(row: Row) throws {
        #expect(try flat(row.layers) == row.merged)
    }

    @Test(
        "a hard link to nothing, or to a folder, is refused",
        arguments: [
            (["h b=>a", "f a=1"], "the target a of the hard link is not there"),
            (["h b=>b"], "the target b of the hard link is not there"),
            (["h b=>c", "h c=>b"], "the target c of the hard link is not there"),
            (["d a/", "h b=>a"], "the target a of the hard link is a folder"),
            (["h b=>./"], "the target  of the hard link is not there"),
            (["l s->nowhere", "h b=>s/a"], "the target s/a of the hard link is not there"),
        ])
    func badHardLinks(lines: [String], message: String) {
        let error = #expect(throws: ImageError.self) { try flat([lines]) }
        #expect(error?.kind == .malformed)
        #expect(error?.message == message)
        #expect(error?.places == ["layer 1", "b"])
    }

    @Test("the first of the other names gets the header of the file, all of it")
    func promotion() throws {
        var base = TarBuilder()
        base.pax([("VENDOR.key", "kept"), ("SCHILY.xattr.user.a", "b"), ("mtime", "1.5")])
        base.header("a", size: 3, mode: 0o4755, uid: 7)
        base.content(Array("AAA".utf8))
        base.header("b", type: "1", link: "a", mode: 0o600, uid: 9)
        let merged = try TarContents(flattened([base.bytes, FlatEntry.archive(["f .wh.a"])]))
        #expect(merged.names == ["b"])
        let header = try #require(merged.headers.first)
        #expect(header.kind == .file)
        #expect(header.mode == 0o4755)
        #expect(header.uid == 7)
        #expect(header.modified == 1_500_000_000)
        #expect(header.attributes == [Array("user.a".utf8): [0x62]])
        #expect(header.records == [Array("VENDOR.key".utf8): Array("kept".utf8)])
    }

    static let symbolicLinks = [
        Row(
            "a path through a link of a lower layer", [["d real/", "l link->real"], ["f link/new=1"]],
            [
                "d real/", "l link->real", "f real/new=1",
            ]),
        Row(
            "a folder through a link", [["d real/", "l link->real"], ["d link/sub/", "f link/sub/x=1"]],
            [
                "d real/", "l link->real", "d real/sub/", "f real/sub/x=1",
            ]),
        Row(
            "a folder over a link", [["d real/", "f real/a=1", "l link->real"], ["d link/", "f link/new=1"]],
            [
                "d real/", "f real/a=1", "d link/", "f link/new=1",
            ]),
        Row(
            "a folder over a link, after what is in it", [["d real/", "l link->real"], ["f link/new=1", "d link/"]],
            [
                "d real/", "d link/", "f link/new=1",
            ]),
        Row(
            "a link to the root, and above it", [["l s->/", "l up->../../.."], ["f s/a=1", "f up/b=1"]],
            [
                "l s->/", "l up->../../..", "f a=1", "f b=1",
            ]),
        Row(
            "links to links", [["d e/real/", "l e/two->./real", "l one->/e/two"], ["f one/x=1"]],
            [
                "d e/real/", "l e/two->./real", "l one->/e/two", "f e/real/x=1",
            ]),
        Row("a link that leads nowhere", [["l s->none/here"], ["f s/x=1"]], ["l s->none/here", "f none/here/x=1"]),
        Row("a link that leads to a file", [["f file=1", "l s->file"], ["f s/x=1"]], ["f file=1", "f s/x=1"]),
        Row("a link that leads to a whiteout", [["l s->d/.wh.x"], ["f s/x=1"]], ["f s/x=1"]),
        Row(
            "a link that leads to the files of aufs", [["f .wh..wh.plnk/1=1", "l s->.wh..wh.plnk"], ["f s/x=1"]],
            ["f s/x=1"]),
        Row(
            "a link of the same layer", [["d real/", "l s->real", "f s/x=1"]], ["d real/", "l s->real", "f real/x=1"]),
        Row(
            "a whiteout through a link", [["d real/", "f real/a=1", "f real/b=1", "l s->real"], ["f s/.wh.a"]],
            [
                "d real/", "f real/b=1", "l s->real",
            ]),
        Row(
            "an opaque marker through a link",
            [["d real/", "f real/a=1", "l s->real"], ["f s/.wh..wh..opq", "f s/n=1"]],
            [
                "d real/", "l s->real", "f real/n=1",
            ]),
        Row(
            "a whiteout of a link", [["d real/", "f real/a=1", "l s->real"], ["f .wh.s"]], ["d real/", "f real/a=1"]),
        Row(
            "whiteouts in a folder that replaces a link",
            [["d real/", "f real/a=1", "l s->real"], ["f s/.wh.a", "d s/"]],
            ["d real/", "f real/a=1", "d s/"]),
        Row("whiteouts through a loop of links", [["l s->s"], ["f s/.wh.a", "f s/.wh..wh..opq", "d s/"]], ["d s/"]),
        Row("a file over a link", [["f file=1", "l s->file"], ["f s=2"]], ["f file=1", "f s=2"]),
        Row(
            "a folder with a new mode, through a link", [["d real/", "f real/a=1", "l s->."], ["d s/real/ 700"]],
            [
                "d real/", "f real/a=1", "l s->.",
            ]),
    ]

    @Test("paths through symbolic links go where those lead, inside the root", arguments: symbolicLinks)
    func followLinks(row: Row) throws {
        #expect(try flat(row.layers) == row.merged)
    }

    @Test("the mode of a folder that was named through a link is that of the upper layer")
    func movedFolder() throws {
        let merged = try flattened([["d real/", "f real/a=1", "l s->."], ["d s/real/ 700"]].map(FlatEntry.archive))
        let folder = try TarContents(merged).headers.first
        #expect(folder?.path == "real/")
        #expect(folder?.mode == 0o700)
    }

    @Test("a loop of links is refused, without hanging")
    func loops() {
        for links in [["l s->s"], ["l s->t", "l t->s"], (0..<60).map { "l s\($0 == 0 ? "" : "\($0)")->s\($0 + 1)" }] {
            let error = #expect(throws: ImageError.self) { try flat([links, ["f s/x=1"]]) }
            #expect(error?.kind == .malformed)
            #expect(error?.places == ["layer 2", "s/x"])
        }
    }

    @Test("a layer that is needed only once is read only once more, and one that is not needed never again")
    func readings() throws {
        let layers = [["f a=1", "h e/b=>a"], ["f a=2", "d e/"], ["f .wh.a", "f c=3"], ["f c=4"]].map {
            Opened([FlatEntry.archive($0)])
        }
        let sink = BytesSink()
        try Flatten(layers: layers.map { layer in Flatten.Layer { () throws(ImageError) in layer.next() } }).write(
            to: sink)
        #expect(try FlatEntry.lines(sink.bytes) == ["d e/", "f e/b=1", "f c=4"])
        #expect(layers.map(\.count) == [2, 1, 1, 2])
    }
}

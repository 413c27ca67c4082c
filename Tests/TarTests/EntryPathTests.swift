import ByteIO
import Tar
import Testing

@Suite struct EntryPathTests {
    @Test(
        "a cleaned path has one spelling",
        arguments: [
            ("a/b", "a/b"), ("/a/b", "a/b"), ("//a", "a"), ("./a", "a"), ("a//b", "a/b"), ("a/./b/", "a/b"),
            (".", ""), ("./", ""), ("/", ""), ("", ""), ("a/", "a"), ("...", "..."), (".wh.x", ".wh.x"),
            ("a\\..\\b", "a\\..\\b"), ("/././/", ""), ("..a/b..", "..a/b.."),
        ])
    func cleaning(spelt: String, clean: String) throws {
        #expect(try EntryPath(spelt).cleaned() == EntryPath(clean))
    }

    @Test(
        "a component .. is refused wherever it hides",
        arguments: ["..", "../a", "a/..", "a/../b", "/..", "./../a", "a//..//b", "a/../\u{301}x"])
    func dotDot(spelt: String) {
        let error = #expect(throws: ImageError.self) { try EntryPath(spelt).cleaned() }
        #expect(error?.kind == .unsafePath)
        #expect(error?.message == "the name \(EntryPath(spelt)) has a component ..")
    }

    @Test("a NUL byte and a component of 256 bytes are refused, one of 255 is not")
    func badComponents() throws {
        #expect(throws: ImageError.self) { try EntryPath([0x61, 0, 0x62]).cleaned() }
        let longest = EntryPath("a/" + String(repeating: "n", count: 255))
        #expect(try longest.cleaned() == longest)
        let error = #expect(throws: ImageError.self) {
            try EntryPath(String(repeating: "n", count: 256)).cleaned()
        }
        #expect(error?.kind == .limitExceeded)
    }

    @Test("names are split on the byte 0x2F and nowhere else")
    func components() {
        #expect(
            EntryPath("a/\u{301}b/é").components().map { Array($0) } == ["a", "\u{301}b", "é"].map { Array($0.utf8) })
        #expect(EntryPath("./a/../b//").components().map { Array($0) } == ["a", "..", "b"].map { Array($0.utf8) })
    }

    @Test("names that Unicode calls equal, or that no text can hold, stay apart")
    func bytesNotText() {
        #expect(EntryPath("caf\u{e9}") != EntryPath("cafe\u{301}"))
        #expect(EntryPath([0xFF]) != EntryPath([0xFE]))
        #expect(Set([EntryPath([0xFF]), EntryPath([0xFE])]).count == 2)
    }

    @Test("parent, name and appending take a cleaned path apart and put it together")
    func parts() {
        let path: EntryPath = "usr/bin/env"
        #expect(path.parent == "usr/bin")
        #expect(Array(path.name) == Array("env".utf8))
        #expect(path.parent?.parent?.parent == .root)
        #expect(EntryPath.root.parent == nil)
        #expect(EntryPath.root.appending("usr".utf8).appending("bin".utf8) == "usr/bin")
    }

    @Test("paths are ordered by bytes")
    func order() {
        let paths: [EntryPath] = ["b", "a/b", "a", EntryPath([0xFF]), "a-b", "é"]
        #expect(paths.sorted() == ["a", "a-b", "a/b", "b", "é", EntryPath([0xFF])])
    }

    @Test(
        "what could deceive a reader is escaped",
        arguments: [
            (Array("plain é".utf8), "plain é"), ([0x1B, 0x5B, 0x41], "\\x1b[A"), ([0x0A, 0x07], "\\x0a\\x07"),
            ([0xE9, 0x41, 0xFF], "\\xe9A\\xff"), (Array("a\u{202e}b".utf8), "a\\u{202e}b"),
            (Array("a\u{2066}b".utf8), "a\\u{2066}b"), ([0xC0, 0xAE], "\\xc0\\xae"), ([0xE2, 0x80], "\\xe2\\x80"),
        ])
    func description(bytes: [UInt8], text: String) {
        #expect(EntryPath(bytes).description == text)
    }
}

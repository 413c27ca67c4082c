import ByteIO
import RootTree
import Support
import SystemPackage
import Testing

@Suite("Entries that try to get out of the tree")
struct EscapeTests {
    @Test("nothing outside is touched", arguments: EscapeCase.all)
    func escape(_ escape: EscapeCase) throws {
        let scratch = try ScratchFolder()
        let outside = scratch.path.appending("outside")
        try Folder(outside).makeNew(mode: 0o700)
        try Repository.write(Array("secret".utf8), to: outside.appending("secret"))
        let before = try FolderListing(outside)
        let entries = escape.entries.map { Self.replace("OUTSIDE", with: outside.string, in: $0) }
        let error = try EntryLine.write(entries, to: scratch.path.appending("tree"))
        #expect(error?.kind == escape.error, "\(error.map { "\($0)" } ?? "no error")")
        #expect(try FolderListing(outside).differences(from: before) == [])
        #expect(try Folder(scratch.path).names() == ["outside", "tree"])
    }

    @Test("a name with a NUL is refused")
    func nul() throws {
        let scratch = try ScratchFolder()
        let error = try EntryLine.write(["f a\0b=1"], to: scratch.path.appending("tree"))
        #expect(error?.kind == .unsafePath)
    }

    @Test("an error is final, and the folder stays closed to others")
    func final() throws {
        let scratch = try ScratchFolder()
        let tree = scratch.path.appending("tree")
        let writer = try TreeWriter(into: tree)
        let bad = EntryLine("f ../x=").header
        #expect(throws: ImageError.self) { try writer.write(bad) }
        #expect(throws: ImageError.self) { try writer.write(EntryLine("f x=").header) }
        #expect(throws: ImageError.self) { try writer.finish() }
        #expect(try FolderListing(tree, without: [.owner, .time]).lines == [".": "folder 700"])
    }

    @Test("a folder that holds something, a file and a link to nothing are no place for a tree")
    func place() throws {
        let scratch = try ScratchFolder()
        try shell("mkdir -m 711 full empty; : > full/file; : > file; ln -s nowhere link", in: scratch.path)
        for name in ["full", "file", "link", "missing/tree"] {
            #expect(throws: ImageError.self, "\(name)") { try TreeWriter(into: scratch.path.appending(name)) }
        }
        try TreeWriter(into: scratch.path.appending("empty")).finish()
        try TreeWriter(into: scratch.path.appending("new")).finish()
        let lines = try FolderListing(scratch.path, without: [.owner, .time]).lines
        #expect(lines["empty"] == "folder 711")
        #expect(lines["new"] == "folder 755")
    }

    private static func replace(_ word: String, with other: String, in text: String) -> String {
        text.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
}

/// Runs a script that must succeed.
func shell(_ script: String, in folder: FilePath) throws {
    let result = try Program.run("sh", ["-ec", script], in: folder)
    #expect(result.status == 0, "\(result.errorText)")
}

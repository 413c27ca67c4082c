import Support
import SystemPackage
import Testing

@testable import ByteIO

@Suite("Removing a folder and all below it")
struct FolderRemovalTests {
    /// Makes a tree with a shell line, removes it, and says how many calls that took.
    private func removal(of script: String) throws -> Int {
        let folder = try ScratchFolder()
        let tree = folder.path.appending("tree")
        try #require(Program.run("bash", ["-ec", script], in: folder.path).status == 0)
        let result = FaultPlan.run(.shortness, at: 0, marker: tree.string) { try Folder(tree).removeTree() }
        #expect(result.error == nil)
        #expect(try Folder.kind(of: tree) == nil)
        return result.calls
    }

    @Test("each folder in a wide one is looked at once")
    func wide() throws {
        let calls = try removal(of: "mkdir -p tree/{1..500}; for i in tree/*; do : >$i/file; done")
        #expect(calls < 500 * 10)
    }

    @Test("a deep tree goes with a few calls a level")
    func deep() throws {
        // More levels than a process may have open files.
        let calls = try removal(
            of: "mkdir -p tree/$(printf 'd/%.0s' {1..1500}); find tree -type d -printf '%p/f\\0' | xargs -0 touch")
        #expect(calls < 1500 * 20)
    }

    @Test("what stands outside is not touched, whatever link leads there")
    func links() throws {
        let folder = try ScratchFolder()
        let script = "mkdir -p out/in tree/a/b; : >out/in/file; ln -s ../../out tree/a/link; ln -s ../out tree/a/b/up"
        try #require(Program.run("sh", ["-ec", script], in: folder.path).status == 0)
        try Folder(folder.path.appending("tree")).removeTree()
        #expect(try Folder.kind(of: folder.path.appending("out/in/file")) == .file)
    }

    @Test("a folder without rights goes too")
    func rights() throws {
        _ = try removal(of: "mkdir -p tree/a/b; : >tree/a/b/c; chmod 0 tree/a/b tree/a")
    }
}

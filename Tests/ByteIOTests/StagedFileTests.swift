import Support
import SystemPackage
import Testing

@testable import ByteIO

@Suite("Files and folders that do not have their names yet")
struct StagedFileTests {
    /// What is in the folder, less the part of a name that is different each time.
    private func names(in folder: FilePath) throws -> [String] {
        try Folder(folder).names().map { $0.hasPrefix(".tote-") ? ".tote" : $0 }
    }

    @Test("what a killed command left is removed, what a living one has is not")
    func sweep() throws {
        let scratch = try ScratchFolder()
        let script = "mkdir -p .tote-1-1-tree/d .tote-2-2-tree .tote-3-x; : >.tote-1-1; : >.tote-4-4; : >.tote-5; : >d"
        try #require(Program.run("sh", ["-ec", script], in: scratch.path).status == 0)
        let file = try StagedFile(in: scratch.path)
        let folder = try StagedFolder(for: scratch.path.appending("new"))
        try Folder(folder.path).makeNew(mode: 0o755)
        Folder(scratch.path).sweep()
        #expect(try Folder(scratch.path).names().contains(".tote-5"))
        #expect(try Folder(scratch.path).names().contains(".tote-3-x"))
        // Those two, a file, and a folder with its mark.
        #expect(try names(in: scratch.path) == [".tote", ".tote", ".tote", ".tote", ".tote", "d"])
        try file.publish(as: scratch.path.appending("file"))
        try folder.publish()
        #expect(try Folder.kind(of: scratch.path.appending("file")) == .file)
        #expect(try Folder.kind(of: scratch.path.appending("new")) == .folder)
    }

    @Test("a name that a process of another container has is not taken from it")
    func taken() throws {
        let scratch = try ScratchFolder()
        let first = try StagedFile(in: scratch.path)
        let number = try #require(first.path.lastComponent?.string.split(separator: "-").last.flatMap { Int($0) })
        // The next names, held as if by somebody else: other tests take numbers too.
        let others = try (1...50).map { offset in
            let name = ".tote-\(Terminal.processNumber)-\(number + offset)"
            return try FolderLock(scratch.path.appending(name), exclusive: true)
        }
        let second = try StagedFile(in: scratch.path)
        #expect(second.path != first.path)
        #expect(try Folder(scratch.path).names().count == 52)
        withExtendedLifetime(others) {}
    }

    @Test("a file that has its name is locked no more")
    func unlocked() throws {
        let scratch = try ScratchFolder()
        let file = try StagedFile(in: scratch.path)
        #expect(try FolderLock(trying: file.path) == nil)
        try file.publish(as: scratch.path.appending("file"))
        #expect(try FolderLock(trying: scratch.path.appending("file")) != nil)
    }
}

import ByteIO
import ImageFormats
import ImageModel
import ImageOperations
import Support
import SystemPackage

/// A store with images, what commands need beside it, and what must be true of them whatever happens.
final class FaultWorld {
    /// What is tried.
    enum Command: String, CaseIterable, Sendable {
        case load, importing, tag, remove, prune, save
    }

    private let folder: ScratchFolder
    private let base: FilePath
    /// Where the store at work is.
    let store: ImageStore

    /// What the faults are for: the path of everything that is written.
    var marker: String { store.path.string }

    init() throws {
        folder = try ScratchFolder()
        base = folder.path.appending("base")
        // The marker must be in every path a command touches, and in none that only the checks do.
        let work = folder.path.appending("work")
        store = ImageStore(work.appending("store"))
        try Folder(base).make()
        let made = ImageStore(base.appending("store"))
        for (name, text) in [("a:1", "one"), ("b:1", "two"), ("c:1", "three")] {
            _ = try Import(
                BytesSource(Self.tree(text)), name: "docker.io/library/\(name)",
                as: .init(message: text, usualPlatform: .host, created: 0), into: made.writer())
        }
        try Removal(of: ["c:1"], from: made.editor(), force: true, sweep: .nothing).check()
        try Self.save(["a:1"], of: made, to: base.appending("store/in.tar"))
        try Self.put(Self.tree("four"), base.appending("store/root.tar"))
        _ = try Removal(of: ["a:1"], from: made.editor(), force: true, sweep: .everything)
        try Removal(of: ["b:1"], from: made.editor(), force: true, sweep: .nothing).check()
        _ = try Import(
            BytesSource(Self.tree("two")), name: "docker.io/library/b:1",
            as: .init(message: "two", usualPlatform: .host, created: 0), into: made.writer())
    }

    private static func tree(_ text: String) -> [UInt8] {
        var tar = TarBuilder()
        tar.file("etc/\(text)", String(repeating: text, count: 2000))
        tar.zeros()
        return tar.bytes
    }

    private static func put(_ bytes: [UInt8], _ path: FilePath) throws {
        let parent = path.removingLastComponent()
        try Folder(parent).write(bytes, as: path.lastComponent?.string ?? "")
    }

    /// Puts the world back to where it began.
    func reset() throws {
        let result = try Program.run(
            "sh", ["-c", "rm -rf \"$1\" && cp -a \"$0\" \"$1\"", base.string, folder.path.appending("work").string])
        guard result.status == 0 else { throw Errno.ioError }
    }

    /// Does what the command line does.
    func run(_ command: Command) throws {
        let path = store.path
        switch command {
        case .load:
            let writer = try store.writer()
            let place = try Place(path.appending("in.tar").string)
            let source = try place.open { () throws(ImageError) in writer.staging }
            var copy = Copy(from: source, to: writer)
            try copy.run(TransferPlan(source.roots, from: source))
        case .importing:
            let input = try FileSource.open(path.appending("root.tar"))
            _ = try Import(
                input, name: "docker.io/library/d:1", as: .init(message: "", usualPlatform: .host, created: 0),
                into: store.writer())
        case .tag:
            let editor = try store.editor()
            try editor.tag(ImageLookup(in: editor.source).find("b:1").descriptor, as: "docker.io/library/e:1")
            _ = try editor.commit(.nothing)
        case .remove:
            try Removal(of: ["b:1"], from: store.editor(), force: false, sweep: .documents).check()
        case .prune:
            _ = try Prune(store.editor(), all: false, filter: PruneFilter([]), dryRun: false)
        case .save:
            try Self.save(["b:1"], of: store, to: path.appending("out.tar"))
        }
    }

    private static func save(_ names: [String], of store: ImageStore, to path: FilePath) throws {
        let source = try store.open()
        let roots = try names.map { try ImageLookup(in: source).find($0) }
        let file = try StagedFile(in: path.removingLastComponent())
        var copy = Copy(from: source, to: ArchiveWriter(.universal, to: file.sink))
        try copy.run(TransferPlan(roots, from: source))
        try file.publish(as: path)
        try Folder(path.removingLastComponent()).sync()
    }

    /// The names that are there, without their host.
    func names() throws -> Set<String> {
        Set(try store.open().roots.compactMap { $0.name.map(Root.familiar) })
    }

    /// Whether the command has done what it is for.
    func isDone(_ command: Command) throws -> Bool {
        switch command {
        case .load: try names().contains("a:1")
        case .importing: try names().contains("d:1")
        case .tag: try names().contains("e:1")
        case .remove: try !names().contains("b:1")
        case .prune: try store.open().roots.allSatisfy { $0.name != nil }
        case .save: try Folder.kind(of: store.path.appending("out.tar")) == .file
        }
    }

    /// What is wrong: a damaged or dangling image, a name that is lost, half of an output file.
    func faults(after command: Command) throws -> [String] {
        var faults = try StoreCheck(store, reading: true).findings.map { "\($0.place): \($0.message)" }
        if command != .remove, try !names().contains("b:1") { faults.append("b:1 is lost") }
        let output = store.path.appending("out.tar")
        if try Folder.kind(of: output) != nil {
            let source = try Place(output.string).open { () throws(ImageError) in nil }
            var verify = Verify(source)
            verify.run(source.roots)
            faults += verify.findings.map { "out.tar: \($0.message)" }
        }
        return faults
    }
}

extension Removal {
    /// - Throws: what was not done.
    fileprivate func check() throws { if let failure = failures.first { throw failure } }
}

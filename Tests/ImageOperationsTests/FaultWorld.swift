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
        case load, importing, tag, remove, prune, save, append, squash, recompress, salvage, unpack

        /// Whether it works again where it is done already.
        var isRepeatable: Bool { self != .remove && self != .unpack }
        /// Whether it writes to the store, and tidies there.
        var isTidy: Bool { self != .save && self != .salvage }
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
        try Self.edit("b:1", as: "m:1", Self.layer(in: base.appending("store")), in: made)
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
        case .save: try Self.save(["b:1"], of: store, to: path.appending("out.tar"))
        case .append: try Self.edit("b:1", as: "n:1", Self.layer(in: path), in: store)
        case .squash: try Self.edit("m:1", as: "n:1", SquashEdit(upon: 0, compression: nil, step: Self.step), in: store)
        case .recompress: try Self.edit("m:1", as: "n:1", RecompressEdit(to: .zstd, level: nil), in: store)
        case .salvage:
            let salvage = Salvage(try Salvage.open(Place(path.appending("in.tar").string), from: []), from: [])
            // What could not be read is not whole.
            if salvage.isEmpty { throw ImageError(.malformed, "no image is whole") }
            try Self.write(path.appending("out.tar")) { try salvage.carry(to: ArchiveWriter(.universal, to: $0)) }
        case .unpack:
            let source = try store.open()
            let image = try ImageLookup(in: source).image("m:1", for: nil)
            let options = Unpack.Options(rootless: true)
            try Unpack(image, from: source, into: path.appending("tree"), options).remember(image, in: store, options)
        }
    }

    private static let step = EditStep(time: 0)

    /// One more layer, of the tar in `folder`.
    private static func layer(in folder: FilePath) -> AppendEdit {
        let path = folder.appending("root.tar")
        let input = AppendEdit.Input(name: "root.tar") { () throws(ImageError) in try FileSource.open(path) }
        return AppendEdit([input], compression: nil, step: step)
    }

    private static func edit(_ image: String, as name: String, _ edit: some ImageEdit, in store: ImageStore) throws {
        var editing = Editing(image: image, name: "docker.io/library/\(name)", platform: nil, progress: nil)
        try editing.run(edit, in: store)
    }

    /// As the command line writes a file.
    private static func write(_ path: FilePath, _ body: (any ByteSink) throws -> Void) throws {
        let file = try StagedFile(in: path.removingLastComponent())
        try body(file.sink)
        try file.publish(as: path)
        try Folder(path.removingLastComponent()).sync()
    }

    private static func save(_ names: [String], of store: ImageStore, to path: FilePath) throws {
        let source = try store.open()
        let roots = try names.map { try ImageLookup(in: source).find($0) }
        try write(path) { sink in
            var copy = Copy(from: source, to: ArchiveWriter(.universal, to: sink))
            try copy.run(TransferPlan(roots, from: source))
        }
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
        case .save, .salvage: try Folder.kind(of: store.path.appending("out.tar")) == .file
        case .append, .squash, .recompress: try names().contains("n:1")
        // Who dies between the two has the folder, but the store does not remember it.
        case .unpack: try Folder.kind(of: store.path.appending("tree")) == .folder
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
        let tree = store.path.appending("tree")
        if try Folder.kind(of: tree) != nil {
            let files = try Folder(tree.appending("etc")).names()
            if files != ["four", "two"] { faults.append("tree has only \(files)") }
        }
        return faults
    }
}

extension Removal {
    /// - Throws: what was not done.
    fileprivate func check() throws { if let failure = failures.first { throw failure } }
}

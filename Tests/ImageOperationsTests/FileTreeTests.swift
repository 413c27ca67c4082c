import ByteIO
import Support
import Tar
import Testing

@testable import ImageOperations

@Suite("Trees of files")
struct FileTreeTests {
    /// What a path is: its kind and its content or target.
    private struct Thing: Equatable {
        let kind: FileKind
        let text: String
    }

    private static func layers(_ stack: ArraySlice<[String]>) -> [Flatten.Layer] {
        stack.map { lines in
            let archive = FlatEntry.archive(lines)
            return Flatten.Layer { () throws(ImageError) in BytesSource(archive) }
        }
    }

    /// What the merged tar of some layers holds, by path.
    private static func flat(_ layers: [Flatten.Layer]) throws -> [String: Thing] {
        let sink = BytesSink()
        try Flatten(layers: layers).write(to: sink)
        var things: [String: Thing] = [:]
        for member in try TarContents(sink.bytes).members {
            let path = try member.header.path.cleaned().description
            let text = String(decoding: member.content, as: UTF8.self)
            switch member.header.kind {
            case .directory: things[path] = Thing(kind: .folder, text: "")
            case .hardLink: things[path] = try things[#require(member.header.link).cleaned().description]
            case .symbolicLink: things[path] = Thing(kind: .symbolicLink, text: "\(member.header.link ?? .root)")
            default: things[path] = Thing(kind: FileKind(member.header.kind), text: text)
            }
        }
        things[""] = nil
        return things
    }

    private static func listed(_ tree: FileTree) throws -> [String: Thing] {
        var things: [String: Thing] = [:]
        let failures = try FileListing(tree).list([], isRecursive: true, followsLinks: true) {
            block throws(ImageError) in
            for entry in block.entries {
                let sink = BytesSink()
                if entry.kind == .file { try FileContent(tree).write(entry.path, to: sink) }
                let text = String(decoding: entry.target ?? sink.bytes, as: UTF8.self)
                things[EntryPath(entry.path).description] = Thing(kind: entry.kind, text: text)
            }
        }
        #expect(failures.isEmpty)
        return things
    }

    @Test("a tree lists and reads what the merged tar holds", arguments: 0..<40)
    func listing(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let layers = Self.layers(LayerStack(using: &random).layers[...])
        let flat = try Self.flat(layers)
        let listed = try Self.listed(FileTree(layers))
        for (path, thing) in flat { #expect(listed[path] == thing, "\(path)") }
        // Folders that no layer has a member for are in no tar, but where nothing else shows them.
        for (path, thing) in listed where thing.kind != .folder { #expect(flat[path] == thing, "\(path)") }
    }

    @Test("a difference tells of each file what a comparison of the merged tars tells", arguments: 0..<40)
    func difference(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let stack = LayerStack(using: &random).layers
        let (before, after) = (Self.layers(stack.dropLast()), Self.layers(stack[...]))
        let (old, new) = (try Self.listed(FileTree(before)), try Self.listed(FileTree(after)))
        var changes: [String: LayerChange.Kind] = [:]
        try TreeDiff(from: FileTree(before), to: FileTree(after), ignoring: [.mode]).each { change throws(ImageError) in
            if change.aspects != [.inner] { changes[EntryPath(change.path).description] = change.kind }
        }
        for path in Set(old.keys).union(new.keys) {
            let expected: LayerChange.Kind? =
                old[path] == nil ? .added : new[path] == nil ? .removed : old[path] == new[path] ? nil : .changed
            // What was in a folder that is gone, or is none any more, goes with it.
            let parents = Self.parents(of: path)
            let isCovered = expected == .removed && parents.contains { new[$0]?.kind != .folder }
            #expect(changes[path] == (isCovered ? nil : expected), "\(path)")
        }
        #expect(try TreeDiff(from: FileTree(after), to: FileTree(after)).isEmpty)
    }

    private static func parents(of path: String) -> [String] {
        let parts = path.split(separator: "/")
        return parts.indices.dropFirst().map { parts[..<$0].joined(separator: "/") }
    }

    @Test("the bytes of all layers are either in use or wasted", arguments: 0..<40)
    func space(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let layers = Self.layers(LayerStack(using: &random).layers[...])
        let tree = try FileTree(layers)
        var total: Int64 = 0
        for facts in tree.facts { total += facts.fileBytes }
        var seen: [Int32: Int64] = [:]
        for (number, node) in tree.merged.nodes.enumerated() where !node.isRemoved && node.inode >= 0 {
            seen[node.inode] = tree.facts(of: Int32(number)).size
        }
        let used = seen.values.reduce(0, +)
        var shown: Int64 = 0
        try SizeTree(tree).walk(depth: 0) { line throws(ImageError) in shown = line.bytes }
        #expect(shown == used)
        let lost = tree.linkCounts.indices.filter { tree.linkCounts[$0] == 0 }.reduce(Int64(0)) { sum, inode in
            let position = tree.merged.inodes[inode].position
            return sum + tree.facts[Int(position.layer)][Int(position.ordinal)].size
        }
        #expect(used + lost == total)
    }

    @Test("a path leads through links inside the root only")
    func lookup() throws {
        let tree = try FileTree(
            Self.layers([
                [
                    "d a/", "f a/file=1", "l up->../../../a", "l abs->/a/file", "l a/here->.", "l loop->loop",
                    "l dangling->nowhere",
                ]
            ]))
        func text(_ path: String) throws -> String {
            let sink = BytesSink()
            try FileContent(tree).write(Array(path.utf8), to: sink)
            return String(decoding: sink.bytes, as: UTF8.self)
        }
        for path in ["a/file", "/a/file", "up/file", "abs", "../../abs", "a/here/here/../a/file", "//a/./file"] {
            #expect(try text(path) == "1", "\(path)")
        }
        for (path, kind) in [
            ("loop", ImageError.Kind.malformed), ("dangling", .notFound), ("a/file/x", .notFound),
            ("a/file/", .notFound),
            ("a", .unsupported), ("b", .notFound),
        ] {
            #expect(throws: ImageError.self) { try text(path) }
            do { _ = try text(path) } catch let error as ImageError { #expect(error.kind == kind, "\(path)") }
        }
    }
}

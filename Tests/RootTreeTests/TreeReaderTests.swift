import ByteIO
import RootTree
import Support
import SystemPackage
import Tar
import Testing

@Suite("Folders on the disk as entries")
struct TreeReaderTests {
    /// A tree of every kind that an ordinary user can make.
    private static let script = """
        mkdir -p 'a b/deep/er' a-b empty && echo one > 'a b/one' && ln 'a b/one' second && ln -s ../nowhere 'a b/link'
        mkfifo pipe && truncate -s 3M sparse && printf end >> sparse && printf start | dd of=sparse conv=notrunc status=none
        : > "$(printf 'bytes\\377')" && chmod 4711 a-b/ && chmod 600 second && truncate -s 1M holes
        setfattr -n user.note -v hello second; setfacl -m u:1234:r second
        find . -exec touch -h -d @1600000000.123456789 {} +
        """

    private func tree(in scratch: borrowing ScratchFolder) throws -> FilePath {
        let tree = scratch.path.appending("tree")
        try Folder(tree).makeNew(mode: 0o755)
        try shell(Self.script, in: tree)
        return tree
    }

    private func nodes(of tree: FilePath) throws -> [TreeNode] {
        var walk = try TreeWalk(tree)
        var nodes: [TreeNode] = []
        while let node = try walk.next() { nodes.append(node) }
        return nodes
    }

    @Test(
        "an attribute that no file system takes is a fault of the tree",
        arguments: [(String(repeating: "n", count: 300), 1), ("long", 70_000), ("", 1)])
    func impossible(_ name: String, _ size: Int) throws {
        let scratch = try ScratchFolder()
        let writer = try TreeWriter(into: scratch.path.appending("tree"), options: TreeOptions(rootless: true))
        var header = TarHeader(path: "file")
        header.attributes[Array("user.\(name)".utf8)] = Array(repeating: 1, count: size)
        let error = #expect(throws: ImageError.self) { try writer.write(header) }
        #expect(error?.kind == .malformed)
    }

    @Test("what is read and written again is the same")
    func same() throws {
        let scratch = try ScratchFolder()
        let tree = try tree(in: scratch)
        let options = TreeOptions(rootless: false)
        let reader = try TreeReader(tree, options: options)
        let copy = scratch.path.appending("copy")
        let writer = try TreeWriter(into: copy, options: options)
        var first: [UInt64: EntryPath] = [:]
        for node in try nodes(of: tree) {
            let entry = try reader.entry(at: node.path)
            var header = entry.header
            if let target = first[node.status.inode] { (header.kind, header.link) = (.hardLink, target) }
            if node.status.kind == .file { first[node.status.inode] = node.path }
            if header.kind == .file, let body = entry.body {
                try writer.write(header, body: body)
            } else {
                header.size = 0
                try writer.write(header)
            }
        }
        try writer.finish()
        try FolderComparison.expectSame(copy, as: tree)
        let sparse = try reader.entry(at: "sparse").header
        #expect(sparse.size == 3 << 20 + 3)
        #expect(sparse.storedSize < 1 << 20)
    }

    @Test("a walk comes upon folders before what is in them, and names in the order of their bytes")
    func order() throws {
        let scratch = try ScratchFolder()
        let paths = try nodes(of: tree(in: scratch)).map(\.path)
        #expect(paths.first == .root)
        #expect(Set(paths).count == paths.count)
        for (path, next) in zip(paths, paths.dropFirst()) {
            #expect(path.isWalked(before: next), "\(path) \(next)")
            #expect(!next.isWalked(before: path), "\(path) \(next)")
        }
        // "a b" is before "a-b", and so is all that is in it.
        #expect(paths.prefix(6).map(\.description) == ["", "a b", "a b/deep", "a b/deep/er", "a b/link", "a b/one"])
    }

    @Test("an index gives back what a walk found, and none that is damaged goes unnoticed or crashes")
    func index() throws {
        let scratch = try ScratchFolder()
        let nodes = try nodes(of: tree(in: scratch))
        let sink = BytesSink()
        var writer = TreeIndexWriter(sink)
        for node in nodes { try writer.append(node) }
        try writer.finish()
        for chunk in [1, 511, 65_536] {
            var reader = try TreeIndexReader(BytesSource(sink.bytes, chunk: chunk))
            for node in nodes {
                let read = try #require(try reader.next())
                #expect(read.path == node.path)
                #expect(read.status.changed == node.status.changed && read.status.inode == node.status.inode)
                #expect(read.status.size == node.status.size && read.status.kind == node.status.kind)
            }
            #expect(try reader.next() == nil)
        }
        var random = SeededGenerator()
        for _ in 0..<200 {
            let damaged = random.damage(sink.bytes)
            do throws(ImageError) {
                var reader = try TreeIndexReader(BytesSource(damaged))
                while try reader.next() != nil {}
            } catch {
                #expect(error.kind == .malformed, "TOTE_SEED=\(random.seed)")
            }
        }
    }

    @Test("a tree is removed with all that is in it, and nothing that links lead to")
    func removal() throws {
        let scratch = try ScratchFolder()
        let tree = try tree(in: scratch)
        try shell(
            "mkdir outside && : > outside/file && ln -s \"$PWD/outside\" tree/out && chmod 0 'tree/a b/deep'",
            in: scratch.path)
        try shell("p=tree; for i in $(seq 200); do p=$p/d; done; mkdir -p $p && : > $p/file", in: scratch.path)
        try Folder(tree).removeTree()
        #expect(try Folder(scratch.path).names() == ["outside"])
        #expect(try Folder(scratch.path.appending("outside")).names() == ["file"])
        try Folder(tree).removeTree()
    }
}

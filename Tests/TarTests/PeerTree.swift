import ByteIO
import Support
import SystemPackage
import Tar
import Testing

/// A folder `tree` with one of each kind, all last modified at the same time, half a second after a full one.
struct PeerTree {
    /// Whether the file system took an extended attribute.
    let hasAttribute: Bool
    private let longNames: Bool
    private let pipe: Bool
    private static let long = String(repeating: "long-", count: 20)

    init(in folder: FilePath, longNames: Bool, pipe: Bool) throws {
        self.pipe = pipe
        self.longNames = longNames
        let long =
            longNames ? "mkdir -p tree/\(Self.long)/\(Self.long); echo deep > tree/\(Self.long)/\(Self.long)/leaf" : ":"
        let script = """
            set -e
            umask 022
            mkdir -p tree/dir/sub
            printf hello > tree/file
            ln tree/file tree/hard
            ln -s ../elsewhere tree/symlink
            \(pipe ? "mkfifo tree/pipe" : ":")
            printf x > 'tree/dir/naïve name'
            head -c 70000 /dev/zero | tr '\\0' a > tree/dir/large
            chmod 4751 tree/dir/large
            : > tree/dir/sub/empty
            truncate -s 300000 tree/sparse
            printf data | dd of=tree/sparse bs=1 seek=131072 conv=notrunc status=none
            \(long)
            setfattr -n user.test -v 'a=b' tree/file || echo none
            find tree -depth -exec touch -h -d @1700000000.5 '{}' +
            """
        let result = try Program.run("sh", ["-c", script], in: folder)
        #expect(result.status == 0, "\(result.errorText)")
        hasAttribute = result.text.isEmpty
    }

    /// Compares an archive of the tree with what was made.
    func check(_ contents: TarContents, fraction: Bool, attributes: Bool) {
        var seen: [String: TarContents.Member] = [:]
        for member in contents.members { seen[(try? member.header.cleanedPath())?.description ?? ""] = member }
        #expect(seen.keys.sorted() == names.sorted())
        let folders: Set = ["tree", "tree/dir", "tree/dir/sub", "tree/\(Self.long)", "tree/\(Self.long)/\(Self.long)"]
        for (name, member) in seen {
            let header = member.header
            #expect(header.modified == 1_700_000_000_000_000_000 + (fraction ? 500_000_000 : 0), "\(name)")
            #expect(header.uid == 0 && header.gid == 0)
            #expect((header.kind == .directory) == folders.contains(name), "\(name)")
            if header.kind == .directory { #expect(header.mode == 0o755) }
        }
        checkFiles(seen)
        guard attributes, let file = [seen["tree/file"], seen["tree/hard"]].first(where: { $0?.header.kind == .file })
        else { return }
        #expect(file?.header.attributes[Array("user.test".utf8)] == Array("a=b".utf8))
    }

    private func checkFiles(_ seen: [String: TarContents.Member]) {
        let pair = [seen["tree/file"], seen["tree/hard"]].compactMap { $0 }
        #expect(pair.first { $0.header.kind == .file }?.content == Array("hello".utf8))
        let link = pair.first { $0.header.kind == .hardLink }?.header.link
        #expect(link == "tree/file" || link == "tree/hard")
        #expect(seen["tree/symlink"]?.header.link == "../elsewhere")
        #expect(seen["tree/pipe"]?.header.kind == (pipe ? .fifo : nil))
        #expect(seen["tree/dir/naïve name"]?.content == [0x78])
        #expect(seen["tree/dir/large"]?.content == [UInt8](repeating: 0x61, count: 70000))
        #expect(seen["tree/dir/large"]?.header.mode == 0o4751)
        #expect(seen["tree/dir/sub/empty"]?.content == [])
        var sparse = [UInt8](repeating: 0, count: 300_000)
        sparse.replaceSubrange(131_072..<131_076, with: Array("data".utf8))
        #expect(seen["tree/sparse"]?.content == sparse)
    }

    private var names: [String] {
        let deep = "tree/\(Self.long)/\(Self.long)"
        return [
            "tree", "tree/dir", "tree/dir/large", "tree/dir/naïve name", "tree/dir/sub", "tree/dir/sub/empty",
            "tree/file", "tree/hard", "tree/sparse", "tree/symlink",
        ] + (pipe ? ["tree/pipe"] : []) + (longNames ? ["tree/\(Self.long)", deep, deep + "/leaf"] : [])
    }
}

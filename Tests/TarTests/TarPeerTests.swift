import ByteIO
import Support
import SystemPackage
import Tar
import Testing

/// GNU tar, bsdtar and Python's tarfile as judges: what they write we read, what we write they read.
@Suite(.enabled("needs tar, bsdtar and python3") { ["tar", "bsdtar", "python3"].allSatisfy(Program.exists) })
struct TarPeerTests {
    /// A way to call a program that writes an archive of the folder `tree` to its standard output.
    struct Writer: CustomTestStringConvertible, Sendable {
        let program: String
        let options: [String]
        var isFractional = false
        var isSparse = false
        var hasAttributes = false
        var hasLongNames = true
        var hasPipe = true

        var testDescription: String { ([program] + options).joined(separator: " ") }

        var command: [String] {
            switch program {
            case "tar":
                ["tar", "-cf", "-", "--sort=name", "--owner=root:0", "--group=root:0"] + options + ["tree"]
            case "bsdtar":
                ["bsdtar", "-cf", "-", "--uid", "0", "--gid", "0", "--uname", "root", "--gname", "root"] + options
                    + ["tree"]
            default: ["python3", "-c", TarPeerTests.pythonWriter] + options
            }
        }

        static let all = [
            Writer(program: "tar", options: ["--format=v7"], hasLongNames: false, hasPipe: false),
            Writer(program: "tar", options: ["--format=ustar"], hasLongNames: false),
            Writer(program: "tar", options: ["--format=gnu"]),
            Writer(program: "tar", options: ["--format=oldgnu"]),
            Writer(program: "tar", options: ["--format=pax"], isFractional: true),
            Writer(program: "tar", options: ["--format=posix", "--xattrs"], isFractional: true, hasAttributes: true),
            Writer(program: "tar", options: ["-S", "--format=gnu"], isSparse: true),
            Writer(program: "tar", options: ["-S", "--format=oldgnu"], isSparse: true),
            Writer(
                program: "tar", options: ["-S", "--format=pax", "--sparse-version=0.0"], isFractional: true,
                isSparse: true),
            Writer(
                program: "tar", options: ["-S", "--format=pax", "--sparse-version=0.1"], isFractional: true,
                isSparse: true),
            Writer(
                program: "tar", options: ["-S", "--format=pax", "--sparse-version=1.0"], isFractional: true,
                isSparse: true),
            Writer(program: "bsdtar", options: ["--format=ustar"], hasLongNames: false),
            Writer(program: "bsdtar", options: ["--format=gnutar"]),
            Writer(
                program: "bsdtar", options: ["--format=pax", "--xattrs", "--read-sparse"], isFractional: true,
                isSparse: true, hasAttributes: true),
            Writer(program: "python", options: ["USTAR"], hasLongNames: false),
            Writer(program: "python", options: ["GNU"]),
            Writer(program: "python", options: ["PAX"], isFractional: true),
        ]
    }

    @Test("what others write is read right", arguments: Writer.all)
    func reading(writer: Writer) throws {
        let folder = try ScratchFolder()
        let tree = try PeerTree(in: folder.path, longNames: writer.hasLongNames, pipe: writer.hasPipe)
        let result = try Program.run(
            writer.command[0], Array(writer.command.dropFirst()), in: folder.path, environment: peerEnvironment)
        #expect(result.status == 0, "\(result.errorText)")
        for chunk in [513, 65536] {
            let contents = try TarContents(result.output, chunk: chunk)
            tree.check(contents, fraction: writer.isFractional, attributes: writer.hasAttributes && tree.hasAttribute)
            let sparse = contents.headers.first { $0.path == "tree/sparse" }?.sparse
            #expect((sparse != nil) == writer.isSparse)
            #expect(contents.ending.marker == .complete)
            #expect(!contents.ending.hasTrailingGarbage)
        }
    }

    @Test("what is read and written again, others find equal to the files", arguments: Writer.all)
    func rewriting(writer: Writer) throws {
        let folder = try ScratchFolder()
        _ = try PeerTree(in: folder.path, longNames: writer.hasLongNames, pipe: writer.hasPipe)
        let made = try Program.run(
            writer.command[0], Array(writer.command.dropFirst()), in: folder.path, environment: peerEnvironment)
        try Repository.write(rewritten(made.output), to: folder.path.appending("ours.tar"))
        let compared = try Program.run(
            "tar", ["-df", "ours.tar"], in: folder.path, environment: peerEnvironment)
        let difference = (compared.text + compared.errorText).split(separator: "\n").filter {
            // Headers without fractions of seconds differ from the files in just that; owners are not those of the user.
            !$0.hasSuffix(": Mod time differs") && !$0.hasSuffix(": Uid differs") && !$0.hasSuffix(": Gid differs")
        }
        #expect(difference == [])
        for program in ["tar", "bsdtar"] {
            _ = try Program.run("mkdir", [program], in: folder.path)
            let extracted = try Program.run(
                program, ["-xf", "../ours.tar"], in: folder.path.appending(program), environment: peerEnvironment)
            #expect(extracted.errorText == "")
            let equal = try Program.run(
                "diff", ["-r", "--no-dereference", "-x", "pipe", "tree", "\(program)/tree"], in: folder.path)
            #expect(equal.status == 0, "\(equal.text)")
        }
    }

    /// Each member encoded anew from its header, and its stored bytes.
    private func rewritten(_ bytes: [UInt8]) throws(ImageError) -> [UInt8] {
        let sink = BytesSink()
        var reader = TarReader(BytesSource(bytes))
        var writer = TarWriter(sink)
        while let header = try reader.next() {
            var stored: [UInt8] = []
            while try reader.readData({ _, span in
                stored.append(contentsOf: span)
                return span.byteCount
            }) {}
            try writer.append(header, bytes: stored)
        }
        try writer.finish()
        return sink.bytes
    }

    @Test("GNU tar lists what we write as it is meant")
    func listingGNU() throws {
        let lines = try list("tar", ["--full-time", "--numeric-owner", "--quoting-style=escape", "-tvf", "a.tar"])
        #expect(lines == PeerMembers.all.map(\.gnuLine))
    }

    @Test("bsdtar lists what we write as it is meant")
    func listingBSD() throws {
        let lines = try list("bsdtar", ["--numeric-owner", "-tvf", "a.tar"])
        #expect(lines == PeerMembers.all.map(\.bsdLine))
    }

    @Test("Python lists what we write as it is meant")
    func listingPython() throws {
        let lines = try list("python3", ["-c", Self.pythonLister])
        #expect(lines == PeerMembers.all.map(\.pythonLine))
    }

    private func list(_ program: String, _ arguments: [String]) throws -> [String] {
        let folder = try ScratchFolder()
        let bytes = try archive(PeerMembers.all.map { ($0.header, $0.content) }, recordSize: 10240)
        try Repository.write(bytes, to: folder.path.appending("a.tar"))
        let result = try Program.run(program, arguments, in: folder.path, environment: peerEnvironment)
        #expect(result.status == 0)
        #expect(result.errorText == "")
        return result.text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    }

    static let pythonWriter = """
        import sys, tarfile
        def root(member):
            member.uid = member.gid = 0
            member.uname = member.gname = "root"
            return member
        with tarfile.open(fileobj=sys.stdout.buffer, mode="w|", format=getattr(tarfile, sys.argv[1] + "_FORMAT")) as tar:
            tar.add("tree", filter=root)
        """

    static let pythonLister = """
        import tarfile
        with tarfile.open("a.tar", errors="surrogateescape") as tar:
            for m in tar:
                print(m.type.decode(), m.name, m.size, oct(m.mode), m.uid, m.gid, m.mtime, m.linkname or "-",
                    m.uname or "-", m.devmajor, m.devminor)
        """
}

/// What the peers see: their language and time zone would show in listings.
let peerEnvironment = Program.environment.merging(["TZ": "UTC", "LC_ALL": "C.UTF-8"]) { _, ours in ours }

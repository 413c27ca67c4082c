import ByteIO
import Support
import SystemPackage
import Testing

@Suite("Sources and sinks")
struct StreamTests {
    @Test("a measure is the digest and the length of what was consumed", arguments: [1, 511, 512, 513, 65536])
    func measure(_ chunk: Int) throws {
        let source = MeasuringSource(BytesSource(Array("abc".utf8), chunk: chunk))
        #expect(
            try source.measure().digest.description
                == "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test("SHA-512 is known as well")
    func sha512() throws {
        #expect(Digest.of(Array("abc".utf8), .sha512).hex.hasPrefix("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea2"))
    }

    @Test("a verifying source fails the read that reaches the end", arguments: [1, 3, 65536])
    func verify(_ chunk: Int) throws {
        let right = Measure(digest: .of([1, 2, 3]), size: 3)
        #expect(
            try VerifyingSource(BytesSource([1, 2, 3], chunk: chunk), expecting: right).readAll(limit: 9) == [1, 2, 3])
        for (bytes, kind): ([UInt8], ImageError.Kind) in [
            ([1, 2, 4], .digestMismatch), ([1, 2], .truncated), ([1, 2, 3, 4], .digestMismatch), ([], .truncated),
        ] {
            let source = VerifyingSource(BytesSource(bytes, chunk: chunk), expecting: right)
            let error = #expect(throws: ImageError.self) { try source.readAll(limit: 9) }
            #expect(error?.kind == kind, "\(bytes)")
        }
    }

    @Test("reading ahead gives the same bytes", arguments: [1, 511, 65536], [0, 1, 300_000, 2_000_000])
    func readAhead(_ chunk: Int, _ count: Int) throws {
        let bytes = (0..<(chunk == 1 ? min(count, 300_000) : count)).map { UInt8(truncatingIfNeeded: $0 / 7) }
        #expect(try ReadAhead(BytesSource(bytes, chunk: chunk)).readAll(limit: 4 << 20) == bytes)
    }

    @Test("an error upstream of reading ahead arrives after the bytes before it")
    func readAheadError() throws {
        let broken = VerifyingSource(
            BytesSource([UInt8](repeating: 1, count: 1000)), expecting: Measure(digest: .of([]), size: 2000))
        let ahead = try ReadAhead(broken)
        var seen = 0
        let error = #expect(throws: ImageError.self) {
            while try ahead.read(
                atMost: .max,
                { span throws(ImageError) in
                    seen += span.byteCount
                    return span.byteCount
                })
            {}
        }
        #expect(error?.kind == .truncated)
        #expect(seen == 0 || seen == 1000)
    }

    @Test("whoever stops reading ahead early waits for the thread and leaves nothing behind")
    func readAheadStops() throws {
        for _ in 0..<50 {
            let ahead = try ReadAhead(BytesSource([UInt8](repeating: 3, count: 4 << 20)))
            _ = try ahead.read(atMost: 10) { span throws(ImageError) in span.byteCount }
        }
    }

    @Test("a staged file appears whole under its name, or not at all")
    func staged() throws {
        let folder = try ScratchFolder()
        let target = folder.path.appending("target")
        do {
            let dropped = try StagedFile(in: folder.path)
            try dropped.sink.write([1, 2, 3])
        }
        #expect(try Folder(folder.path).names() == [])
        let kept = try StagedFile(in: folder.path)
        try kept.sink.write([1, 2, 3])
        try kept.publish(as: target)
        #expect(try Folder(folder.path).names() == ["target"])
        #expect(try Folder(folder.path).read("target", limit: 10) == [1, 2, 3])
    }

    @Test(
        "a file opened beneath a folder does not leave it",
        arguments: ["../outside", "link/file", "gone", "/etc/passwd"])
    func beneath(_ name: String) throws {
        let folder = try ScratchFolder()
        try Folder(folder.path.appending("in")).make()
        try Folder(folder.path).write([1], as: "outside")
        #expect(try Program.run("ln", ["-s", "/etc", folder.path.appending("in/link").string]).status == 0)
        #expect(throws: ImageError.self) { try FileSource.openRegular(name, beneath: folder.path.appending("in")) }
    }

    @Test("a FIFO in a folder is refused at once, not waited for")
    func fifo() throws {
        let folder = try ScratchFolder()
        #expect(try Program.run("mkfifo", [folder.path.appending("pipe").string]).status == 0)
        let error = #expect(throws: ImageError.self) { try Folder(folder.path).read("pipe", limit: 10) }
        #expect(error?.kind == .unsafePath)
    }

    @Test("text from outside cannot steer a terminal")
    func printable() {
        #expect(Printable("a\u{1b}[31mb\n\u{7f}").description == "a\\x1b[31mb\\x0a\\x7f")
        #expect(Printable("x\u{202e}y").description == "x\\u{202e}y")
        #expect(Printable([0x41, 0xff, 0x42]).description == "A\\xffB")
        #expect(Printable("naïve 日本").description == "naïve 日本")
    }

    @Test(
        "a digest is an algorithm and lower-case digits of its length",
        arguments: [
            "sha256:", "sha256", "sha256:ABCDEF", "md5:d41d8cd98f00b204e9800998ecf8427e",
            "sha256:" + String(repeating: "g", count: 64), "sha256:" + String(repeating: "a", count: 63),
            "sha256:../" + String(repeating: "a", count: 61), "sha256:" + String(repeating: "１", count: 64),
            " sha256:" + String(repeating: "a", count: 64), "SHA256:" + String(repeating: "a", count: 64),
        ])
    func badDigest(_ text: String) {
        #expect(throws: ImageError.self) { try Digest(parsing: text) }
    }

    @Test("work side by side is all done, and the first failure is thrown")
    func parallel() throws {
        let sink = try ScratchFolder()
        try Parallel.each(40, width: 4) { [path = sink.path] number throws(ImageError) in
            try Folder(path).write([UInt8(number)], as: "\(number)")
        }
        #expect(try Folder(sink.path).names().count == 40)
        let error = #expect(throws: ImageError.self) {
            try Parallel.each(40, width: 4) { number throws(ImageError) in
                if number >= 3 { throw ImageError(.conflict, "number \(number)") }
            }
        }
        #expect(error?.message == "number 3" || error?.kind == .conflict)
    }
}

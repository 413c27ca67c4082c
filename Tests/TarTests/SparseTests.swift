import ByteIO
import Support
import Tar
import Testing

/// A file of 5000 bytes: `aaaa` at 1000, `bb` at 3000, zeros elsewhere.
private let runs = [SparseRun(offset: 1000, length: 4), SparseRun(offset: 3000, length: 2)]
private let stored = Array("aaaabb".utf8)
private var expanded: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 5000)
    bytes.replaceSubrange(1000..<1004, with: repeatElement(0x61, count: 4))
    bytes.replaceSubrange(3000..<3002, with: repeatElement(0x62, count: 2))
    return bytes
}

/// The forms that GNU tar has given a sparse file.
enum SparseForm: CaseIterable {
    case gnu, pax00, pax01, pax10

    /// Adds a file `s` whose map has these numbers, which may be wrong.
    func add(_ numbers: [Int], size: Int, _ content: [UInt8], to tar: inout TarBuilder) {
        let count = "\(numbers.count / 2)"
        let list = numbers.map(String.init)
        switch self {
        case .gnu: addGNU(numbers, size: size, content, to: &tar)
        case .pax00:
            let map = list.indices.map { ($0 % 2 == 0 ? "GNU.sparse.offset" : "GNU.sparse.numbytes", list[$0]) }
            tar.pax([("GNU.sparse.size", "\(size)"), ("GNU.sparse.numblocks", count)] + map)
            tar.header("s", size: content.count)
        case .pax01:
            tar.pax([
                ("GNU.sparse.size", "\(size)"), ("GNU.sparse.numblocks", count), ("GNU.sparse.name", "s"),
                ("GNU.sparse.map", list.joined(separator: ",")),
            ])
            tar.header("GNUSparseFile.1/s", size: content.count)
        case .pax10:
            tar.pax([
                ("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.name", "s"),
                ("GNU.sparse.realsize", "\(size)"),
            ])
            let map = Array(([count] + list).map { $0 + "\n" }.joined().utf8)
            let padding = (512 - map.count % 512) % 512
            tar.header("GNUSparseFile.1/s", size: map.count + padding + content.count)
            tar.content(map)
        }
        tar.content(content)
    }

    private func addGNU(_ numbers: [Int], size: Int, _ content: [UInt8], to tar: inout TarBuilder) {
        let entries = numbers.map { TarBuilder.octal($0, 11) + "\0" }
        tar.header("s", type: "S", size: content.count, magic: "ustar  \0") { block in
            TarBuilder.put(entries.prefix(8).joined(), at: 386, in: &block)
            if entries.count > 8 { block[482] = 1 }
            TarBuilder.put(TarBuilder.octal(size, 11), at: 483, in: &block)
        }
        var rest = entries.dropFirst(8)
        while !rest.isEmpty {
            var block = [UInt8](repeating: 0, count: 512)
            TarBuilder.put(rest.prefix(42).joined(), at: 0, in: &block)
            rest = rest.dropFirst(42)
            block[504] = rest.isEmpty ? 0 : 1
            tar.raw(block)
        }
    }
}

@Suite struct SparseTests {
    @Test("each form is expanded, whatever the runs it is read in", arguments: SparseForm.allCases, chunkSizes)
    func expansion(form: SparseForm, chunk: Int) throws {
        var tar = TarBuilder()
        form.add([1000, 4, 3000, 2, 5000, 0], size: 5000, stored, to: &tar)
        tar.file("after", "x")
        let contents = try TarContents(tar.bytes, chunk: chunk)
        #expect(contents.names == ["s", "after"])
        #expect(contents.headers[0].size == 5000)
        #expect(contents.headers[0].storedSize == 6)
        #expect(contents.headers[0].sparse == runs)
        #expect(contents.members[0].content == expanded)
        #expect(contents.members[1].content == [0x78])
    }

    @Test("data is lent with its place, holes are not", arguments: SparseForm.allCases, chunkSizes)
    func data(form: SparseForm, chunk: Int) throws {
        var tar = TarBuilder()
        form.add([1000, 4, 3000, 2], size: 5000, stored, to: &tar)
        var reader = TarReader(BytesSource(tar.bytes, chunk: chunk))
        _ = try reader.next()
        #expect(reader.bodyRegion == nil)
        var seen = [UInt8](repeating: 0, count: 5000)
        var total = 0
        while try reader.readData({ offset, span in
            for index in 0..<span.byteCount { seen[Int(offset) + index] = span[index] }
            total += span.byteCount
            return span.byteCount
        }) {}
        #expect(total == 6)
        #expect(seen == expanded)
    }

    @Test("data of a plain file is lent with its place too", arguments: chunkSizes)
    func plainData(chunk: Int) throws {
        var tar = TarBuilder()
        tar.file("f", "hello")
        var reader = TarReader(BytesSource(tar.bytes, chunk: chunk))
        _ = try reader.next()
        var seen: [Int64] = []
        while try reader.readData({ offset, _ in
            seen.append(offset)
            return 1
        }) {}
        #expect(seen == [0, 1, 2, 3, 4])
    }

    @Test("a map of hundreds of runs is read from all forms", arguments: SparseForm.allCases)
    func longMap(form: SparseForm) throws {
        var tar = TarBuilder()
        form.add((0..<500).flatMap { [$0 * 100, 1] }, size: 50000, [UInt8](repeating: 7, count: 500), to: &tar)
        let member = try #require(try TarContents(tar.bytes).members.first)
        #expect(member.header.sparse?.count == 500)
        #expect(member.content == (0..<50000).map { $0 % 100 == 0 ? 7 : 0 })
    }

    @Test("a file that is one hole, and one that is none", arguments: SparseForm.allCases)
    func extremes(form: SparseForm) throws {
        var tar = TarBuilder()
        form.add([5000, 0], size: 5000, [], to: &tar)
        form.add([0, 6], size: 6, stored, to: &tar)
        form.add([0, 0], size: 0, [], to: &tar)
        let contents = try TarContents(tar.bytes)
        #expect(contents.headers.map(\.sparse) == [[], [SparseRun(offset: 0, length: 6)], []])
        #expect(contents.members.map(\.content) == [[UInt8](repeating: 0, count: 5000), stored, []])
    }

    @Test(
        "a map that does not add up is refused in every form", arguments: SparseForm.allCases,
        [
            ([1000, 4, 1002, 2], "is not in order or overlaps itself"),
            ([3000, 2, 1000, 4], "is not in order or overlaps itself"),
            ([1000, 4, 4999, 2], "reaches beyond the size of 5000 bytes"),
            ([1000, 6, 5001, 0], "reaches beyond the size of 5000 bytes"),
            ([1000, 4], "needs 4 bytes of content, the member has 6"),
            ([1000, 4, 3000, 3], "needs 7 bytes of content, the member has 6"),
        ] as [([Int], String)])
    func badMaps(form: SparseForm, map: ([Int], String)) {
        var tar = TarBuilder()
        form.add(map.0, size: 5000, stored, to: &tar)
        let place = form == .gnu ? 0 : 1024
        expectFailure(.malformed, "the sparse map of the member at byte \(place) \(map.1)", tar.bytes)
    }

    @Test(
        "numbers that do not fit are refused, and nothing overflows", arguments: ["-1", "9223372036854775808", "x", ""])
    func badNumbers(text: String) {
        for (key, offset) in [("GNU.sparse.offset", 512), ("GNU.sparse.numbytes", 512)] where !text.isEmpty {
            var tar = TarBuilder()
            tar.pax([(key, text)])
            expectFailure(
                .malformed, "the pax record \(key) at byte \(offset) has the value \"\(text)\", which it cannot have",
                tar.bytes)
        }
        var tar = TarBuilder()
        tar.pax([("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "9")])
        tar.header("s", size: 512)
        tar.content(Array("1\n0\n\(text)\n".utf8))
        expectFailure(
            .malformed, "the sparse map of the member at byte 1024 has an entry that is not a number", tar.bytes)
    }

    @Test("runs at the end of 63 bits do not overflow")
    func largeNumbers() throws {
        var limits = TarLimits()
        limits.sparseFileBytes = .max
        var tar = TarBuilder()
        SparseForm.pax10.add([Int.max - 6, 6], size: .max, stored, to: &tar)
        var reader = TarReader(BytesSource(tar.bytes), limits: limits)
        #expect(try reader.next()?.size == .max)
        var place: Int64 = 0
        _ = try reader.readData { offset, span in
            place = offset
            return span.byteCount
        }
        #expect(place == .max - 6)
        var beyond = TarBuilder()
        SparseForm.pax10.add([Int.max - 5, 6], size: .max, stored, to: &beyond)
        expectFailure(
            .malformed,
            "the sparse map of the member at byte 1024 reaches beyond the size of 9223372036854775807 bytes",
            beyond.bytes, limits: limits)
    }

    @Test("a map that claims more than it has, or more than is sane, is refused before anything is made of it")
    func claims() {
        func paxOne(_ map: String, size: Int? = nil) -> [UInt8] {
            var tar = TarBuilder()
            tar.pax([("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0"), ("GNU.sparse.realsize", "9")])
            tar.header("s", size: size ?? 512)
            tar.content(Array(map.utf8))
            return tar.bytes
        }
        let member = "the sparse map of the member at byte 1024"
        expectFailure(.limitExceeded, "\(member) takes more than 1048576 bytes", paxOne("100000000000\n"))
        expectFailure(.malformed, "\(member) goes on beyond the member's content", paxOne("2\n0\n1\n"))
        expectFailure(
            .malformed, "\(member) goes on beyond the member's content", paxOne(String(repeating: "1", count: 512)))
        expectFailure(.malformed, "\(member) goes on beyond the member's content", paxOne("", size: 0))
        var count = TarBuilder()
        count.pax([("GNU.sparse.size", "9"), ("GNU.sparse.numblocks", "4000000000"), ("GNU.sparse.map", "0,9")])
        count.header("s", size: 9)
        expectFailure(.malformed, "\(member) has 1 runs, not the number it claims", count.bytes)
        var odd = TarBuilder()
        odd.pax([("GNU.sparse.size", "9"), ("GNU.sparse.map", "0,9,9")])
        odd.header("s", size: 9)
        expectFailure(.malformed, "\(member) has an offset without a length", odd.bytes)
        var noSize = TarBuilder()
        noSize.pax([("GNU.sparse.major", "0"), ("GNU.sparse.minor", "1"), ("GNU.sparse.map", "0,9")])
        noSize.header("s", size: 9)
        expectFailure(.malformed, "\(member) comes without the file's size", noSize.bytes)
    }

    @Test("versions that are not known are refused", arguments: [("1", "9"), ("2", "0"), ("0", "2")])
    func versions(major: String, minor: String) {
        var tar = TarBuilder()
        tar.pax([("GNU.sparse.major", major), ("GNU.sparse.minor", minor)])
        tar.header("s")
        expectFailure(
            .unsupported,
            "the sparse file at byte 1024 has the version \(major).\(minor), known are 0.0, 0.1 and 1.0", tar.bytes)
    }

    @Test("a file larger than any file system holds is refused")
    func tooLarge() {
        var tar = TarBuilder()
        SparseForm.pax01.add([0, 6], size: 1 << 62, stored, to: &tar)
        expectFailure(
            .limitExceeded,
            "the sparse file at byte 1024 claims 4611686018427387904 bytes, the limit is 17592186044416", tar.bytes)
    }

    @Test("an old GNU map without end stops at its limit")
    func endlessMap() {
        var limits = TarLimits()
        limits.extensionBytes = 2048
        var tar = TarBuilder()
        SparseForm.gnu.add((0..<500).flatMap { [$0, 1] }, size: 500, stored, to: &tar)
        expectFailure(
            .limitExceeded, "the sparse map of the member at byte 0 takes more than 2048 bytes", tar.bytes,
            limits: limits)
    }

    @Test("the type S without the GNU magic is not a sparse file")
    func notGNU() {
        var tar = TarBuilder()
        tar.header("s", type: "S")
        expectFailure(
            .unsupported,
            "the member s at byte 0 has the type S, which is none of a file, link, folder, device or pipe", tar.bytes)
    }
}

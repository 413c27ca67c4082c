import ByteIO
import Tar

/// A tar: what is read is written, and read again to the same.
enum TarChecks {
    /// A member with what is stored of it.
    private struct Member: Equatable {
        let header: TarHeader
        let content: [UInt8]
    }

    /// Reads `bytes` in all the ways there are.
    static func run(_ bytes: [UInt8]) throws(ImageError) {
        _ = try? read(bytes, chunk: 511, globals: .applied)
        let members = try read(bytes)
        Claim.holds((try? read(bytes, chunk: 13)) == members, "what is read depends on how it comes in")
        try write(members)
        try pass(bytes, members)
        try restamp(bytes)
    }

    private static func read(
        _ bytes: [UInt8], chunk: Int = .max, globals: TarReader.GlobalRecords = .ignored
    ) throws(ImageError) -> [Member] {
        var reader = TarReader(BytesSource(bytes, chunk: chunk), globalRecords: globals)
        var members: [Member] = []
        while let header = try reader.next() {
            _ = try? header.cleanedPath()
            _ = header.path.description
            var content: [UInt8] = []
            while try reader.readData({ _, span throws(ImageError) in
                content.append(contentsOf: (0..<span.byteCount).map { span[$0] })
                return span.byteCount
            }) {}
            members.append(Member(header: header, content: content))
        }
        _ = try reader.finish()
        return members
    }

    /// Written anew: the same headers and contents.
    private static func write(_ members: [Member]) throws(ImageError) {
        let sink = BytesSink()
        var writer = TarWriter(sink)
        for member in members { try writer.append(member.header, bytes: member.content) }
        try writer.finish()
        let again = Claim.succeeds("written") { () throws(ImageError) in try read(sink.bytes) }
        compare(again.map(withoutSlash), members.map(withoutSlash), "written anew")
    }

    /// A slash at the end of a name makes old readers take anything for a folder: the writer puts it behind folders alone.
    private static func withoutSlash(_ member: Member) -> Member {
        var header = member.header
        header.path = (try? header.path.cleaned()) ?? header.path
        return Member(header: header, content: member.content)
    }

    private static func compare(_ found: [Member], _ expected: [Member], _ what: String) {
        Claim.holds(found.count == expected.count, "\(what): \(found.count) members of \(expected.count)")
        for (found, expected) in zip(found, expected) {
            Claim.holds(found == expected, "\(what): \(found) is not \(expected)")
        }
    }

    /// Passed on as they are.
    private static func pass(_ bytes: [UInt8], _ members: [Member]) throws(ImageError) {
        let sink = BytesSink()
        var reader = TarReader(BytesSource(bytes))
        var writer = TarWriter(sink)
        while try reader.next() != nil { try writer.append(memberOf: &reader) }
        try writer.finish()
        let again = Claim.succeeds("passed on") { () throws(ImageError) in try read(sink.bytes) }
        compare(again, members, "passed on")
    }

    /// With all times set: once is enough.
    private static func restamp(_ bytes: [UInt8]) throws(ImageError) {
        let restamp = TarRestamp(seconds: 1_700_000_000)
        var reader = TarReader(BytesSource(bytes))
        while try reader.next() != nil {
            let once = try restamp.applied(to: reader.rawHeader)
            Claim.holds((try? restamp.applied(to: once)) == once, "times change twice")
        }
    }
}

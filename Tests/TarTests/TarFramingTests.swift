import ByteIO
import Support
import Tar
import Testing

/// `file` with two bytes, and what `more` adds.
private func archive(_ more: (inout TarBuilder) -> Void = { _ in }) -> [UInt8] {
    var tar = TarBuilder()
    tar.file("file", "hi")
    more(&tar)
    return tar.bytes
}

@Suite struct TarFramingTests {
    @Test("an archive ends with two blocks of zeros, with one, or with none", arguments: chunkSizes)
    func endings(chunk: Int) throws {
        let complete = TarEnding(marker: .complete, hasTrailingGarbage: false, size: 2048)
        #expect(try TarContents(archive { $0.zeros() }, chunk: chunk).ending == complete)
        let single = TarEnding(marker: .single, hasTrailingGarbage: false, size: 1536)
        #expect(try TarContents(archive { $0.zeros(blocks: 1) }, chunk: chunk).ending == single)
        let missing = TarEnding(marker: .missing, hasTrailingGarbage: false, size: 1024)
        #expect(try TarContents(archive(), chunk: chunk).ending == missing)
    }

    @Test("an empty stream is an empty archive without a marker")
    func empty() throws {
        let contents = try TarContents([])
        #expect(contents.names.isEmpty)
        #expect(contents.ending == TarEnding(marker: .missing, hasTrailingGarbage: false, size: 0))
    }

    @Test("zeros after the end are padding, anything else is reported, and all of it is read", arguments: chunkSizes)
    func trailing(chunk: Int) throws {
        let padded = try TarContents(archive { $0.zeros(blocks: 20) }, chunk: chunk)
        #expect(padded.ending == TarEnding(marker: .complete, hasTrailingGarbage: false, size: 1024 + 20 * 512))
        let uneven = try TarContents(archive { $0.raw([UInt8](repeating: 0, count: 1100)) }, chunk: chunk)
        #expect(uneven.ending == TarEnding(marker: .complete, hasTrailingGarbage: false, size: 1024 + 1100))
        let second = try TarContents(
            archive {
                $0.zeros(); $0.file("hidden", "x"); $0.zeros()
            }, chunk: chunk)
        #expect(second.names == ["file"])
        #expect(second.ending == TarEnding(marker: .complete, hasTrailingGarbage: true, size: 2048 + 2048))
    }

    @Test("a block of zeros before more members is refused")
    func zerosInBetween() {
        let bytes = archive {
            $0.zeros(blocks: 1); $0.file("more", "x")
        }
        expectFailure(.malformed, "the block of zeros at byte 1024 is followed by one that is not", bytes)
        let part = archive {
            $0.zeros(blocks: 1); $0.raw([1])
        }
        expectFailure(.malformed, "the block of zeros at byte 1024 is followed by one that is not", part)
    }

    @Test("padding that is cut off after the last member is forgiven", arguments: chunkSizes)
    func missingPadding(chunk: Int) throws {
        for count in [514, 600, 1023] {
            let contents = try TarContents(Array(archive().prefix(count)), chunk: chunk)
            #expect(contents.names == ["file"])
            #expect(contents.ending == TarEnding(marker: .missing, hasTrailingGarbage: false, size: Int64(count)))
        }
    }

    @Test("a header cut short says where", arguments: [1, 100, 511])
    func cutHeader(count: Int) {
        expectFailure(
            .truncated,
            "the archive ends at byte \(1024 + count), \(512 - count) bytes before the end of the header of the member "
                + "at byte 1024",
            archive { $0.raw([UInt8](repeating: 1, count: count)) })
    }

    @Test("content cut short says where", arguments: [512, 513])
    func cutContent(count: Int) {
        expectFailure(
            .truncated,
            "the archive ends at byte \(count), \(514 - count) bytes before the end of the content of the member at "
                + "byte 0",
            Array(archive().prefix(count)))
    }

    @Test("content cut short says where when it is skipped, in memory and in a file")
    func cutSkipped() throws {
        var reader = TarReader(BytesSource(Array(archive().prefix(513))))
        _ = try reader.next()
        do {
            _ = try reader.next()
            Issue.record("no error")
        } catch {
            #expect(error.kind == .truncated)
            #expect(
                error.message
                    == "the archive ends at byte 513, 1 bytes before the end of the content of the member at byte 0")
        }
    }

    @Test("an extension header without a member is refused")
    func dangling() {
        let atEnd = archive {
            $0.long("x"); $0.zeros()
        }
        expectFailure(.malformed, "the extension header at byte 1024 has no member after it", atEnd)
        expectFailure(
            .truncated,
            "the archive ends at byte 2048, 512 bytes before the end of the header of the member at byte 1024",
            archive { $0.pax([("path", "x")]) })
        expectFailure(
            .truncated,
            "the archive ends at byte 1536, 512 bytes before the end of an extension header of the member at byte 1024",
            archive { $0.header("x", type: "L", size: 3) })
    }

    @Test("an error is final")
    func sticky() throws {
        var tar = TarBuilder()
        tar.header("bad", checksum: "0000000\0")
        tar.file("good", "x")
        var reader = TarReader(BytesSource(tar.bytes))
        var messages: [String] = []
        for _ in 0..<3 {
            do { _ = try reader.next() } catch { messages.append(error.message) }
        }
        do { _ = try reader.readBody { $0.byteCount } } catch { messages.append(error.message) }
        #expect(messages.count == 4)
        #expect(Set(messages).count == 1)
        #expect(reader.bodyRegion == nil)
    }

    @Test("an error of whoever reads the body is final too")
    func stickyBody() throws {
        var reader = TarReader(BytesSource(archive()))
        _ = try reader.next()
        for _ in 0..<2 {
            do {
                _ = try reader.readBody { _ throws(ImageError) in throw ImageError(.io, "the disk is full") }
                Issue.record("no error")
            } catch {
                #expect(error.message == "the disk is full")
            }
        }
    }
}

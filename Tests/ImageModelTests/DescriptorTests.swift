import ByteIO
import ImageModel
import Testing

@Suite struct DescriptorTests {
    private static let hex = String(repeating: "0123456789abcdef", count: 4)

    private func descriptor(_ text: String) throws -> Descriptor {
        let bytes = Array(text.utf8)
        return try Descriptor(JSONValue.parse(bytes), in: bytes, as: "blob")
    }

    private func descriptor(digest: String = "sha256:" + hex, size: String = "5") throws -> Descriptor {
        try descriptor(#"{"mediaType":"a/b","digest":"\#(digest)","size":\#(size)}"#)
    }

    @Test(
        "a digest is an algorithm that can be verified and its lower-case digits",
        arguments: [
            "", ":", "sha256", "sha256:", hex, "sha256:" + hex.dropLast(), "sha256:" + hex + "0",
            "sha256:" + hex.uppercased(), " sha256:" + hex, "sha256:" + hex + "\\n", "SHA256:" + hex,
            "sha256:../" + hex.dropFirst(3), "../sha256:" + hex, "md5:" + hex.prefix(32), "sha1:" + hex.prefix(40),
            "blake3:" + hex, "sha512:" + hex, "sha256:" + hex.replacing("0", with: "\u{ff10}"),
        ])
    func digests(text: String) {
        #expect(throws: ImageError.self) { try descriptor(digest: text) }
    }

    @Test("sha512 is a digest")
    func sha512() throws {
        #expect(try descriptor(digest: "sha512:" + Self.hex + Self.hex).digest.algorithm == .sha512)
    }

    @Test(
        "a size is an exact integer of 64 bits, not negative",
        arguments: [
            ("0", 0), ("9223372036854775807", .max), ("9223372036854775808", nil), ("-1", nil), ("1.0", nil),
            ("1e0", nil), ("\"1\"", nil), ("null", nil), ("true", nil), ("1e999", nil),
        ] as [(String, Int64?)])
    func sizes(text: String, size: Int64?) {
        #expect((try? descriptor(size: text))?.size == size)
    }

    @Test(
        "a media type is printable ASCII",
        arguments: [
            ("a/b; charset=utf-8", true), ("", false), ("a/\\u00e9", false), ("a/\\u212a", false), ("a/b\\n", false),
            (String(repeating: "a", count: 256), false),
        ])
    func mediaTypes(text: String, valid: Bool) {
        let text = #"{"mediaType":"\#(text)","digest":"sha256:\#(Self.hex)","size":5}"#
        #expect(((try? descriptor(text)) != nil) == valid)
    }

    @Test("embedded data must be the bytes that size and digest name")
    func data() throws {
        let digest = Digest.of(Array("{}".utf8))
        let text = { (data: String, size: Int) in
            #"{"mediaType":"a/b","digest":"\#(digest)","size":\#(size),"data":"\#(data)"}"#
        }
        #expect(try descriptor(text("e30=", 2)).data == Array("{}".utf8))
        #expect(try descriptor(text("", 2)).data == nil)
        for (data, size, kind) in [
            ("e30=", 3, ImageError.Kind.digestMismatch), ("e30x", 2, .digestMismatch), ("e30", 2, .malformed),
            ("e3\u{e9}=", 2, .malformed), ("=e30", 2, .malformed), ("e30==", 2, .malformed),
        ] {
            let error = #expect(throws: ImageError.self) { try descriptor(text(data, size)) }
            #expect(error?.kind == kind, "\(data)")
        }
    }

    @Test("the empty descriptor is the one of the specification")
    func empty() {
        #expect(
            String(decoding: Descriptor.empty.json.encoded(), as: UTF8.self)
                == #"{"mediaType":"application/vnd.oci.empty.v1+json","#
                + #""digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2,"#
                + #""data":"e30="}"#)
    }

    @Test("annotations that only Unicode normalisation makes equal are two, and descriptors with them differ")
    func normalisation() throws {
        let base = #"{"mediaType":"a/b","digest":"sha256:\#(Self.hex)","size":5,"annotations":{"n":""#
        let composed = try descriptor(base + "caf\u{e9}\"}}")
        let decomposed = try descriptor(base + "cafe\u{301}\"}}")
        #expect(composed != decomposed)
        var map: StringMap = ["caf\u{e9}": "1", "cafe\u{301}": "2"]
        #expect(map.count == 2)
        #expect(map["caf\u{e9}"] == "1")
        map["caf\u{e9}"] = nil
        #expect(map.keys.map { Array($0.utf8) } == [Array("cafe\u{301}".utf8)])
    }

    @Test("a map keeps its keys in byte order, the last of two counts")
    func map() {
        var map = StringMap([("b", "1"), ("B", "2"), ("a", "3"), ("b", "4")])
        #expect(map.keys == ["B", "a", "b"])
        #expect(map["b"] == "4")
        map["aa"] = "5"
        #expect(map.map(\.value) == ["2", "3", "5", "4"])
        #expect(map["nope"] == nil)
    }

    @Test("base64 is what it was after a round trip")
    func base64() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37) }
            #expect(Base64.decode(Base64.encode(bytes)) == bytes)
        }
        #expect(Base64.encode(Array("light work.".utf8)) == "bGlnaHQgd29yay4=")
    }
}

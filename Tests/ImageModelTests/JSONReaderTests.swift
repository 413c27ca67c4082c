import ByteIO
import ImageModel
import Testing

@Suite struct JSONReaderTests {
    static let bad: [(text: String, message: String)] = [
        ("", "JSON text is empty, expected a value at byte 0"),
        (" ", "JSON text ends at byte 1, expected a value"),
        ("\u{feff}{}", "JSON text starts with a byte-order mark, expected a value at byte 0"),
        ("{} {}", "found { at byte 3 of the JSON text, expected the end"),
        ("{}\0", "found 0x0 at byte 2 of the JSON text, expected the end"),
        ("\0", "found 0x0 at byte 0 of the JSON text, expected a value"),
        ("{'a':1}", "found ' at byte 1 of the JSON text, expected a key"),
        ("{a:1}", "found a at byte 1 of the JSON text, expected a key"),
        ("{\"a\" 1}", "found 1 at byte 5 of the JSON text, expected a colon"),
        ("{\"a\":1,}", "found } at byte 7 of the JSON text, expected a key"),
        ("[1,]", "found ] at byte 3 of the JSON text, expected a value"),
        ("[1 2]", "found 2 at byte 3 of the JSON text, expected a comma or ]"),
        ("{\"a\":1 \"b\":2}", "found \" at byte 7 of the JSON text, expected a comma or }"),
        ("{\"a\":1", "JSON text ends at byte 6, expected a comma or }"),
        ("// c\n{}", "found / at byte 0 of the JSON text, expected a value"),
        ("NaN", "found N at byte 0 of the JSON text, expected a value"),
        ("nul", "JSON text ends at byte 3, expected null"),
        ("True", "found T at byte 0 of the JSON text, expected a value"),
        ("01", "found 1 at byte 1 of the JSON text, expected the end"),
        ("+1", "found + at byte 0 of the JSON text, expected a value"),
        ("-", "JSON text ends at byte 1, expected a digit"),
        ("1.", "JSON text ends at byte 2, expected a digit"),
        (".5", "found . at byte 0 of the JSON text, expected a value"),
        ("1e", "JSON text ends at byte 2, expected a digit"),
        ("\u{ff11}", "found 0xef at byte 0 of the JSON text, expected a value"),
        ("\"a", "JSON text ends at byte 2, expected the end of the string that starts at byte 0"),
        (
            "\"a\nb\"",
            "found 0xa at byte 2 of the JSON text, expected an escape for the control character in the string"
        ),
        ("\"\\x\"", "found x at byte 2 of the JSON text, expected an escape"),
        ("\"\\u12g4\"", "found g at byte 5 of the JSON text, expected four hexadecimal digits"),
        ("\"\\ud800\"", "escape at byte 1 is a lone surrogate"),
        ("\"\\udc00\"", "escape at byte 1 is a lone surrogate"),
        ("\"\\ud800\\n\"", "escape at byte 1 is a lone surrogate"),
        ("\"\\ud800\\ud800\"", "escape at byte 1 is a lone surrogate"),
        ("{\"a\":1,\"a\":2}", "key a at byte 7 is there a second time"),
        ("{\"a\":1,\"\\u0061\":2}", "key a at byte 7 is there a second time"),
    ]

    @Test("what is not one RFC 8259 text is refused, with the byte", arguments: bad)
    func refuses(text: String, message: String) {
        let error = #expect(throws: ImageError.self) { try JSONValue.parse(Array(text.utf8)) }
        #expect(error?.kind == .malformed)
        #expect(error?.message == message)
    }

    @Test(
        "strings must be UTF-8",
        arguments: [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc3]] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let error = #expect(throws: ImageError.self) { try JSONValue.parse([0x22] + bytes + [0x22]) }
        #expect(error?.message == "string at byte 0 is not valid UTF-8")
    }

    @Test("64 levels are read, 65 are not")
    func depth() throws {
        let nested = { (count: Int) in
            Array((String(repeating: "[", count: count) + String(repeating: "]", count: count)).utf8)
        }
        _ = try JSONValue.parse(nested(64))
        let error = #expect(throws: ImageError.self) { try JSONValue.parse(nested(65)) }
        #expect(error?.kind == .limitExceeded)
        #expect(error?.message == "JSON is nested deeper than 64 levels at byte 64")
    }

    @Test("a text over the limit is refused unread")
    func size() {
        var limits = JSONValue.Limits(bytes: .listing)
        limits.bytes = 1
        let error = #expect(throws: ImageError.self) { try JSONValue.parse([0x20, 0x31], limits: limits) }
        #expect(error?.kind == .limitExceeded)
        #expect(error?.message == "document of 2 bytes is larger than the limit of 1")
    }

    @Test("escapes are resolved")
    func escapes() throws {
        let value = try JSONValue.parse(Array(#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\u0000""#.utf8))
        #expect(value.bytes == Array("\"\\/\u{8}\u{c}\n\r\té😀\0".utf8))
    }

    @Test("an integer is exact or it is none")
    func integers() throws {
        let expected: [(String, Int64?)] = [
            ("0", 0), ("-0", 0), ("9223372036854775807", .max), ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("1.0", nil), ("1e0", nil), ("1e999", nil), ("\"1\"", nil),
        ]
        for (text, integer) in expected {
            #expect(try JSONValue.parse(Array(text.utf8)).integer == integer, "\(text)")
        }
    }

    @Test("each value knows its bytes")
    func ranges() throws {
        let text = Array(#" { "a" : [ 1 , "x" ] } "#.utf8)
        let value = try JSONValue.parse(text)
        let member = try #require(value.member("a"))
        #expect(value.range == 1..<22)
        #expect(String(decoding: text[member.keyRange], as: UTF8.self) == "\"a\"")
        #expect(String(decoding: text[member.value.range], as: UTF8.self) == "[ 1 , \"x\" ]")
        let elements = try #require(member.value.elements)
        #expect(elements.map { String(decoding: text[$0.range], as: UTF8.self) } == ["1", "\"x\""])
    }

    @Test("keys that only Unicode normalisation makes equal are two keys")
    func normalisation() throws {
        let value = try JSONValue.parse(Array("{\"caf\u{e9}\":1,\"cafe\u{301}\":2}".utf8))
        #expect(value.members?.count == 2)
    }

    @Test("a known key is found in any case, the exact one first")
    func folding() throws {
        let value = try JSONValue.parse(Array(#"{"CONFIG":1,"config":2,"laYers":3,"\u017fize":4,"x":null}"#.utf8))
        #expect(value["config"]?.integer == 2)
        #expect(value["Layers"]?.integer == 3)
        #expect(value["size"]?.integer == 4)
        #expect(value["x"] == nil)
        #expect(value.member("x")?.value.isNull == true)
        #expect(value["y"] == nil)
    }

    @Test(
        "folding takes letters of ASCII and the two that fold into it, nothing else",
        arguments: [
            ("size", "SIZE", true), ("size", "\u{17f}ize", true), ("key", "\u{212a}ey", true), ("size", "siz", false),
            ("siz", "size", false), ("caf\u{e9}", "caf\u{c9}", false), ("@", "`", false), ("[", "{", false),
        ])
    func fold(key: String, spelled: String, isFound: Bool) throws {
        let value = try JSONValue.parse(JSON.object([(spelled, 1)]).encoded())
        #expect((value[key] != nil) == isFound)
        let twins = try JSONValue.parse(JSON.object([(key, 1), (spelled, 1)]).encoded())
        #expect(((try? JSONObject(twins, as: "x")) == nil) == isFound)
        let many: [(String, JSON)] = (0..<10).map { ("k\($0)", .null) } + [(key, 1), (spelled, 1)]
        #expect(((try? JSONObject(JSONValue.parse(JSON.object(many).encoded()), as: "x")) == nil) == isFound)
    }

    @Test("twins are refused in a struct and kept in a map")
    func twins() throws {
        let bytes = Array(#"{"m":{"A":"1","a":"2"},"k":1,"\u212a":2}"#.utf8)
        let value = try JSONValue.parse(bytes)
        let error = #expect(throws: ImageError.self) { try JSONObject(value, as: "config") }
        #expect(error?.kind == .malformed)
        #expect(error?.message == "key \u{212a} at byte 29 differs from another key of config in its case only")
        let map = try JSONObject(parsing: Array(#"{"m":{"A":"1","a":"2"}}"#.utf8), as: "config").map("m")
        #expect(map == ["A": "1", "a": "2"])
    }

    @Test("keys by the ten thousand take linear time, values are counted")
    func linear() throws {
        let keys = (0..<20_000).map { "\"\($0)\":0" }.joined(separator: ",")
        #expect(try JSONValue.parse(Array("{\(keys)}".utf8)).members?.count == 20_000)
        var limits = JSONValue.Limits()
        #expect(limits.values == 1_000_000)
        limits.values = 3
        #expect(try JSONValue.parse(Array("[1,2]".utf8), limits: limits).elements?.count == 2)
        let error = #expect(throws: ImageError.self) { try JSONValue.parse(Array("[1,2,3]".utf8), limits: limits) }
        #expect(error?.kind == .limitExceeded)
        #expect(error?.message == "more than 3 JSON values at byte 5")
    }
}

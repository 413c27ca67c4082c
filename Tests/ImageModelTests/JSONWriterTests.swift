import ImageModel
import Testing

@Suite struct JSONWriterTests {
    private func text(_ json: JSON, _ writer: JSONWriter = JSONWriter()) -> String {
        String(decoding: writer.encode(json), as: UTF8.self)
    }

    @Test("strings are escaped as Go escapes them")
    func escapes() {
        #expect(text("<a href=\"x\">&/\\") == #""\u003ca href=\"x\"\u003e\u0026/\\""#)
        #expect(text("\n\r\t\u{8}\u{c}\u{0}\u{1f}\u{7f}") == "\"\\n\\r\\t\\b\\f\\u0000\\u001f\u{7f}\"")
        #expect(text("\u{2028}\u{2029}é😀") == "\"\\u2028\\u2029é😀\"")
        #expect(text("e\u{301}") == "\"e\u{301}\"")
        #expect(text("<&>", JSONWriter(escapesHTML: false)) == "\"<&>\"")
    }

    static let value: JSON = [
        "z": 1, "a": [], "o": [:], "l": [true, nil, "x"], "n": .number("1e3"), "d": ["k": -5], "r": .raw([0x30]),
    ]

    @Test("members keep their order, one line has no spaces")
    func compact() {
        #expect(text(Self.value) == #"{"z":1,"a":[],"o":{},"l":[true,null,"x"],"n":1e3,"d":{"k":-5},"r":0}"#)
        #expect(text(Self.value.sorted) == #"{"a":[],"d":{"k":-5},"l":[true,null,"x"],"n":1e3,"o":{},"r":0,"z":1}"#)
    }

    @Test("indented text is as docker inspect prints it")
    func indented() {
        #expect(
            text(Self.value, JSONWriter(indent: "    ")) == """
                {
                    "z": 1,
                    "a": [],
                    "o": {},
                    "l": [
                        true,
                        null,
                        "x"
                    ],
                    "n": 1e3,
                    "d": {
                        "k": -5
                    },
                    "r": 0
                }
                """)
    }

    @Test("what was read is written again with the same numbers")
    func reread() throws {
        let source = #"{"b":[1.50,-0,1E+9],"a":"\u00e9"}"#
        #expect(text(JSON(try JSONValue.parse(Array(source.utf8)))) == #"{"b":[1.50,-0,1E+9],"a":"é"}"#)
    }
}

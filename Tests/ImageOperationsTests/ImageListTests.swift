import ByteIO
import ImageOperations
import Testing

@Suite("Lists of images")
struct ImageListTests {
    private static let variables = ["NAME": "app", "TAG": "1", "EMPTY": ""]

    private func names(yaml text: String) throws(ImageError) -> [String] {
        try ImageList(yaml: Array(text.utf8)) { Self.variables[$0] }.entries.map { "\($0.line) \($0.text)" }
    }

    static let values: [(value: String, name: String)] = [
        ("a:1", "a:1"), ("$NAME:$TAG", "app:1"), ("${NAME}", "app"), ("x${NAME}y", "xappy"), ("${NONE-d}", "d"),
        ("a${EMPTY-d}", "a"), ("${EMPTY:-d}", "d"), ("${NONE:-$NAME}", "app"), ("${NONE:-${EMPTY:-${NAME}}}", "app"),
        ("a${NONE:+b}", "a"), ("a${TAG:+b}", "ab"), ("a${EMPTY+b}", "ab"), ("a${EMPTY:+b}", "a"),
        ("${NAME?why}", "app"), ("${NAME:?why}", "app"),
    ]

    @Test("a variable is replaced as compose does it", arguments: values)
    func replaces(_ value: String, _ name: String) throws {
        #expect(try names(yaml: "image: \"\(value)\"") == ["1 \(name)"])
    }

    static let wrong: [(text: String, message: String)] = [
        ("image: $NONE", "variable NONE is not set and has no default"),
        ("image: ${NONE}", "variable NONE is not set and has no default"),
        ("image: ${EMPTY:?tell me}", "variable EMPTY: tell me"),
        ("image: a$", "a $ that begins no variable is written $$"),
        ("image: a$1", "a $ that begins no variable is written $$"),
        ("image: ${NAME", "${ has no closing brace"), ("image: ${NAME:x}", "${NAME:x} is no variable"),
        ("image: ${NAME:}", "${NAME:} is no variable"), ("image: *x", "*x stands for no text"),
        ("x: &x [a]\nimage: *x", "*x stands for no text"),
        ("image: " + String(repeating: "${N:-", count: 20) + String(repeating: "}", count: 20), "deeper than 16"),
        ("image: UPPER", "\"UPPER\" is no name of an image"), ("image:", "\"\" is no name of an image"),
        ("image: 'a b'", "\"a b\" is no name of an image"), ("image: [", "did not find"),
        (String(repeating: "[", count: 1000), "nested deeper than 64"),
    ]

    @Test("what is wrong is told", arguments: wrong)
    func refuses(_ text: String, _ message: String) {
        let error = #expect(throws: ImageError.self) { try names(yaml: text) }
        let told = ((error?.places ?? []) + [error?.message ?? ""]).joined(separator: ": ")
        #expect(told.contains(message), "\(told)")
        #expect(told.hasPrefix("line "), "\(told)")
    }

    @Test("keys image are found wherever they are, and nothing else is")
    func keys() throws {
        let text = """
            x-base: &base {image: &i a:1}
            image: {type: string, reference: b}
            ? [image, image]
            : image
            list: [image, {image: c}, {reference: d}]
            services:
              web: {<<: *base, image: *i}
              "image": e
            ---
            Image: f
            text: |
              image: g
            image: sha256:abc
            """
        #expect(try names(yaml: text) == ["1 a:1", "2 b", "5 c", "7 a:1", "8 e", "13 sha256:abc"])
    }

    @Test("a list has a name a line, and remarks")
    func lines() throws {
        let text = "a:1\n\n# b\n  c \t# d\ne#f\r\n#\n g\n"
        let error = #expect(throws: ImageError.self) { try ImageList(lines: Array(text.utf8)) }
        #expect(error?.message == "line 5: \"e#f\" is no name of an image")
        let sound = Array(text.replacing("e#f", with: "e").utf8)
        #expect(try ImageList(lines: sound).entries.map { "\($0.line) \($0.text)" } == ["1 a:1", "4 c", "5 e", "7 g"])
    }

    @Test("no list is longer than an index")
    func limit() {
        let text = String(repeating: "a\n", count: ImageList.nameLimit + 1)
        let error = #expect(throws: ImageError.self) { try ImageList(lines: Array(text.utf8)) }
        #expect(error?.kind == .limitExceeded)
    }
}

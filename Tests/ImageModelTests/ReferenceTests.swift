import ByteIO
import ImageModel
import Testing

@Suite struct ReferenceTests {
    static let hex = String(repeating: "0123456789abcdef", count: 4)
    static let digest = "sha256:" + hex

    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let canonical: String
        let familiar: String
        var testDescription: String { text }
        init(_ text: String, _ canonical: String, _ familiar: String) {
            (self.text, self.canonical, self.familiar) = (text, canonical, familiar)
        }
    }

    static let good: [Row] = [
        Row("alpine", "docker.io/library/alpine", "alpine"),
        Row("alpine:3.10", "docker.io/library/alpine:3.10", "alpine:3.10"),
        Row("library/alpine", "docker.io/library/alpine", "alpine"),
        Row("docker.io/alpine", "docker.io/library/alpine", "alpine"),
        Row("index.docker.io/alpine", "docker.io/library/alpine", "alpine"),
        Row("docker.io/library/a/b", "docker.io/library/a/b", "library/a/b"),
        Row("u/x:1", "docker.io/u/x:1", "u/x:1"),
        Row("localhost/x:1", "localhost/x:1", "localhost/x:1"),
        Row("localhost:5000/x", "localhost:5000/x", "localhost:5000/x"),
        Row("Foo/bar", "Foo/bar", "Foo/bar"),
        Row("a.b/c", "a.b/c", "a.b/c"),
        Row("[::1]:5000/x:y", "[::1]:5000/x:y", "[::1]:5000/x:y"),
        Row("[fd00:1::2]/x", "[fd00:1::2]/x", "[fd00:1::2]/x"),
        Row("a--b__c.d_e", "docker.io/library/a--b__c.d_e", "a--b__c.d_e"),
        Row("x@" + digest, "docker.io/library/x@" + digest, "x@" + digest),
        Row("x:t@" + digest, "docker.io/library/x:t@" + digest, "x:t@" + digest),
        Row("a:5000", "docker.io/library/a:5000", "a:5000"),
        Row("x:_A.b-C", "docker.io/library/x:_A.b-C", "x:_A.b-C"),
    ]

    @Test("a name is completed as Docker does, and shortened again", arguments: good)
    func valid(row: Row) throws {
        let reference = try Reference(parsing: row.text)
        #expect(reference.canonical == row.canonical)
        #expect(reference.familiar == row.familiar)
        #expect(try Reference(parsing: reference.canonical) == reference)
        #expect(try Reference(parsing: reference.familiar) == reference)
    }

    static let bad: [(text: String, message: String)] = [
        ("", "invalid reference format"),
        (":", "invalid reference format"), ("@", "invalid reference format"), ("/", "invalid reference format"),
        ("/abs/x", "invalid reference format"), ("a/../../b", "invalid reference format"),
        ("a//b", "invalid reference format"), ("x:", "invalid reference format"),
        ("x:a/b", "invalid reference format"), ("a:b:c", "invalid reference format"),
        ("x:.a", "invalid reference format"), ("x:" + String(repeating: "a", count: 129), "invalid reference format"),
        ("-x", "invalid reference format"), ("x-", "invalid reference format"), ("a___b", "invalid reference format"),
        ("a..b", "invalid reference format"), ("a._b", "invalid reference format"),
        ("http://a/b", "invalid reference format"), ("x y", "invalid reference format"),
        ("x\n", "invalid reference format"), ("\u{430}lpine", "invalid reference format"),
        ("a\u{301}", "invalid reference format"), ("x\u{202e}y", "invalid reference format"),
        ("a_b.com/x", "invalid reference format"), ("a.com:/x", "invalid reference format"),
        ("a..com/x", "invalid reference format"), ("[::1/x", "invalid reference format"),
        ("[]/x", "invalid reference format"), ("a.b:5x/y", "invalid reference format"),
        ("x@sha256:abc", "invalid reference format"), ("x@sha256", "invalid reference format"),
        ("x@1a:" + hex, "invalid reference format"),
        ("x@sha256:" + String(hex.dropLast()), "invalid checksum digest length"),
        ("x@sha256:" + hex.uppercased(), "invalid checksum digest format"),
        ("x@md5:" + String(hex.prefix(32)), "unsupported digest algorithm"),
        ("BAD:x", "invalid reference format: repository name (library/BAD) must be lowercase"),
        ("u/Bad", "invalid reference format: repository name (u/Bad) must be lowercase"),
        ("a.b/C:1", "invalid reference format: repository name (C) must be lowercase"),
        (hex, "invalid repository name (\(hex)), cannot specify 64-byte hexadecimal strings"),
        (hex + ":x", "invalid repository name (\(hex)), cannot specify 64-byte hexadecimal strings"),
        (String(repeating: "a", count: 250), "repository name must not be more than 255 characters"),
    ]

    @Test("a name that is none is refused in Docker's words", arguments: bad)
    func invalid(text: String, message: String) {
        #expect(throws: ImageError.self) { try Reference(parsing: text) }
        do { _ = try Reference(parsing: text) } catch { #expect(error.message == message) }
    }

    @Test("the tag is latest only where there is neither tag nor digest")
    func defaultTag() throws {
        #expect(try Reference(parsing: "x").withDefaultTag.familiar == "x:latest")
        #expect(try Reference(parsing: "x:1").withDefaultTag.familiar == "x:1")
        #expect(try Reference(parsing: "x@" + Self.digest).withDefaultTag.tag == nil)
    }

    @Test("the path may have 255 bytes, whatever the domain")
    func length() throws {
        let path = String(repeating: "a", count: 255)
        #expect(try Reference(parsing: "registry.example.com/" + path).path == path)
    }
}

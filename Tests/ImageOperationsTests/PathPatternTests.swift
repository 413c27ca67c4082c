import Testing

@testable import ImageOperations

@Suite("Patterns for paths and names")
struct PathPatternTests {
    @Test(
        "a path matches by its last component, or as a whole where the pattern has a slash or two stars",
        arguments: [
            ("os-release", "etc/os-release", true), ("os-release", "os-release", true), ("etc", "etc/passwd", false),
            ("*.so", "usr/lib/x.so", true), ("*.so", "usr/lib/x.so.1", false), ("usr/*", "usr/lib", true),
            ("usr/*", "usr/lib/x", false), ("usr/**", "usr/lib/x", true), ("usr/**", "usr", false),
            ("**/x", "usr/lib/x", true), ("**/x", "x", false), ("**x", "x", true), ("a**", "app/run", true),
            ("usr/**/*.so", "usr/lib/a/b.so", true), ("usr/**/*.so", "usr/b.so", false), ("**", "a/b/c", true),
            ("[a-c]in/?h", "bin/sh", true), ("[^a]in/sh", "ain/sh", false), ("bin/\\*", "bin/*", true),
            ("bin/\\*", "bin/x", false), ("bin/***h", "bin/a/h", true), ("/bin", "bin", false), ("", "a", false),
        ])
    func path(_ pattern: String, _ path: String, _ matches: Bool) {
        #expect(PathPattern(pattern).matches(Array(path.utf8)) == matches)
    }

    @Test("stars without end take no time without end")
    func bounded() {
        let pattern = String(repeating: "a**", count: 100) + "/b"
        let path = [UInt8](repeating: UInt8(ascii: "a"), count: 2000)
        let clock = ContinuousClock()
        let taken = clock.measure { #expect(!PathPattern(pattern).matches(path)) }
        #expect(taken < .seconds(10))
    }
}

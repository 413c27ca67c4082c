import ByteIO
import ImageModel
import Testing

@Suite struct ShellExpansionTests {
    private static let shell = ShellExpansion(environment: ["A=value", "E=", "P=/usr/lib/x.tar.gz", "S=a b  c", "D=1"])

    @Test(
        "variables, quotes and escapes are resolved as BuildKit does",
        arguments: [
            ("x$A", "xvalue"), ("${A}b", "valueb"), ("$Ab", ""), ("$", "$"), ("$$", ""), ("a$.", "a$."), ("\\$A", "$A"),
            ("'$A'", "$A"), ("\"$A\"", "value"), ("\"\\$A\\x\\\"\"", "$A\\x\""), ("a\\ b", "a b"), ("a\\", "a"),
            ("${N}", ""), ("${N:-d}", "d"), ("${N-d}", "d"), ("${E:-d}", "d"), ("${E-d}", ""), ("${A:-d}", "value"),
            ("${A:+y}", "y"), ("${E:+y}", ""), ("${E+y}", "y"), ("${N+y}", ""), ("${A:?m}", "value"),
            ("${N:-${A}}", "value"), ("${N:-'$A'}", "$A"), ("${N:-\"}\"}", "}"),
            ("${P#*/}", "usr/lib/x.tar.gz"), ("${P##*/}", "x.tar.gz"), ("${P%.*}", "/usr/lib/x.tar"),
            ("${P%%.*}", "/usr/lib/x"), ("${P#/???/}", "lib/x.tar.gz"), ("${P#nope}", "/usr/lib/x.tar.gz"),
            ("${A/a/o}", "volue"), ("${P//\\//_}", "_usr_lib_x.tar.gz"), ("${A//?/x}", "xxxxx"), ("${A/*/}", ""),
            ("$S", "a b  c"), ("$1x", "x"), ("${D}0", "10"), ("é$A", "évalue"),
        ])
    func word(text: String, expected: String) throws {
        #expect(try Self.shell.word(text) == expected)
    }

    @Test(
        "unquoted spaces divide words",
        arguments: [
            ("$S x", ["a", "b", "c", "x"]), ("\"$S\" x", ["a b  c", "x"]), ("a\\ b c", ["a b", "c"]), ("", []),
            ("''", [""]), ("x$S", ["xa", "b", "c"]),
        ])
    func words(text: String, expected: [String]) throws {
        #expect(try Self.shell.words(text) == expected)
    }

    @Test(
        "what cannot be resolved is refused in BuildKit's words",
        arguments: [
            ("${", "syntax error: missing '}'"), ("${A", "syntax error: missing '}'"),
            ("${A:-x", "syntax error: missing '}'"), ("${}", "syntax error: bad substitution"),
            ("${:x}", "syntax error: bad substitution"), ("${{A}}", "syntax error: bad substitution"),
            ("${A!x}", "unsupported modifier (!) in substitution"),
            ("${A:#x}", "unsupported modifier (:#) in substitution"),
            ("${N:?no N}", "N: no N"), ("${N?}", "N: is not allowed to be unset"),
            ("${E:?}", "E: is not allowed to be empty"),
            ("'a", "unexpected end of statement while looking for matching single-quote"),
            ("\"a", "unexpected end of statement while looking for matching double-quote"),
            ("${A/x", "unexpected end of statement while looking for matching /"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: ImageError.self) { try Self.shell.word(text) }
        #expect(error?.kind == .malformed)
        #expect(error?.message == message)
    }

    @Test("nesting and matching end at a limit")
    func limits() {
        let nested = String(repeating: "${N:-", count: 1000)
        #expect(throws: ImageError.self) { try Self.shell.word(nested) }
        let long = ShellExpansion(environment: ["L=" + String(repeating: "a", count: 1_000_000)])
        let error = #expect(throws: ImageError.self) { try long.word("${L//*a*a*a*a*b/x}") }
        #expect(error?.kind == .limitExceeded)
    }
}

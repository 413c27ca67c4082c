import ByteIO
import GoTemplate
import Testing

/// What comes from an image does not steer the terminal; what the user wrote is left alone.
@Suite struct TemplateEscapeTests {
    private static let value = TemplateValue.map([
        ("s", .string("a\u{1b}[2J\n")), ("l", .list([.string("x\n"), .string("y")])),
        ("m", .map([("k\u{7}", .string("v\u{9b}"))])), ("bidi", .string("\u{202e}<")),
    ])

    static let cases: [(template: String, result: String)] = [
        ("{{.s}}", "a?[2J?"), ("{{println .s}}", "a?[2J?\n"), (#"{{printf "%s\t%s\n" .s "\x1b"}}"#, "a?[2J?\t\u{1b}\n"),
        ("\u{1b}{{`\u{1b}`}}{{\"\\n\"}}", "\u{1b}\u{1b}\n"), ("{{.l}} {{.m}}", "[x? y] map[k?:v?]"),
        (#"{{join .l "\n"}}"#, "x?\ny"), ("{{range .l}}{{.}}\n{{end}}", "x?\ny\n"),
        ("{{range $k, $v := .m}}{{$k}}={{$v}}{{end}}", "k?=v?"), ("{{index .l 0}}{{slice .s 1 3}}", "x??["),
        ("{{upper .s}}{{pad .s 1 1}}", "A?[2J? a?[2J? "), (#"{{range split .s "["}}{{.}};{{end}}"#, "a?;2J?;"),
        (#"{{$x := .s}}{{$x}}{{with .s}}{{.}}{{end}}"#, "a?[2J?a?[2J?"),
        (#"{{printf "%q %5.1s|%x" .s .s .s}}"#, #""a\x1b[2J\n"     a|611b5b324a0a"#),
        ("{{html .s}} {{js .s}} {{urlquery .s}}", "a?[2J? a?[2J? a%3F%5B2J%3F"), ("{{len .s}}", "6"),
        (#"{{eq .s "a\x1b[2J\n"}}"#, "true"),
        // JSON stays JSON.
        ("{{json .}}", #"{"bidi":"\u202e<","l":["x\n","y"],"m":{"k\u0007":"v\u009b"},"s":"a\u001b[2J\n"}"#),
        ("{{println (json .s)}}{{json .l | printf `%s!`}}", "\"a\\u001b[2J\\n\"\n[\"x\\n\",\"y\"]!"),
    ]

    @Test("strings of the value are escaped once, wherever they are printed", arguments: cases)
    func escaped(template: String, result: String) throws(ImageError) {
        let text = try Template(parsing: template).execute(Self.value) { text in
            String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 0x9b ? "?" : $0 }))
        }
        #expect(text == result)
    }
}

import GoTemplate

/// What the tables of cases run over: text, numbers, lists and maps.
enum Sample {
    /// As a program decodes JSON: numbers are doubles.
    static let decoded = sample { number, _ in .double(number) }
    /// As docker's second look at a document has it: numbers are what was written.
    static let raw = sample { _, text in .number(text) }

    private static func sample(_ number: (Double, String) -> TemplateValue) -> TemplateValue {
        let (one, two, three) = (number(1, "1"), number(2, "2"), number(3, "3"))
        return .map([
            ("Name", .string("t")), ("s", .string("hello")), ("empty", .string("")), ("u", .string("héllo wörld")),
            ("html", .string("<a href=\"x\">&'</a>")), ("cjk", .string("日本語")),
            ("ctl", .string("a\tb\nc\u{1b}[0m\u{7f}\u{85}\u{202e}\u{2028}")), ("q", .string(#"say "hi" \ `x`"#)),
            ("cmd", .string(#"/bin/sh -c #(nop)  CMD ["sh"]"#)),
            ("n", number(3.5, "3.5")), ("i", number(42, "42.0")), ("big", number(1_234_567, "1234567.0")),
            ("e21", number(1e21, "1e+21")), ("small", number(0.00001, "1e-05")), ("neg", number(-7, "-7.0")),
            ("zero", number(0, "0")),
            ("t", .bool(true)), ("f", .bool(false)), ("nil", .null),
            ("l", .list([.string("a"), .string("b"), .string("c")])), ("el", .list([])),
            ("mixed", .list([one, .string("x"), .null, .bool(true), .list([.string("y")])])),
            ("nums", .list([three, one, two])),
            ("m", .map([("b", .string("2")), ("a", .string("1"))])), ("em", .map([])),
            ("deep", .map([("x", .map([("y", .map([("z", .string("end"))]))]))])),
            ("list", .list([item("one", one), item("two", two)])),
            ("labels", .map([("org.x/y", .string("v w")), ("a-b", .string("c"))])),
        ])
    }

    private static func item(_ name: String, _ version: TemplateValue) -> TemplateValue {
        .map([("name", .string(name)), ("v", version)])
    }
}

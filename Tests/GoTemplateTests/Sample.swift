import GoTemplate

/// What the tables of cases run over: text, numbers, lists and maps as decoded JSON has them.
enum Sample {
    static let value = TemplateValue.map([
        ("Name", .string("t")), ("s", .string("hello")), ("empty", .string("")), ("u", .string("héllo wörld")),
        ("html", .string("<a href=\"x\">&'</a>")), ("cjk", .string("日本語")),
        ("ctl", .string("a\tb\nc\u{1b}[0m\u{7f}\u{85}\u{202e}\u{2028}")), ("q", .string(#"say "hi" \ `x`"#)),
        ("cmd", .string(#"/bin/sh -c #(nop)  CMD ["sh"]"#)),
        ("n", .double(3.5)), ("i", .double(42)), ("big", .double(1_234_567)), ("e21", .double(1e21)),
        ("small", .double(0.00001)), ("neg", .double(-7)), ("zero", .double(0)),
        ("t", .bool(true)), ("f", .bool(false)), ("nil", .null),
        ("l", .list([.string("a"), .string("b"), .string("c")])), ("el", .list([])),
        ("mixed", .list([.double(1), .string("x"), .null, .bool(true), .list([.string("y")])])),
        ("nums", .list([.double(3), .double(1), .double(2)])),
        ("m", .map([("b", .string("2")), ("a", .string("1"))])), ("em", .map([])),
        ("deep", .map([("x", .map([("y", .map([("z", .string("end"))]))]))])),
        ("list", .list([item("one", 1), item("two", 2)])),
        ("labels", .map([("org.x/y", .string("v w")), ("a-b", .string("c"))])),
    ])

    private static func item(_ name: String, _ version: Double) -> TemplateValue {
        .map([("name", .string(name)), ("v", .double(version))])
    }
}

import ByteIO
import GoTemplate
import Testing

/// `--format` as docker's client takes it, over three images.
@Suite struct TableFormatTests {
    static let headers = [
        ("ID", "IMAGE ID"), ("Repository", "REPOSITORY"), ("Tag", "TAG"), ("Size", "SIZE"),
    ]
    static let rows = [
        row("ab", "app", "1", "5.56MB"), row("ab", "registry.example/x/long-name", "latest", "5.56MB"),
        row("ef", "<none>", "<none>", "0B"),
    ]

    private static func row(_ id: String, _ repository: String, _ tag: String, _ size: String) -> TemplateValue {
        .object(
            [
                ("ID", .string(String(repeating: id, count: 6))), ("Repository", .string(repository)),
                ("Tag", .string(tag)), ("Size", .string(size)),
            ], type: "*formatter.imageContext")
    }

    private func render(_ format: String, rows: [TemplateValue] = rows) throws(ImageError) -> String {
        let table = #"{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.Size}}"#
        return try TableFormat(format, table: table, raw: #"repository: {{.Repository}}\ntag: {{.Tag}}\n"#).render(
            rows: rows, headers: Self.headers)
    }

    static let cases: [(format: String, lines: [String])] = [
        (
            "table",
            [
                "REPOSITORY                     TAG       IMAGE ID       SIZE",
                "app                            1         abababababab   5.56MB",
                "registry.example/x/long-name   latest    abababababab   5.56MB",
                "<none>                         <none>    efefefefefef   0B",
            ]
        ),
        ("table {{.ID}}", ["IMAGE ID", "abababababab", "abababababab", "efefefefefef"]),
        ("table{{.ID}}", ["IMAGE ID", "abababababab", "abababababab", "efefefefefef"]),
        ("table   {{.ID}}  ", ["IMAGE ID", "abababababab", "abababababab", "efefefefefef"]),
        (" table {{.ID}}", ["table abababababab", "table abababababab", "table efefefefefef"]),
        ("table    ", ["", "", "", ""]),
        ("TABLE", ["TABLE", "TABLE", "TABLE"]),
        ("json ", ["json", "json", "json"]),
        ("{{.ID}} ", ["abababababab", "abababababab", "efefefefefef"]),
        (#"{{.ID}}\t{{.Tag}}"#, ["abababababab\t1", "abababababab\tlatest", "efefefefefef\t<none>"]),
        (
            #"table {{.ID}}\t{{.Tag}}\n"#,
            ["IMAGE ID   TAG", "", "abababababab   1", "", "abababababab   latest", "", "efefefefefef   <none>", ""]
        ),
        (
            #"table {{upper .ID}}\t{{truncate .ID 3}}\t{{lower .Tag}}\t{{title .Repository}}"#,
            [
                "IMAGE ID       IMAGE ID   TAG       REPOSITORY", "ABABABABABAB   aba        1         App",
                "ABABABABABAB   aba        latest    Registry.Example/X/Long-Name",
                "EFEFEFEFEFEF   efe        <none>    <None>",
            ]
        ),
        (
            #"table {{len .ID}}\t{{.Tag | printf "%q"}}\t{{pad .ID 1 2}}\t{{split .ID ":"}}\t{{slice .ID 0 2}}"#,
            [
                #"8         "TAG"       IMAGE ID         IMAGE ID         IM"#,
                #"12        "1"         abababababab     [abababababab]   ab"#,
                #"12        "latest"    abababababab     [abababababab]   ab"#,
                #"12        "<none>"    efefefefefef     [efefefefefef]   ef"#,
            ]
        ),
        (
            #"table {{json .ID}}\t{{json .Tag}}\t"#,
            [
                "IMAGE ID         TAG        ", #""abababababab"   "1"        "#, #""abababababab"   "latest"   "#,
                #""efefefefefef"   "<none>"   "#,
            ]
        ),
        (
            #"table \t{{.ID}}"#,
            [
                "          IMAGE ID", "          abababababab", "          abababababab",
                "          efefefefefef",
            ]
        ),
        (
            #"table {{if eq .Tag "1"}}x{{end}}\t{{.Tag}}"#,
            ["          TAG", "x         1", "          latest", "          <none>"]
        ),
        (
            #"table {{.ID}} \\t {{.Tag}}"#,
            [
                "IMAGE ID \\        TAG", "abababababab \\    1", "abababababab \\    latest",
                "efefefefefef \\    <none>",
            ]
        ),
        (
            #"table {{printf "%s:%s" .Repository .Tag}}\t{{.Size}}"#,
            [
                "REPOSITORY:TAG                        SIZE", "app:1                                 5.56MB",
                "registry.example/x/long-name:latest   5.56MB", "<none>:<none>                         0B",
            ]
        ),
        ("table {{range split .ID `a`}}{{.}}{{end}}", ["", "bbbbbb", "bbbbbb", "efefefefefef"]),
        (
            #"table {{join (split .Repository "/") "-"}}\t{{.ID}}"#,
            [
                "REPOSITORY                     IMAGE ID", "app                            abababababab",
                "registry.example-x-long-name   abababababab", "<none>                         efefefefefef",
            ]
        ),
        ("table {{`a\\tb`}}|{{\"c\\td\"}}", Array(repeating: "a         b|c       d", count: 4)),
        (
            "json",
            [
                #"{"ID":"abababababab","Repository":"app","Size":"5.56MB","Tag":"1"}"#,
                #"{"ID":"abababababab","Repository":"registry.example/x/long-name","Size":"5.56MB","Tag":"latest"}"#,
                #"{"ID":"efefefefefef","Repository":"\u003cnone\u003e","Size":"0B","Tag":"\u003cnone\u003e"}"#,
            ]
        ),
        ("table a{{json (len .ID)}}b", ["a", "a12b", "a12b", "a12b"]),
        ("table a{{join (slice (split .ID `b`) 0 1) `-`}}b", ["aIb", "aab", "aab", "aefefefefefefb"]),
        ("table {{$x := split .ID `b`}}{{index $x 0}}", ["73", "a", "a", "efefefefefef"]),
        ("{{json .Tag}}", [#""1""#, #""latest""#, #""<none>""#]),
        ("{{.ID | json}}", [#""abababababab""#, #""abababababab""#, #""efefefefefef""#]),
        ("{{println .ID}}", ["abababababab", "", "abababababab", "", "efefefefefef", ""]),
        (
            "raw",
            [
                "repository: app", "tag: 1", "", "repository: registry.example/x/long-name", "tag: latest", "",
                "repository: <none>", "tag: <none>", "",
            ]
        ),
        ("rawx", ["rawx", "rawx", "rawx"]), ("{{if .}}x{{end}}", ["x", "x", "x"]),
    ]

    @Test("the option's value is read as docker reads it", arguments: cases)
    func formats(format: String, lines: [String]) throws(ImageError) {
        #expect(try render(format) == lines.map { $0 + "\n" }.joined())
    }

    static let failures: [(format: String, message: String)] = [
        ("table {{.ID 1}}", #":1:2: executing "" at <.ID>: wrong number of args for ID: want 0 got 1"#),
        ("{{.ID.x}}", #":1:5: executing "" at <.ID.x>: can't evaluate field x in type string"#),
        ("{{.id}}", #":1:2: executing "" at <.id>: can't evaluate field id in type *formatter.imageContext"#),
        (
            #"table {{index . "ID"}}"#,
            ##":1:2: executing "" at <index . "ID">: error calling index: can't index item of type "##
                + "formatter.imageContext"
        ),
        ("{{len .}}", #":1:2: executing "" at <len .>: error calling len: len of type formatter.imageContext"#),
        (#"{{"a\nb"}}"#, ":1: unterminated quoted string"),
        (#"a\n\n{{.Size.x}}"#, #":3:7: executing "" at <.Size.x>: can't evaluate field x in type string"#),
    ]

    @Test("mistakes are told where they are, tabs and line feeds made real", arguments: failures)
    func mistakes(format: String, message: String) {
        #expect(throws: Refusal(message)) {
            try Refusal.catching { () throws(ImageError) in try render(format) }
        }
    }

    @Test("a table without rows has its header, other formats have nothing")
    func noRows() throws(ImageError) {
        #expect(try render("table", rows: []) == "REPOSITORY   TAG       IMAGE ID   SIZE\n")
        #expect(try render(#"table {{.ID}}\t{{.Nope}}"#, rows: []) == "IMAGE ID   <no value>\n")
        #expect(try render("json", rows: []) == "")
        #expect(try render("{{.ID}}", rows: []) == "")
    }
}

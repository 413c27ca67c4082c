import ByteIO
import GoTemplate
import Testing

/// `inspect` looks at a document as a struct first, then at its JSON.
@Suite struct TemplateShapeTests {
    private static let shape: TemplateShape = .object(
        type: "image.InspectResponse",
        [
            .init("ID", key: "Id", .text), .init("RepoTags", .list(.text)), .init("Size", .integer),
            .init(
                "Config",
                .pointer(
                    .object(
                        type: "container.Config",
                        [
                            .init("Labels", .map(.text)), .init("Env", .list(.text)),
                            .init("ExposedPorts", .map(.object(type: "struct {}", []))),
                        ]))),
            .init(
                "Descriptor",
                .pointer(.object(type: "v1.Descriptor", [.init("Digest", key: "digest", .text)]))),
        ])

    private static let full = TemplateValue.map([
        ("Id", .string("sha256:ab")), ("RepoTags", .list([.string("app:1")])), ("Size", .integer(7)),
        (
            "Config",
            .map([
                ("Env", .list([.string("A=b"), .string("C=<d>")])), ("Labels", .map([("k", .string("v"))])),
                ("ExposedPorts", .map([("80/tcp", .map([]))])),
            ])
        ),
        ("Descriptor", .map([("digest", .string("sha256:cd"))])), ("Extra", .map([("n", .integer(3))])),
    ])
    private static let bare = TemplateValue.map([
        ("Id", .string("sha256:ab")), ("Config", .map([("Labels", .null)])),
    ])

    static let fullCases: [(template: String, result: String)] = [
        ("{{.ID}} {{.Size}} {{.RepoTags}}", "sha256:ab 7 [app:1]"), ("{{.Id}}", "sha256:ab"),
        (#"{{index .Config.Labels "k"}}|{{index .Config.Labels "x"}}|{{.Config.Labels.x}}"#, "v||<no value>"),
        (#"{{join .Config.Env ","}} {{len .Config.Env}}"#, "A=b,C=<d> 2"),
        ("{{.Config.ExposedPorts}}", "map[80/tcp:{}]"),
        (
            "{{json .Config}}",
            #"{"Env":["A=b","C=<d>"],"Labels":{"k":"v"},"ExposedPorts":{"80/tcp":{}}}"#
        ),
        ("{{json .Descriptor}} {{.Descriptor.Digest}}", #"{"digest":"sha256:cd"} sha256:cd"#),
        ("{{.Descriptor.digest}}", "sha256:cd"), ("{{.Extra.n}} {{json .Extra}}", #"3 {"n":3}"#),
        (#"{{printf "%d %T" .Size .Config.Labels}}"#, "7 map[string]string"),
        ("{{range .Config.Env}}{{println .}}{{end}}", "A=b\nC=<d>\n"),
    ]

    @Test("fields have Go's names, and JSON's where these fail", arguments: fullCases)
    func fullDocument(template: String, result: String) throws(ImageError) {
        #expect(try Template(parsing: template).execute(Self.full, as: Self.shape) == result)
    }

    static let bareCases: [(template: String, result: String)] = [
        (
            #"{{index .Config.Labels "k"}}|{{.Config.Labels}}|{{json .Config.Labels}}|{{len .Config.Labels}}"#,
            "|map[]|null|0"
        ),
        ("{{range .Config.Labels}}x{{else}}none{{end}}", "none"), (#"{{join .Config.Env ","}}"#, ""),
        ("{{json .Config.Env}} {{.RepoTags}} {{.Size}}", "null [] 0"),
        ("{{.Descriptor}} {{json .Descriptor}}", "<nil> null"),
        ("{{if .Config.Env}}a{{else}}b{{end}}{{if .Descriptor}}a{{else}}b{{end}}{{if .Config}}a{{end}}", "bba"),
        ("{{json .}}", #"{"Id":"sha256:ab","Config":{"Labels":null}}"#),
        (#"{{printf "%v %+v %#v %s" .RepoTags .Descriptor .RepoTags .RepoTags}}"#, "[] <nil> []string(nil) []"),
        ("{{eq .Descriptor nil}} {{eq .RepoTags nil}}", "true true"),
    ]

    @Test("what JSON does not have is Go's empty value", arguments: bareCases)
    func bareDocument(template: String, result: String) throws(ImageError) {
        #expect(try Template(parsing: template).execute(Self.bare, as: Self.shape) == result)
    }

    static let failures: [(template: String, message: String)] = [
        ("{{.Nope}}", #":1:2: executing "" at <.Nope>: map has no entry for key "Nope""#),
        ("{{.Config.nope}}", #":1:9: executing "" at <.Config.nope>: map has no entry for key "nope""#),
        (
            "{{.Descriptor.Digest}}",
            #":1:13: executing "" at <.Descriptor.Digest>: map has no entry for key "Descriptor""#
        ),
    ]

    @Test("what neither has is an error of the second look", arguments: failures)
    func missingKeys(template: String, message: String) {
        #expect(throws: Refusal(message)) {
            try Refusal.catching { () throws(ImageError) in
                try Template(parsing: template).execute(Self.bare, as: Self.shape)
            }
        }
    }

    @Test("what does not fit the shape is seen as it is")
    func misfits() throws(ImageError) {
        let odd = TemplateValue.map([("Id", .integer(3)), ("Config", .string("x")), ("RepoTags", .map([]))])
        #expect(try Template(parsing: "{{.ID}} {{.Config}} {{.RepoTags}}").execute(odd, as: Self.shape) == "3 x map[]")
    }
}

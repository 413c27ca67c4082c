/// Templates over raw JSON, where a missing key is an error and a number is what was written.
enum RawCases {
    /// Templates and what they give.
    static let results: [(template: String, result: String)] = [
        ("{{.big}} {{.e21}} {{.small}} {{.i}} {{.neg}}", "1234567.0 1e+21 1e-05 42.0 -7.0"),
        ("{{index .i 1}}", "50"),
        (
            #"{{printf "%T %T %T %T %T %T" .s .i .l .m .t 3}}"#,
            "string json.Number []interface {} map[string]interface {} bool int"
        ),
        (
            #"{{printf "%#v %#v %#v" .nil .n .mixed}}"#,
            #"<nil> "3.5" []interface {}{"1", "x", interface {}(nil), true, []interface {}{"y"}}"#
        ),
        (
            #"{{printf "%d" .l}} {{printf "%d" .s}} {{printf "%d" .i}} {{printf "%d" 3}} {{printf "%s" 3}}"#,
            "[%!d(string=a) %!d(string=b) %!d(string=c)] %!d(string=hello) %!d(json.Number=42.0) 3 %!s(int=3)"
        ),
        (#"{{printf "%*d|%-*d|%.*f" 5 1 5 1 2 .n}}"#, "    1|1    |%!f(json.Number=3.)"),
        (
            #"{{json nil}} {{json 1.5}} {{json "<"}} {{json .big}} {{json .e21}} {{json .small}}"#,
            #"null 1.5 "<" 1234567.0 1e+21 1e-05"#
        ),
        (
            "{{if .el}}a{{else}}b{{end}}{{if .em}}a{{else}}b{{end}}{{if .zero}}a{{else}}b{{end}}{{if .n}}a{{end}}",
            "bbaa"
        ),
        (
            #"{{printf "%s" .l}} {{printf "%q" .l}} {{printf "%v|%6.2f" .n .n}} {{printf "%5v|%-5v|" .l .t}}"#,
            #"[a b c] ["a" "b" "c"] 3.5|%!f(json.Number=    3.) [    a     b     c]|true |"#
        ),
        (
            #"{{printf "%+v" .list}} {{printf "%#v" .big}} {{printf "%#v %#v" true 3}} {{printf "%#v" "a`b\n"}}"#,
            #"[map[name:one v:1] map[name:two v:2]] "1234567.0" true 3 "a`b\n""#
        ),
        (
            #"{{printf "%#g %#.3f %#x %#e" .n .n "a" .n}}"#,
            "%!g(json.Number=3.5) %!f(json.Number=3.5) 0x61 %!e(json.Number=3.5)"
        ),
        (#"{{printf "%10.3v|%-10v|%+.2e" .n .n .n}}"#, "       3.5|3.5       |%!e(json.Number=3.)"),
        (
            #"{{printf "%d %s" 1}} {{printf "%d" 1 2 .l .n}}"#,
            "1 %!s(MISSING) 1%!(EXTRA int=2, []interface {}=[a b c], json.Number=3.5)"
        ),
        (#"{{. | json | len}} {{json . | printf "%.5s"}}"#, #"535 {"Nam"#),
    ]

    /// Templates and what is said of them behind `template parsing error: template: `.
    static let failures: [(template: String, result: String)] = [
        ("{{.missing}}", #":1:2: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{.missing.x}}", #":1:10: executing "" at <.missing.x>: map has no entry for key "missing""#),
        ("{{print .nil .missing}}", #":1:13: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{html .missing}}", #":1:7: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{len .missing}}", #":1:6: executing "" at <.missing>: map has no entry for key "missing""#),
        (#"{{index .missing "zz"}}"#, #":1:8: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{upper .i}}", #":1:8: executing "" at <.i>: wrong type for value; expected string; got json.Number"#),
        ("{{upper .missing}}", #":1:8: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{truncate .s .i}}", #":1:14: executing "" at <.i>: wrong type for value; expected int; got json.Number"#),
        ("{{eq .i 42.0}}", #":1:2: executing "" at <eq .i 42.0>: error calling eq: incompatible types for comparison"#),
        ("{{eq .missing nil}}", #":1:5: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{eq .nil .missing}}", #":1:10: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{range .i}}{{.}}{{end}}", #":1:8: executing "" at <.i>: range can't iterate over 42.0"#),
        (
            "{{range .missing}}x{{else}}y{{end}}",
            #":1:8: executing "" at <.missing>: map has no entry for key "missing""#
        ),
        ("{{ .s}}{{ .deep.x.nope.z }}", #":1:15: executing "" at <.deep.x.nope.z>: map has no entry for key "nope""#),
        ("{{.é}}", #":1:2: executing "" at <.é>: map has no entry for key "é""#),
        ("{{$x := .nil}}{{$x.foo}}", #":1:18: executing "" at <$x.foo>: nil data; no entry for key "foo""#),
        (
            "{{if and .s (eq .i 42.0)}}yes{{end}}",
            #":1:13: executing "" at <eq .i 42.0>: error calling eq: incompatible types for comparison"#
        ),
        (
            #"{{ge "b" "a"}} {{gt .n 3.0}}"#,
            #":1:17: executing "" at <gt .n 3.0>: error calling gt: incompatible types for comparison"#
        ),
        (
            "{{range .l}}{{range $.nums}}{{if eq . 1.0}}{{break}}{{end}}{{.}}{{end}};{{end}}",
            #":1:33: executing "" at <eq . 1.0>: error calling eq: incompatible types for comparison"#
        ),
        (
            "{{$a := .deep}}{{$a.x.y.z}} {{$a.nope}} {{($a).x.y.z}}",
            #":1:32: executing "" at <$a.nope>: map has no entry for key "nope""#
        ),
        ("{{call .missing}}", #":1:7: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{.missing | upper}}", #":1:2: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{.a1}} {{.a_b}} {{._x}}", #":1:2: executing "" at <.a1>: map has no entry for key "a1""#),
        ("{{.日本}}", #":1:2: executing "" at <.日本>: map has no entry for key "日本""#),
        ("{{(.nil).x}}", #":1:3: executing "" at <.nil>: nil data; no entry for key "x""#),
        ("{{(.missing).x}} {{(.deep).x}}", #":1:3: executing "" at <.missing>: map has no entry for key "missing""#),
        ("{{.Metadata}}", #":1:2: executing "" at <.Metadata>: map has no entry for key "Metadata""#),
    ]
}

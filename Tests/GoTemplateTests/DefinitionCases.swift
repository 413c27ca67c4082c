/// `define`, `block` and `template` over the sample.
enum DefinitionCases {
    static let all: [(template: String, result: String)] = [
        (#"{{define "y"}}A{{.}}{{end}}{{template "y" 3}}"#, "A3"),
        (#"{{block "y" 3}}A{{.}}{{end}}"#, "A3"),
        (#"{{define "q" }}Q{{.}}{{$}}{{end -}}  {{template "q" "v"}} {{template "q"}}"#, "Qvv Q<no value><no value>"),
        (#"{{define `q`}}{{template "r" .}}{{end}}{{define "r"}}[{{.}}]{{end}}{{template `q` 1}}"#, "[1]"),
        (#"{{define "q"}}a{{end}}{{define "q"}}{{end}}{{template "q"}}"#, "a"),
        (#"{{define "q"}} {{end}}{{define "q"}}b{{end}}{{template "q"}}"#, "b"),
        (#"{{block "q" .Name}}{{.}}{{end}}{{template "q" 5}}"#, "t5"),
    ]
}

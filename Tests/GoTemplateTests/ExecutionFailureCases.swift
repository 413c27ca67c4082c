/// Templates that fail over the sample, and what is said of them behind `template parsing error: template: `.
enum ExecutionFailureCases {
    static let all: [(template: String, result: String)] = [
        ("{{.nil.x}}", #":1:6: executing "" at <.nil.x>: nil pointer evaluating interface {}.x"#),
        ("{{.s.x}}", #":1:4: executing "" at <.s.x>: can't evaluate field x in type interface {}"#),
        ("{{.deep.x.y.z.q}}", #":1:7: executing "" at <.deep.x.y.z.q>: can't evaluate field q in type interface {}"#),
        ("{{len .nil}}", #":1:2: executing "" at <len .nil>: error calling len: len of nil pointer"#),
        ("{{len 3}}", #":1:2: executing "" at <len 3>: error calling len: len of type int"#),
        (
            "{{index .l 3}}",
            #":1:2: executing "" at <index .l 3>: error calling index: reflect: slice index out of range"#
        ),
        ("{{index .l 7}}", #":1:2: executing "" at <index .l 7>: error calling index: index out of range: 7"#),
        ("{{index .l -1}}", #":1:2: executing "" at <index .l -1>: error calling index: index out of range: -1"#),
        (
            #"{{index .missing "zz"}}"#,
            #":1:2: executing "" at <index .missing "zz">: error calling index: index of untyped nil"#
        ),
        (
            #"{{index .nil "zz"}}"#,
            #":1:2: executing "" at <index .nil "zz">: error calling index: index of untyped nil"#
        ),
        (
            "{{index .i 1}}",
            #":1:2: executing "" at <index .i 1>: error calling index: can't index item of type float64"#
        ),
        ("{{slice .s 3 1}}", #":1:2: executing "" at <slice .s 3 1>: error calling slice: invalid slice index: 3 > 1"#),
        (
            "{{slice .s 1 2 3}}",
            #":1:2: executing "" at <slice .s 1 2 3>: error calling slice: cannot 3-index slice a string"#
        ),
        (
            "{{slice .l 1 2 3 4}}",
            #":1:2: executing "" at <slice .l 1 2 3 4>: error calling slice: too many slice indexes: 4"#
        ),
        ("{{slice .l 1 9}}", #":1:2: executing "" at <slice .l 1 9>: error calling slice: index out of range: 9"#),
        ("{{slice .nil 1 9}}", #":1:2: executing "" at <slice .nil 1 9>: error calling slice: slice of untyped nil"#),
        ("{{upper .i}}", #":1:8: executing "" at <.i>: wrong type for value; expected string; got float64"#),
        ("{{upper 3}}", #":1:8: executing "" at <3>: expected string; found 3"#),
        ("{{upper .nil}}", #":1:8: executing "" at <.nil>: wrong type for value; expected string; got interface {}"#),
        ("{{upper .missing}}", #":1:8: executing "" at <.missing>: invalid value; expected string"#),
        ("{{upper}}", #":1:2: executing "" at <upper>: wrong number of args for upper: want 1 got 0"#),
        (#"{{join "x" ","}}"#, #":1:7: executing "" at <"x">: can't handle "x" for arg of type []string"#),
        ("{{truncate .s .i}}", #":1:14: executing "" at <.i>: wrong type for value; expected int; got float64"#),
        (#"{{truncate .s "x"}}"#, #":1:14: executing "" at <"x">: expected integer; found "x""#),
        ("{{pad .s -2 3}}", #":1:2: executing "" at <pad .s -2 3>: error calling pad: strings: negative Repeat count"#),
        ("{{eq .i 42}}", #":1:2: executing "" at <eq .i 42>: error calling eq: incompatible types for comparison"#),
        ("{{eq .s 1}}", #":1:2: executing "" at <eq .s 1>: error calling eq: incompatible types for comparison"#),
        ("{{eq .s}}", #":1:2: executing "" at <eq .s>: error calling eq: missing argument for comparison"#),
        ("{{eq}}", #":1:2: executing "" at <eq>: wrong number of args for eq: want at least 1 got 0"#),
        ("{{ne 1}}", #":1:2: executing "" at <ne>: wrong number of args for ne: want 2 got 1"#),
        (#"{{lt 1 "a"}}"#, #":1:2: executing "" at <lt 1 "a">: error calling lt: incompatible types for comparison"#),
        ("{{lt true false}}", #":1:2: executing "" at <lt true false>: error calling lt: invalid type for comparison"#),
        ("{{lt .l .l}}", #":1:2: executing "" at <lt .l .l>: error calling lt: invalid type for comparison"#),
        ("{{lt .nil 1}}", #":1:2: executing "" at <lt .nil 1>: error calling lt: invalid type for comparison"#),
        ("{{not}}", #":1:2: executing "" at <not>: wrong number of args for not: want 1 got 0"#),
        ("{{and}}", #":1:2: executing "" at <and>: wrong number of args for and: want at least 1 got 0"#),
        ("{{call .s}}", #":1:2: executing "" at <call .s>: error calling call: non-function .s of type string"#),
        ("{{call nil}}", #":1:2: executing "" at <call nil>: error calling call: call of nil"#),
        ("{{call}}", #":1:2: executing "" at <call>: wrong number of args for call: want at least 1 got 0"#),
        ("{{.s 1}}", #":1:2: executing "" at <.s>: s is not a method but has arguments"#),
        ("{{. 1}}", #":1:2: executing "" at <.>: can't give argument to non-function ."#),
        (#"{{"x" 1}}"#, #":1:2: executing "" at <"x">: can't give argument to non-function "x""#),
        ("{{1 | .s}}", #":1:6: executing "" at <.s>: s is not a method but has arguments"#),
        ("{{nil}}", #":1:2: executing "" at <nil>: nil is not a command"#),
        ("{{(nil).x}}", #":1:3: executing "" at <nil>: nil is not a command"#),
        (
            "{{range $i,$v := 3}}{{$i}}{{end}}",
            #":1:17: executing "" at <3>: can't use 3 to iterate over more than one variable"#
        ),
        ("{{range .s}}{{.}}{{end}}", #":1:8: executing "" at <.s>: range can't iterate over hello"#),
        ("{{range .i}}{{.}}{{end}}", #":1:8: executing "" at <.i>: range can't iterate over 42"#),
        ("{{range .t}}x{{else}}y{{end}}", #":1:8: executing "" at <.t>: range can't iterate over true"#),
        (#"{{template "nope"}}"#, #":1:11: executing "" at <{{template "nope"}}>: template "nope" not defined"#),
        (#"{{template "nope" .}}"#, #":1:11: executing "" at <{{template "nope" .}}>: template "nope" not defined"#),
        ("{{printf}}", #":1:2: executing "" at <printf>: wrong number of args for printf: want at least 1 got 0"#),
        ("{{printf 3}}", #":1:9: executing "" at <3>: expected string; found 3"#),
        ("{{printf .nil}}", #":1:9: executing "" at <.nil>: wrong type for value; expected string; got interface {}"#),
        (
            "{{18446744073709551615}}",
            #":1:2: executing "" at <18446744073709551615>: 18446744073709551615 overflows int"#
        ),
        ("{{9223372036854775808}}", #":1:2: executing "" at <9223372036854775808>: 9223372036854775808 overflows int"#),
        ("{{$x = 1}}", #":1:7: executing "" at <1>: undefined variable: $x"#),
        ("{{(index .list 0).name.foo}}", #":1:15: executing "" at <0>: can't evaluate field foo in type interface {}"#),
        ("{{.deep .s}}", #":1:2: executing "" at <.deep>: deep is not a method but has arguments"#),
        ("{{.s .}}", #":1:2: executing "" at <.s>: s is not a method but has arguments"#),
        ("{{nil | print}}", #":1:2: executing "" at <nil>: nil is not a command"#),
        ("{{upper nil}}", #":1:8: executing "" at <nil>: cannot assign nil to string"#),
        ("{{truncate nil 1}}", #":1:11: executing "" at <nil>: cannot assign nil to string"#),
        ("{{json}}", #":1:2: executing "" at <json>: wrong number of args for json: want 1 got 0"#),
        ("{{json 1 2}}", #":1:2: executing "" at <json>: wrong number of args for json: want 1 got 2"#),
        ("{{len .t}}", #":1:2: executing "" at <len .t>: error calling len: len of type bool"#),
        ("a\nb {{.s.x}}", #":2:6: executing "" at <.s.x>: can't evaluate field x in type interface {}"#),
        (
            "{{range .mixed}}{{.foo}}{{end}}",
            #":1:18: executing "" at <.foo>: can't evaluate field foo in type interface {}"#
        ),
        ("{{range $i = .l}}{{end}}", #":1:13: executing "" at <.l>: undefined variable: $i"#),
        ("{{.l.x}}", #":1:4: executing "" at <.l.x>: can't evaluate field x in type interface {}"#),
        (
            "{{index .l nil}}",
            #":1:2: executing "" at <index .l nil>: error calling index: cannot index slice/array with nil"#
        ),
        ("{{index nil 1}}", #":1:2: executing "" at <index nil 1>: error calling index: index of untyped nil"#),
        ("{{index}}", #":1:2: executing "" at <index>: wrong number of args for index: want at least 1 got 0"#),
        (
            #"{{eq "a" "a"}} {{eq 1 1.0}}"#,
            #":1:17: executing "" at <eq 1 1.0>: error calling eq: incompatible types for comparison"#
        ),
        (
            "{{eq true true}} {{eq true 1}}",
            #":1:19: executing "" at <eq true 1>: error calling eq: incompatible types for comparison"#
        ),
        ("{{eq .s .l}}", #":1:2: executing "" at <eq .s .l>: error calling eq: incompatible types for comparison"#),
        ("{{lt nil nil}}", #":1:2: executing "" at <lt nil nil>: error calling lt: invalid type for comparison"#),
        (#"{{lt "a"}}"#, #":1:2: executing "" at <lt>: wrong number of args for lt: want 2 got 1"#),
        ("{{le 1.0 1}}", #":1:2: executing "" at <le 1.0 1>: error calling le: incompatible types for comparison"#),
        (
            #"{{if not .f}}x{{end}}{{if .deep}}y{{end}}{{if "0"}}z{{end}}{{if 0.0}}n{{end}}{{if nil}}n{{end}}"#,
            #":1:82: executing "" at <nil>: nil is not a command"#
        ),
        ("{{range 1.0}}{{end}}", #":1:8: executing "" at <1.0>: range can't iterate over 1"#),
        (#"{{range "ab"}}{{.}}{{end}}"#, #":1:8: executing "" at <"ab">: range can't iterate over ab"#),
        ("{{range nil}}{{end}}", #":1:8: executing "" at <nil>: nil is not a command"#),
        ("{{range true}}{{end}}", #":1:8: executing "" at <true>: range can't iterate over true"#),
        ("{{$a := .s}}{{$a.x}}", #":1:16: executing "" at <$a.x>: can't evaluate field x in type string"#),
        ("{{$a := .s}}{{$a 1}}", #":1:14: executing "" at <$a>: can't give argument to non-function $a"#),
        ("{{1 | $}}", #":1:6: executing "" at <$>: can't give argument to non-function $"#),
        (#"{{(print "a").b}}"#, #":1:9: executing "" at <"a">: can't evaluate field b in type string"#),
        ("{{(.s) 1}}", #":1:2: executing "" at <(.s) 1>: can't give argument to non-function .s"#),
        ("{{1 | (.s)}}", #":1:2: executing "" at <1>: can't give argument to non-function .s"#),
        ("{{.s.x.y}} ", #":1:4: executing "" at <.s.x.y>: can't evaluate field x in type interface {}"#),
        ("{{.l.x.y}} ", #":1:4: executing "" at <.l.x.y>: can't evaluate field x in type interface {}"#),
        ("{{split .cmd}}", #":1:2: executing "" at <split>: wrong number of args for split: want 2 got 1"#),
        ("{{split 1 2}}", #":1:8: executing "" at <1>: expected string; found 1"#),
        (#"{{truncate "abc" 2 | pad 1 2}}"#, #":1:25: executing "" at <1>: expected string; found 1"#),
        ("{{pad .s 1}}", #":1:2: executing "" at <pad>: wrong number of args for pad: want 3 got 2"#),
        (#"{{"x" | truncate .s}}"#, #":1:17: executing "" at <.s>: wrong type for value; expected int; got string"#),
        (#"{{index "abc" 5}} "#, #":1:2: executing "" at <index "abc" 5>: error calling index: index out of range: 5"#),
        (
            #"{{index .list 5 "name"}} "#,
            #":1:2: executing "" at <index .list 5 "name">: error calling index: index out of range: 5"#
        ),
        (
            #"{{index .deep "x" "y" "z"}} {{index .deep "q" "y"}}"#,
            #":1:30: executing "" at <index .deep "q" "y">: error calling index: index of nil pointer"#
        ),
        (#"{{slice "abc" 4}}"#, #":1:2: executing "" at <slice "abc" 4>: error calling slice: index out of range: 4"#),
        ("{{slice .l 2 1}}", #":1:2: executing "" at <slice .l 2 1>: error calling slice: invalid slice index: 2 > 1"#),
        (
            "{{slice .l 0 2 1}}",
            #":1:2: executing "" at <slice .l 0 2 1>: error calling slice: invalid slice index: 2 > 1"#
        ),
        ("{{slice .l -1}}", #":1:2: executing "" at <slice .l -1>: error calling slice: index out of range: -1"#),
        ("{{slice 3 1}}", #":1:2: executing "" at <slice 3 1>: error calling slice: can't slice item of type int"#),
        ("{{slice nil}}", #":1:2: executing "" at <slice nil>: error calling slice: slice of untyped nil"#),
        (
            "{{call .l}}",
            #":1:2: executing "" at <call .l>: error calling call: non-function .l of type []interface {}"#
        ),
        (
            "{{call print}}",
            #":1:2: executing "" at <call print>: error calling call: non-function print of type string"#
        ),
        ("{{call .missing}}", #":1:2: executing "" at <call .missing>: error calling call: call of nil"#),
        (#"{{template "q"}}{{"unreached"}}"#, #":1:11: executing "" at <{{template "q"}}>: template "q" not defined"#),
        (#"{{template "q" 1 2}}"#, #":1:11: executing "" at <{{template "q" 1 2}}>: template "q" not defined"#),
        (
            #"{{define "q"}}{{.a}}{{end}}{{template "q" .Name}}"#,
            #":1:16: executing "q" at <.a>: can't evaluate field a in type string"#
        ),
        (
            "x{{define \"q\"}}{{.x}}{{end}}y\n{{template \"q\" .Name}}",
            #":1:17: executing "q" at <.x>: can't evaluate field x in type string"#
        ),
        ("{{$x := $x}}", #":1:8: executing "" at <$x>: undefined variable: $x"#),
        ("{{1 2}}", #":1:2: executing "" at <1>: can't give argument to non-function 1"#),
        (#"{{"a" "b"}}"#, #":1:2: executing "" at <"a">: can't give argument to non-function "a""#),
        ("{{true false}}", #":1:2: executing "" at <true>: can't give argument to non-function true"#),
        ("{{nil nil}}", #":1:2: executing "" at <nil>: can't give argument to non-function nil"#),
        ("{{. .}}", #":1:2: executing "" at <.>: can't give argument to non-function ."#),
        ("{{.s . .}}", #":1:2: executing "" at <.s>: s is not a method but has arguments"#),
        ("{{print . | len . }}", #":1:12: executing "" at <len>: wrong number of args for len: want 1 got 2"#),
        ("{{1 -1}}", #":1:2: executing "" at <1>: can't give argument to non-function 1"#),
        (
            "{{truncate .s 9223372036854775808}}",
            #":1:14: executing "" at <9223372036854775808>: expected integer; found 9223372036854775808"#
        ),
        ("{{truncate .s 1.5}}", #":1:14: executing "" at <1.5>: expected integer; found 1.5"#),
        ("{{truncate .s true}}", #":1:14: executing "" at <true>: expected integer; found true"#),
        ("{{truncate .s nil}}", #":1:14: executing "" at <nil>: cannot assign nil to int"#),
        ("{{truncate .s .s}}", #":1:14: executing "" at <.s>: wrong type for value; expected int; got string"#),
        ("{{upper true}}", #":1:8: executing "" at <true>: expected string; found true"#),
        (#"{{upper "a" "b"}}"#, #":1:2: executing "" at <upper>: wrong number of args for upper: want 1 got 2"#),
        (#"{{upper (len "a")}}"#, #":1:13: executing "" at <"a">: wrong type for value; expected string; got int"#),
        ("{{upper .l}}", #":1:8: executing "" at <.l>: wrong type for value; expected string; got []interface {}"#),
        ("{{.nil | upper}}", #":1:9: executing "" at <upper>: invalid value; expected string"#),
        ("{{.missing | upper}}", #":1:13: executing "" at <upper>: invalid value; expected string"#),
        ("{{3 | upper}}", #":1:6: executing "" at <upper>: wrong type for value; expected string; got int"#),
        (#"{{"a" | upper "b"}}"#, #":1:8: executing "" at <upper>: wrong number of args for upper: want 1 got 2"#),
        ("{{nil | upper}}", #":1:2: executing "" at <nil>: nil is not a command"#),
        (#"{{printf "%d" "a" | printf 3}}"#, #":1:27: executing "" at <3>: expected string; found 3"#),
        ("{{3 | printf}}", #":1:6: executing "" at <printf>: wrong type for value; expected string; got int"#),
        ("{{/* a\nb */}}{{.s.x}}", #":2:10: executing "" at <.s.x>: can't evaluate field x in type interface {}"#),
        ("{{print.b}}", #":1:2: executing "" at <print>: can't evaluate field b in type string"#),
        ("{{.s .5}}", #":1:2: executing "" at <.s>: s is not a method but has arguments"#),
        ("{{len.s}}", #":1:2: executing "" at <len>: wrong number of args for len: want 1 got 0"#),
        ("{{(1).x}}", #":1:3: executing "" at <1>: can't evaluate field x in type int"#),
        ("{{(.s).x}}", #":1:3: executing "" at <.s>: can't evaluate field x in type string"#),
        ("{{(len .s).x}}", #":1:7: executing "" at <.s>: can't evaluate field x in type int"#),
        (
            "{{if .s}}\n{{.bad.x.y}}{{.s.y}}\n{{end}}",
            #":2:16: executing "" at <.s.y>: can't evaluate field y in type interface {}"#
        ),
        ("a\nb\nc {{index .l 9}}", #":3:4: executing "" at <index .l 9>: error calling index: index out of range: 9"#),
        ("a\né {{index .l 9}}", #":2:5: executing "" at <index .l 9>: error calling index: index out of range: 9"#),
        ("é{{index .l 9}}", #":1:4: executing "" at <index .l 9>: error calling index: index out of range: 9"#),
        (
            "{{range .l}}\n{{template \"zz\"}}{{end}}",
            #":2:11: executing "" at <{{template "zz"}}>: template "zz" not defined"#
        ),
    ]
}

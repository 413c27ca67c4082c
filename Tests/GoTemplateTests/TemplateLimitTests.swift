import ByteIO
import GoTemplate
import Testing

/// A template may be a mistake, or somebody else's: it neither crashes nor hangs nor fills the memory.
@Suite struct TemplateLimitTests {
    private func kind(_ template: String, over value: TemplateValue = .null) -> ImageError.Kind? {
        do throws(ImageError) {
            _ = try Template(parsing: template).execute(value)
            return nil
        } catch { return error.kind }
    }

    private func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
        String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }

    @Test("64 KiB of template are read, one byte more is not")
    func length() {
        #expect(kind(String(repeating: "x", count: 64 << 10)) == nil)
        #expect(kind(String(repeating: "x", count: (64 << 10) + 1)) == .limitExceeded)
    }

    @Test("actions and parentheses may nest, but not to the bottom of the stack")
    func nesting() {
        #expect(kind("{{" + nested("(", "1", ")", 99) + "}}") == nil)
        #expect(kind("{{" + nested("(", "1", ")", 100) + "}}") == .limitExceeded)
        #expect(kind("{{" + nested("(", "1", ")", 30_000) + "}}") == .limitExceeded)
        #expect(kind(nested("{{if true}}", "x", "{{end}}", 99)) == nil)
        #expect(kind(nested("{{if true}}", "x", "{{end}}", 101)) == .limitExceeded)
        #expect(kind(nested("{{range 1}}", "x", "{{end}}", 3000)) == .limitExceeded)
        #expect(kind("{{if false}}" + nested("{{else if false}}", "", "", 3000) + "{{end}}") == .limitExceeded)
        #expect(kind(nested(#"{{block "b" .}}"#, "", "{{end}}", 2000)) == .limitExceeded)
    }

    @Test("templates that call each other in deep nests stop before the stack does")
    func callsInNests() {
        let call = nested(
            "{{with 1}}", #"{{print "# + nested("(", "print 1", ")", 40) + #"}}{{template "r"}}"#, "{{end}}", 50)
        #expect(kind(#"{{define "r"}}"# + call + #"{{end}}{{template "r"}}"#) == .limitExceeded)
        #expect(kind(#"{{define "r"}}{{template "r"}}{{template "r"}}{{end}}{{template "r"}}"#) == .limitExceeded)
    }

    @Test("a template that calls itself without end is told so")
    func recursion() {
        let message = #":1:25: executing "y" at <{{template "y"}}>: exceeded maximum template depth (100)"#
        #expect(throws: Refusal(message, .limitExceeded)) {
            try Refusal.catching { () throws(ImageError) in
                try Template(parsing: #"{{define "y"}}{{template "y"}}{{end}}{{template "y"}}"#).execute(.null)
            }
        }
    }

    @Test("loops in loops, and text that doubles, end")
    func work() {
        #expect(kind("{{range 9223372036854775807}}{{end}}") == .limitExceeded)
        #expect(kind("{{range 1000}}{{range 100000}}{{end}}{{end}}") == .limitExceeded)
        #expect(kind("{{$x := `x`}}{{range 100}}{{$x = print $x $x}}{{end}}") == .limitExceeded)
        #expect(kind("{{$x := printf `%1000000d` 1}}{{range 100000}}{{len $x}}{{end}}") == .limitExceeded)
        #expect(kind("{{$x := printf `%9000000d` 1}}{{split $x ``}}") == .limitExceeded)
        #expect(kind("{{$x := printf `%1000000d` 1}}{{join (split $x ` `) $x}}") == .limitExceeded)
    }

    @Test("widths are bounded together, not only one by one")
    func widths() {
        let verbs = String(repeating: "%1000000d", count: 100)
        let ones = String(repeating: " 1", count: 100)
        #expect(kind("{{printf `\(verbs)`\(ones)}}") == .limitExceeded)
        let many = TemplateValue.list(Array(repeating: .integer(1), count: 1000))
        #expect(kind("{{printf `%1000000v` .}}", over: many) == .limitExceeded)
        #expect(kind("{{pad `x` 2000000 0}}") == .limitExceeded)
        #expect(kind("{{pad `x` 9223372036854775807 1}}") == .limitExceeded)
        #expect(kind("{{truncate `x` -9223372036854775808}}") == .usage)
        #expect(kind("{{printf `%.99999999f %*d` 1.5 9223372036854775807 1}}") == nil)
    }

    @Test("a value deeper than any JSON is refused, not followed", arguments: ["{{.}}", "{{json .}}", "{{eq . .}}"])
    func deepValues(template: String) {
        var value = TemplateValue.integer(1)
        for _ in 0..<1000 { value = .list([value]) }
        let found = kind(template, over: value)
        #expect(found == (template == "{{json .}}" ? nil : .limitExceeded))
    }

    @Test("a message holds no more than the beginning of a value")
    func messages() {
        let long = TemplateValue.string(String(repeating: "x", count: 1_000_000))
        let start = ":1:8: executing \"\" at <.>: range can't iterate over " + String(repeating: "x", count: 1000) + "…"
        #expect(throws: Refusal(start)) {
            try Refusal.catching { () throws(ImageError) in try Template(parsing: "{{range .}}{{end}}").execute(long) }
        }
    }
}

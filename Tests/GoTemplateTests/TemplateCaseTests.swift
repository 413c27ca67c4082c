import ByteIO
import GoTemplate
import Testing

/// What docker's client makes of several hundred templates.
@Suite struct TemplateCaseTests {
    @Test(
        "templates give what docker gives",
        arguments: ActionCases.all + ValueFunctionCases.all + TextFunctionCases.all + PrintfCases.all
            + DefinitionCases.all)
    func results(template: String, result: String) throws(ImageError) {
        #expect(try Template(parsing: template).execute(Sample.decoded) == result)
    }

    @Test("what cannot be parsed is refused in Go's words, with the line", arguments: ParseFailureCases.all)
    func parseFailures(template: String, result: String) {
        #expect(throws: Refusal(result)) {
            try Refusal.catching { () throws(ImageError) in
                _ = try Template(parsing: template)
                return ""
            }
        }
    }

    @Test("what fails is refused in Go's words, with line and column", arguments: ExecutionFailureCases.all)
    func executionFailures(template: String, result: String) throws(ImageError) {
        let parsed = try Template(parsing: template)
        #expect(throws: Refusal(result)) {
            try Refusal.catching { () throws(ImageError) in try parsed.execute(Sample.decoded) }
        }
    }

    @Test("numbers of raw JSON are texts", arguments: RawCases.results)
    func rawResults(template: String, result: String) throws(ImageError) {
        #expect(try Template(parsing: template).execute(Sample.raw, missing: .error) == result)
    }

    @Test("a key that raw JSON does not have is an error", arguments: RawCases.failures)
    func rawFailures(template: String, result: String) throws(ImageError) {
        let parsed = try Template(parsing: template)
        #expect(throws: Refusal(result)) {
            try Refusal.catching { () throws(ImageError) in try parsed.execute(Sample.raw, missing: .error) }
        }
    }

    @Test("messages name the template")
    func name() throws(ImageError) {
        #expect(throws: Refusal(#"x%d:1:2: executing "x%d" at <.y>: map has no entry for key "y""#)) {
            try Refusal.catching { () throws(ImageError) in
                try Template(parsing: "{{.y}}", name: "x%d").execute(.map([]), missing: .error)
            }
        }
    }
}

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
        #expect(try Template(parsing: template).execute(Sample.value) == result)
    }

    @Test("what cannot be parsed is refused in Go's words, with the line", arguments: ParseFailureCases.all)
    func parseFailures(template: String, result: String) {
        #expect(throws: Refusal("template parsing error: template: " + result)) {
            try Refusal.catching { () throws(ImageError) in _ = try Template(parsing: template) }
        }
    }

    @Test("what fails is refused in Go's words, with line and column", arguments: ExecutionFailureCases.all)
    func executionFailures(template: String, result: String) throws(ImageError) {
        let parsed = try Template(parsing: template)
        #expect(throws: Refusal("template: " + result)) {
            try Refusal.catching { () throws(ImageError) in _ = try parsed.execute(Sample.value) }
        }
    }
}

/// The sentence of an error, to compare.
struct Refusal: Error, Equatable {
    let message: String

    init(_ message: String) { self.message = message }

    static func catching(_ body: () throws(ImageError) -> Void) throws(Refusal) {
        do { try body() } catch { throw Refusal(error.message) }
    }
}

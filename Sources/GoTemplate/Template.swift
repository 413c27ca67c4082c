public import ByteIO

/// A template of Go's `text/template`, with the functions that docker adds.
///
/// Complex numbers and calls of methods with arguments are left out; so is what depends on them.
public struct Template: Sendable {
    let source: TemplateSource
    let templates: [[UInt8]: [TemplateNode]]

    /// Bytes of a template: a person typed it.
    static let limit = 64 << 10

    /// Reads a template. Messages call it `name`; docker's have none.
    ///
    /// - Throws: `.usage` with docker's prefix, the line and Go's words for what is wrong; `.limitExceeded` above 64 KiB
    ///   and for more than 100 levels of actions and parentheses.
    public init(parsing text: String, name: String = "") throws(ImageError) {
        guard text.utf8.count <= Self.limit else {
            throw ImageError(.limitExceeded, "the template is longer than \(Self.limit) bytes")
        }
        source = TemplateSource(name: name, bytes: Array(text.utf8))
        templates = try TemplateParser.templates(of: source)
    }

    /// Fills it in: `value` is the dot.
    ///
    /// `escape` is applied to every string of the value that is printed, but not to the template's own text nor, so that
    /// it stays JSON, to what `json` makes; there `\u` escapes keep a terminal safe.
    ///
    /// - Throws: `.usage` with docker's prefix, the place and Go's words; `.limitExceeded` for more than 64 MiB of text, or more work or
    ///   deeper calls than any list needs.
    public func execute(
        _ value: TemplateValue, missing: MissingKey = .noValue, escape: ((String) -> String)? = nil
    ) throws(ImageError) -> String {
        var runner = TemplateRunner(self, missing: missing, functions: TemplateFunctions(escape: escape))
        try runner.run(value)
        return runner.output
    }

    /// Fills it in as docker's `inspect` does: over the document as a struct of the given shape and, where that fails, over
    /// the bare JSON, where keys have JSON's names and missing ones are errors.
    ///
    /// - Throws: as the other one does.
    public func execute(
        _ document: TemplateValue, as shape: TemplateShape, escape: ((String) -> String)? = nil
    ) throws(ImageError) -> String {
        do throws(ImageError) {
            return try execute(shape.view(document), escape: escape)
        } catch {
            guard error.kind == .usage else { throw error }
            return try execute(document, missing: .error, escape: escape)
        }
    }

    /// Fills in the names of the fields: docker's functions then leave text as it is. An error ends the text, silently.
    func header(_ titles: [(String, String)]) -> String {
        let value = TemplateValue.map(titles.map { ($0.0, .string($0.1)) }, zero: .string(""))
        var runner = TemplateRunner(
            self, missing: .noValue, functions: TemplateFunctions(escape: nil, isHeader: true))
        do throws(ImageError) { try runner.run(value) } catch { return runner.output }
        return runner.output
    }
}

public import ByteIO

/// What becomes of a key that a map does not have.
public enum MissingKey: Sendable {
    /// `<no value>`.
    case noValue
    /// An error.
    case error
}

/// A template of Go's `text/template`, with the functions that docker adds.
public struct Template: Sendable {
    private let name: String
    let nodes: [TemplateNode]
    private let templates: [String: [TemplateNode]]

    /// Bytes of a template: a person typed it.
    private static let limit = 64 << 10

    /// Reads a template.
    ///
    /// - Throws: `.usage` with the line and Go's words for what is wrong; `.limitExceeded` above 64 KiB.
    public init(parsing text: String, name: String = "") throws(ImageError) {
        guard text.utf8.count <= Self.limit else {
            throw ImageError(.limitExceeded, "the template is longer than \(Self.limit) bytes")
        }
        let parser = try TemplateParser(text, name: name)
        self.name = name
        nodes = parser.nodes
        templates = parser.defined
    }

    /// Fills it in.
    ///
    /// `escape`: applied to every value that is printed, not to the template's own text.
    /// - Throws: `.usage` with the place and Go's words.
    public func execute(
        _ value: TemplateValue, missing: MissingKey = .noValue, escape: @escaping (String) -> String = { $0 }
    ) throws(ImageError) -> String {
        var runner = TemplateRunner(name: name, missing: missing, templates: templates, escape: escape)
        try runner.run(nodes, value)
        return runner.output
    }
}

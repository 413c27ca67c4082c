public import ByteIO

/// `--format` as docker's lists take it: `table`, `table TEMPLATE`, `json`, or a template.
public struct TableFormat {
    private let template: Template
    private let isTable: Bool
    private let isJSON: Bool

    /// Reads the option's value; `\t` and `\n` stand for a tab and a line feed.
    ///
    /// `table`: the template of a bare `table`.
    /// - Throws: `.usage` for a template that cannot be parsed.
    public init(_ text: String, table: String) throws(ImageError) {
        let text = text.replacing("\\t", with: "\t").replacing("\\n", with: "\n")
        isJSON = text == "json"
        isTable = text == "table" || text.hasPrefix("table ")
        let body =
            isJSON ? "{{json .}}" : text == "table" ? table : isTable ? String(text.dropFirst("table ".count)) : text
        template = try Template(parsing: body)
    }

    /// The rows, each on its line; a table has a header, even without rows.
    ///
    /// The parts:
    /// - `headers`: field and title of every column there can be.
    /// - `escape`: applied to every value but JSON.
    public func render(
        rows: [TemplateValue], headers: [(String, String)], escape: @escaping (String) -> String
    ) throws(ImageError) -> String {
        var lines: [String] = []
        if isTable {
            let titles = TemplateValue.map(headers.map { ($0.0, .string($0.1)) })
            lines.append(try template.execute(titles))
        }
        for row in rows {
            let usesJSON = isJSON || template.nodes.contains(where: \.callsJSON)
            lines.append(try template.execute(row, escape: usesJSON ? { $0 } : escape))
        }
        let text = lines.map { $0 + "\n" }.joined()
        return isTable ? TabWriter.align(text) : text
    }
}

extension TemplateNode {
    /// Whether it prints JSON, which has escapes of its own.
    fileprivate var callsJSON: Bool {
        guard case .action(let pipeline) = self else { return false }
        return pipeline.commands.contains { command in
            if case .function("json")? = command.operands.first { return true }
            return false
        }
    }
}

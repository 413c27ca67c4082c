public import ByteIO

/// `--format` as docker's lists take it: `table`, `table TEMPLATE`, `json`, for some `raw`, or a template.
public struct TableFormat: Sendable {
    private let template: Template
    private let isTable: Bool

    /// Reads the option's value; `\t` and `\n` stand for a tab and a line feed. `table` is the template of a bare `table`,
    /// `raw` that of `raw`, where the list has one.
    ///
    /// - Throws: as `Template` does.
    public init(_ text: String, table: String, raw: String? = nil) throws(ImageError) {
        isTable = text.utf8.starts(with: "table".utf8)
        switch text {
        case "table": template = try Template(parsing: Self.unescaped(table))
        case "json": template = try Template(parsing: "{{json .}}")
        case "raw" where raw != nil: template = try Template(parsing: Self.unescaped(raw ?? ""))
        default: template = try Template(parsing: Self.unescaped(text, skipping: isTable ? 5 : 0))
        }
    }

    /// The text without spaces around it, its two-letter tabs and line feeds made into real ones.
    private static func unescaped(_ text: String, skipping: Int = 0) -> String {
        var bytes = Array(text.utf8.dropFirst(skipping).drop { $0 == 0x20 })
        while bytes.last == 0x20 { bytes.removeLast() }
        var result: [UInt8] = []
        var rest = bytes[...]
        while let first = rest.first {
            let second = rest.dropFirst().first
            let isEscape = first == UInt8(ascii: "\\") && (second == UInt8(ascii: "t") || second == UInt8(ascii: "n"))
            result.append(isEscape ? (second == UInt8(ascii: "t") ? 9 : 10) : first)
            rest = rest.dropFirst(isEscape ? 2 : 1)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The rows, each on its line; a table has a header, even without rows. Rows are best an `.object` each, `headers` has
    /// the field and title of every column there can be, and `escape` is applied to every value but in JSON.
    ///
    /// - Throws: as `Template.execute` does; then there is no text at all.
    public func render(
        rows: [TemplateValue], headers: [(String, String)], escape: ((String) -> String)? = nil
    ) throws(ImageError) -> String {
        var text = isTable ? template.header(headers) + "\n" : ""
        for row in rows {
            text += try template.execute(row, escape: escape) + "\n"
            try WorkBudget.check(textOf: text.utf8.count)
        }
        return isTable ? TabWriter.align(text) : text
    }
}

internal import ByteIO
internal import GoTemplate
internal import ImageModel

/// How inspect prints: an indented array, the array on one line, a template's text for each image, or lines of IDs.
enum InspectForm {
    case array(indent: String?)
    case template(Template, ids: Bool)
    case lines

    /// What one image contributes.
    enum Part {
        case document(JSON)
        case text(String)
    }

    /// - Throws: as `Template` does.
    init(_ format: String?, ids: Bool) throws(ImageError) {
        switch format {
        case nil, "": self = ids ? .lines : .array(indent: "    ")
        case "json": self = .array(indent: nil)
        case let text?: self = .template(try Template(parsing: text), ids: ids)
        }
    }

    /// - Throws: as `Template.execute` does.
    func part(_ document: JSON) throws(ImageError) -> Part {
        let escape = { (text: String) in Printable(text).description }
        switch self {
        case .array: return .document(document)
        case .lines: return .text(Self.lines(of: document))
        case .template(let template, ids: true):
            return .text(try template.execute(document.templateValue, missing: .error, escape: escape))
        case .template(let template, ids: false):
            return .text(try template.execute(document.templateValue, as: InspectShape.image, escape: escape))
        }
    }

    /// All of it, with its line feeds.
    func text(_ parts: [Part]) -> String {
        var documents: [JSON] = []
        var texts: [String] = []
        for part in parts {
            switch part {
            case .document(let document): documents.append(document)
            case .text(let text): texts.append(text)
            }
        }
        switch self {
        case .array(let indent):
            let writer = JSONWriter(indent: indent, escapesHTML: false)
            return String(decoding: JSON.shown(writer.encode(.array(documents))), as: UTF8.self) + "\n"
        case .template: return texts.joined(separator: "\n") + "\n"
        case .lines: return texts.joined(separator: "\n")
        }
    }

    /// A line for each key, or for each value of a list.
    private static func lines(of document: JSON) -> String {
        guard case .object(let members) = document else { return "" }
        var text = ""
        for (key, value) in members {
            let values: [JSON] = if case .array(let elements) = value { elements } else { [value] }
            for case .string(let line) in values { text += "\(key): \(Printable(line))\n" }
        }
        return text
    }
}

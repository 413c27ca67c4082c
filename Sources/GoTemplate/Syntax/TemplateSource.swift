internal import ByteIO

/// A template's text, for messages that say where.
struct TemplateSource: Sendable {
    let name: String
    let bytes: [UInt8]

    /// `NAME:LINE:COLUMN`; lines from 1, columns in bytes from 0, as Go counts them.
    func location(_ offset: Int) -> String {
        let before = bytes.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return "\(name):\(line):\(before.count - start)"
    }

    /// What is wrong with the text itself. Docker says "parsing" of all that goes wrong with templates.
    func fault(_ line: Int, _ message: String, _ kind: ImageError.Kind = .usage) -> ImageError {
        ImageError(kind, "template parsing error: template: \(name):\(line): \(message)")
    }
}

internal import ByteIO

/// Text from outside, made fit for an HTML page: escaped as for a terminal, and what HTML would take for its own too.
struct HTMLText: CustomStringConvertible {
    let description: String

    init(_ bytes: some Sequence<UInt8>) { self.init(Printable(bytes).description) }

    init(_ text: String) {
        var result = ""
        for scalar in Printable(text).description.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        description = result
    }
}

/// `html`, `js` and `urlquery`.
enum EscapeFunctions {
    static func html(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\0": result.append("\u{fffd}")
            case "\"": result += "&#34;".unicodeScalars
            case "'": result += "&#39;".unicodeScalars
            case "&": result += "&amp;".unicodeScalars
            case "<": result += "&lt;".unicodeScalars
            case ">": result += "&gt;".unicodeScalars
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    static func js(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "'", "\"": result += ["\\", scalar]
            case "\u{7f}": result.append(scalar)
            case "<", ">", "&", "=": result += "\\u\(GoQuote.hex(scalar.value, 4).uppercased())".unicodeScalars
            default:
                if GoQuote.isPrintable(scalar) {
                    result.append(scalar)
                } else {
                    result += "\\u\(GoQuote.hex(scalar.value, 4).uppercased())".unicodeScalars
                }
            }
        }
        return String(result)
    }

    static func urlQuery(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x5f, 0x2e, 0x7e: result.append(byte)
            case 0x20: result.append(0x2b)
            default: result += "%\(GoQuote.hex(UInt32(byte), 2).uppercased())".utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

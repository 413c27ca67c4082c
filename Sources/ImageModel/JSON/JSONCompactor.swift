/// Takes the whitespace out of a JSON text that was read before, as Go does when it writes a raw message: the spelling
/// of strings and numbers stays, only `<`, `>`, `&`, U+2028 and U+2029 are escaped.
enum JSONCompactor {
    static func compact(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var inString = false
        var escaped = false
        for byte in text {
            switch byte {
            case 0x20, 0x09, 0x0a, 0x0d: if inString { result.append(byte) }
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                result += "\\u00\(String(byte, radix: 16))".utf8
            case 0xa8 where result.suffix(2) == [0xe2, 0x80]: replaceLast(of: &result, with: "\\u2028")
            case 0xa9 where result.suffix(2) == [0xe2, 0x80]: replaceLast(of: &result, with: "\\u2029")
            default: result.append(byte)
            }
            if byte == UInt8(ascii: "\""), !escaped { inString.toggle() }
            escaped = byte == UInt8(ascii: "\\") && !escaped
        }
        return result
    }

    private static func replaceLast(of bytes: inout [UInt8], with text: String) {
        bytes.removeLast(2)
        bytes += text.utf8
    }
}

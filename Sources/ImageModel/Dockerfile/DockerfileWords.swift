public import ByteIO

/// How the texts of instructions are taken apart.
public enum DockerfileWords {
    /// The words of a text, quotes and escapes left in: what is quoted or escaped holds together.
    public static func split(_ text: String, escape: UInt8 = UInt8(ascii: "\\")) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var quote: UInt8?
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if quote == nil, byte.isASCIISpace {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
                continue
            }
            if byte == escape, quote != UInt8(ascii: "'") {
                guard let next = rest.popFirst() else { break }
                word += [byte, next]
                continue
            }
            if byte == quote {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            word.append(byte)
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    /// The words of a text between spaces, whatever they are.
    public static func fields(_ text: String) -> [String] {
        text.utf8.split(whereSeparator: \.isASCIISpace).map { String(decoding: Array($0), as: UTF8.self) }
    }

    /// The pairs of `ENV` and `LABEL`: `key=value …`, or one `key value`, which is chosen where the first word has no
    /// equals sign. Quotes, escapes and variables are left in.
    ///
    /// - Throws: `.malformed` with BuildKit's words.
    public static func pairs(
        _ text: String, of name: String, escape: UInt8 = UInt8(ascii: "\\")
    ) throws(ImageError) -> [(key: String, value: String)] {
        let words = split(text, escape: escape)
        guard let first = words.first else {
            throw ImageError(.malformed, "\(name) requires at least one argument")
        }
        guard first.utf8.contains(UInt8(ascii: "=")) else { return [try oldPair(text, of: name)] }
        var pairs: [(key: String, value: String)] = []
        for word in words {
            guard let pair = cut(word) else {
                throw ImageError(
                    .malformed,
                    "Syntax error - can't find = in \"\(Printable(word))\". Must be of the form: name=value")
            }
            guard !pair.key.isEmpty else { throw ImageError(.malformed, "\(name) names can not be blank") }
            pairs.append(pair)
        }
        return pairs
    }

    private static func oldPair(_ text: String, of name: String) throws(ImageError) -> (key: String, value: String) {
        let bytes = Array(text.utf8).trimmedSpace
        let key = bytes.prefix { !$0.isASCIISpace }
        let value = bytes[key.endIndex...].drop(while: \.isASCIISpace)
        guard key.endIndex < bytes.endIndex else {
            throw ImageError(.malformed, "\(name) must have two arguments")
        }
        return (String(decoding: key, as: UTF8.self), String(decoding: value, as: UTF8.self))
    }

    /// Splits at the first equals sign.
    static func cut(_ word: String) -> (key: String, value: String)? {
        let bytes = Array(word.utf8)
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        return (
            String(decoding: bytes[..<equals], as: UTF8.self), String(decoding: bytes[(equals + 1)...], as: UTF8.self)
        )
    }

    /// The strings of an exec form; `nil` where the text is no JSON array, and so is for a shell. As in BuildKit,
    /// what follows the array is not looked at.
    ///
    /// - Throws: `.malformed` for an array of anything but strings.
    public static func execForm(_ text: String) throws(ImageError) -> [String]? {
        guard let value = JSONParser.first(of: Array(text.utf8)), let elements = value.elements else { return nil }
        var strings: [String] = []
        for element in elements {
            guard let string = element.string else {
                throw ImageError(
                    .malformed, "when using JSON array syntax, arrays must be comprised of strings only")
            }
            strings.append(string)
        }
        return strings
    }
}

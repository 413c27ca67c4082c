internal import ByteIO

/// Reads one text for `ShellExpansion`.
struct ShellReader {
    private let shell: ShellExpansion
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8], _ shell: ShellExpansion) {
        self.shell = shell
        rest = bytes[...]
    }

    /// Reads to the byte `stop` and takes it, or to the end.
    mutating func read(until stop: UInt8?, keepsEscapes: Bool, depth: Int) throws(ImageError) -> ShellText {
        var result = ShellText()
        while let byte = rest.popFirst() {
            if byte == stop { return result }
            switch byte {
            case UInt8(ascii: "'"): try result.append(quoted: takeSingleQuoted())
            case UInt8(ascii: "\""): try result.append(quoted: takeDoubleQuoted(depth: depth))
            case UInt8(ascii: "$"): try result.append(plain: takeVariable(depth: depth))
            case shell.escape:
                let escaped = rest.popFirst()
                try result.append(quoted: (keepsEscapes ? [byte] : []) + (escaped.map { [$0] } ?? []))
            default: try result.append(plain: CollectionOfOne(byte))
            }
        }
        guard let stop else { return result }
        if stop == UInt8(ascii: "}") { throw Self.missingBrace }
        throw ImageError(
            .malformed, "unexpected end of statement while looking for matching \(Unicode.Scalar(stop))")
    }

    private mutating func takeSingleQuoted() throws(ImageError) -> [UInt8] {
        guard let end = rest.firstIndex(of: UInt8(ascii: "'")) else {
            throw ImageError(.malformed, "unexpected end of statement while looking for matching single-quote")
        }
        let quoted = Array(rest[..<end])
        rest = rest[(end + 1)...]
        return quoted
    }

    private mutating func takeDoubleQuoted(depth: Int) throws(ImageError) -> [UInt8] {
        var quoted = ShellText()
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return quoted.text
            case UInt8(ascii: "$"): try quoted.append(quoted: takeVariable(depth: depth))
            case shell.escape:
                guard let next = rest.first else { continue }
                let escapes = [UInt8(ascii: "\""), UInt8(ascii: "$"), shell.escape].contains(next)
                if escapes { rest = rest.dropFirst() }
                try quoted.append(quoted: CollectionOfOne(escapes ? next : byte))
            default: try quoted.append(quoted: CollectionOfOne(byte))
            }
        }
        throw ImageError(.malformed, "unexpected end of statement while looking for matching double-quote")
    }

    /// Reads what follows a dollar sign.
    private mutating func takeVariable(depth: Int) throws(ImageError) -> [UInt8] {
        guard rest.first == UInt8(ascii: "{") else {
            let name = takeName()
            return name.isEmpty ? [UInt8(ascii: "$")] : Array((value(of: name) ?? "").utf8)
        }
        rest = rest.dropFirst()
        switch rest.first {
        case nil: throw Self.missingBrace
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ":"):
            throw ImageError(.malformed, "syntax error: bad substitution")
        default: break
        }
        guard depth < ShellExpansion.depthLimit else {
            throw ImageError(.limitExceeded, "substitutions are nested deeper than \(ShellExpansion.depthLimit)")
        }
        let name = takeName()
        return Array(try takeModifier(name, depth: depth + 1).utf8)
    }

    /// Reads `}` or what changes the value, and the brace after it.
    private mutating func takeModifier(_ name: String, depth: Int) throws(ImageError) -> String {
        let current = value(of: name)
        guard var modifier = rest.popFirst() else { throw Self.missingBrace }
        if modifier == UInt8(ascii: "}") { return current ?? "" }
        if modifier == UInt8(ascii: "/") { return try takeReplacement(in: current ?? "", depth: depth) }
        let emptyIsUnset = modifier == UInt8(ascii: ":")
        if emptyIsUnset {
            guard let next = rest.popFirst() else { throw Self.missingBrace }
            modifier = next
        }
        let strips = modifier == UInt8(ascii: "#") || modifier == UInt8(ascii: "%")
        guard strips && !emptyIsUnset || "-+?".utf8.contains(modifier) else {
            let shown = Printable((emptyIsUnset ? [UInt8(ascii: ":")] : []) + [modifier])
            throw ImageError(.malformed, "unsupported modifier (\(shown)) in substitution")
        }
        let word = try read(until: UInt8(ascii: "}"), keepsEscapes: strips, depth: depth).text
        let isSet = current != nil && !(emptyIsUnset && current?.isEmpty == true)
        switch modifier {
        case UInt8(ascii: "-"): return isSet ? current ?? "" : String(decoding: word, as: UTF8.self)
        case UInt8(ascii: "+"): return isSet ? String(decoding: word, as: UTF8.self) : ""
        case UInt8(ascii: "?"):
            if isSet { return current ?? "" }
            throw Self.required(name, word, unset: current == nil)
        default: return try ShellPattern.strip(current ?? "", modifier, word, escape: shell.escape)
        }
    }

    private mutating func takeReplacement(in value: String, depth: Int) throws(ImageError) -> String {
        let all = rest.first == UInt8(ascii: "/")
        if all { rest = rest.dropFirst() }
        let pattern = try read(until: UInt8(ascii: "/"), keepsEscapes: true, depth: depth).text
        let replacement = try read(until: UInt8(ascii: "}"), keepsEscapes: false, depth: depth).text
        return try ShellPattern(pattern, escape: shell.escape).replace(
            in: value, with: String(decoding: replacement, as: UTF8.self), all: all)
    }

    /// Reads a name, the digits of a positional parameter, or one special character.
    private mutating func takeName() -> String {
        guard let first = rest.first else { return "" }
        let name: ArraySlice<UInt8>
        if first.isASCIIDigit {
            name = rest.prefix(while: \.isASCIIDigit)
        } else if "@*#?-$!".utf8.contains(first) {
            name = rest.prefix(1)
        } else {
            name = rest.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") }
        }
        rest = rest[name.endIndex...]
        return String(decoding: name, as: UTF8.self)
    }

    private func value(of name: String) -> String? { shell.variables[ByteKey(name)] }

    private static let missingBrace = ImageError(.malformed, "syntax error: missing '}'")

    private static func required(_ name: String, _ word: [UInt8], unset: Bool) -> ImageError {
        let message = word.isEmpty ? "is not allowed to be \(unset ? "unset" : "empty")" : Printable(word).description
        return ImageError(.malformed, "\(name): \(message)")
    }
}

internal import ByteIO

/// Replaces variables as docker compose does: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`,
/// `${NAME:?message}`, `${NAME?message}`, `${NAME:+other}`, `${NAME+other}`, and `$$` for a dollar sign.
struct ComposeVariables {
    private let value: (String) -> String?

    /// Defaults inside defaults: compose files have one or two.
    private static let depthLimit = 16
    /// Bytes of a value: names are far shorter.
    private static let byteLimit = 64 << 10

    /// `value`: what a variable holds; `nil` where it is not set.
    init(_ value: @escaping (String) -> String?) { self.value = value }

    /// `text` with all variables replaced.
    ///
    /// - Throws: `.malformed` for a variable without a value, and for a dollar sign that begins none; `.limitExceeded`.
    func replaced(in text: String) throws(ImageError) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        var result: [UInt8] = []
        try expand(Array(text.utf8)[...], into: &result, depth: 0)
        return String(decoding: result, as: UTF8.self)
    }

    private func expand(_ text: ArraySlice<UInt8>, into result: inout [UInt8], depth: Int) throws(ImageError) {
        guard depth < Self.depthLimit else {
            throw ImageError(.limitExceeded, "variables are nested deeper than \(Self.depthLimit)")
        }
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "$") else {
                result.append(byte)
                continue
            }
            try expandOne(&rest, into: &result, depth: depth)
            guard result.count <= Self.byteLimit else {
                throw ImageError(.limitExceeded, "a value is longer than \(Self.byteLimit) bytes")
            }
        }
    }

    /// What stands behind a dollar sign.
    private func expandOne(
        _ rest: inout ArraySlice<UInt8>, into result: inout [UInt8], depth: Int
    ) throws(ImageError) {
        if rest.first == UInt8(ascii: "$") {
            result.append(UInt8(ascii: "$"))
            rest = rest.dropFirst()
        } else if rest.first == UInt8(ascii: "{") {
            let body = try Self.braced(&rest)
            try expandBraced(body, into: &result, depth: depth)
        } else {
            result += Array(try required(Self.name(&rest)).utf8)
        }
    }

    private func expandBraced(
        _ body: ArraySlice<UInt8>, into result: inout [UInt8], depth: Int
    ) throws(ImageError) {
        var rest = body
        let name = try Self.name(&rest)
        let mustNotBeEmpty = rest.first == UInt8(ascii: ":")
        if mustNotBeEmpty { rest = rest.dropFirst() }
        let found = value(name).flatMap { mustNotBeEmpty && $0.isEmpty ? nil : $0 }
        switch rest.popFirst() {
        case nil where !mustNotBeEmpty:
            result += Array(try required(name).utf8)
        case UInt8(ascii: "-"):
            if let found { result += Array(found.utf8) } else { try expand(rest, into: &result, depth: depth + 1) }
        case UInt8(ascii: "+"):
            if found != nil { try expand(rest, into: &result, depth: depth + 1) }
        case UInt8(ascii: "?"):
            guard let found else { throw ImageError(.malformed, "variable \(name): \(Printable(rest))") }
            result += Array(found.utf8)
        default:
            throw ImageError(.malformed, "${\(Printable(body))} is no variable")
        }
    }

    private func required(_ name: String) throws(ImageError) -> String {
        guard let value = value(name) else {
            throw ImageError(.malformed, "variable \(name) is not set and has no default")
        }
        return value
    }

    /// The text between the braces, with pairs of braces inside.
    private static func braced(_ rest: inout ArraySlice<UInt8>) throws(ImageError) -> ArraySlice<UInt8> {
        var open = 0
        for (place, byte) in zip(rest.indices, rest) {
            if byte == UInt8(ascii: "{") { open += 1 }
            if byte == UInt8(ascii: "}") { open -= 1 }
            guard open > 0 else {
                let body = rest[(rest.startIndex + 1)..<place]
                rest = rest[(place + 1)...]
                return body
            }
        }
        throw ImageError(.malformed, "${ has no closing brace")
    }

    /// A name of letters, digits and underscores.
    private static func name(_ rest: inout ArraySlice<UInt8>) throws(ImageError) -> String {
        let letters = { (byte: UInt8) in
            (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: "_")
        }
        let name = rest.prefix { letters($0) || (0x30...0x39).contains($0) }
        guard let first = name.first, letters(first) else {
            throw ImageError(.malformed, "a $ that begins no variable is written $$")
        }
        rest = rest[name.endIndex...]
        return String(decoding: name, as: UTF8.self)
    }
}

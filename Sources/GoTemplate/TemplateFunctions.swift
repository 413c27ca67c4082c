internal import ByteIO

/// The functions of Go's templates, and docker's.
enum TemplateFunctions {
    static let names: Set<String> = [
        "and", "or", "not", "len", "index", "slice", "print", "printf", "println", "eq", "ne", "lt", "le", "gt", "ge",
        "html", "js", "urlquery", "call", "json", "split", "join", "title", "lower", "upper", "pad", "truncate",
    ]

    /// - Throws: `.usage` for a wrong number or kind of arguments.
    static func call(_ name: String, _ arguments: [TemplateValue]) throws(ImageError) -> TemplateValue {
        switch name {
        case "and", "or": return try last(arguments, name)
        case "not": return .bool(!(try only(arguments, name).isTrue))
        case "len": return .integer(try length(only(arguments, name)))
        case "index": return try index(arguments)
        case "slice": return try slice(arguments)
        case "print": return .string(joined(arguments))
        case "println": return .string(arguments.map(\.text).joined(separator: " ") + "\n")
        case "printf": return .string(try PrintfFormat.text(arguments))
        case "eq", "ne", "lt", "le", "gt", "ge": return .bool(try TemplateComparison.run(name, arguments))
        case "html": return .string(html(joined(arguments)))
        case "urlquery": return .string(urlQuery(joined(arguments)))
        case "json": return .string(try only(arguments, name).json)
        case "split", "join", "title", "lower", "upper", "pad", "truncate": return try text(name, arguments)
        default: throw ImageError(.usage, "\(name) is not supported")
        }
    }

    private static func only(_ arguments: [TemplateValue], _ name: String) throws(ImageError) -> TemplateValue {
        guard arguments.count == 1 else {
            throw ImageError(.usage, "wrong number of args for \(name): want 1 got \(arguments.count)")
        }
        return arguments[0]
    }

    private static func last(_ arguments: [TemplateValue], _ name: String) throws(ImageError) -> TemplateValue {
        guard let last = arguments.last else {
            throw ImageError(.usage, "wrong number of args for \(name): want at least 1 got 0")
        }
        if let decisive = arguments.first(where: { $0.isTrue == (name == "or") }) { return decisive }
        return last
    }

    private static func length(_ value: TemplateValue) throws(ImageError) -> Int64 {
        switch value {
        case .string(let text): return Int64(text.utf8.count)
        case .list(let elements): return Int64(elements.count)
        case .map(let entries): return Int64(entries.count)
        default: throw ImageError(.usage, "len of type \(value.typeName)")
        }
    }

    private static func index(_ arguments: [TemplateValue]) throws(ImageError) -> TemplateValue {
        guard var value = arguments.first else {
            throw ImageError(.usage, "wrong number of args for index: want at least 1 got 0")
        }
        for key in arguments.dropFirst() {
            switch (value, key) {
            case (.list(let elements), .integer(let at)):
                guard at >= 0, at < elements.count else {
                    throw ImageError(.usage, "reflect: slice index out of range")
                }
                value = elements[Int(at)]
            case (.string(let text), .integer(let at)):
                guard at >= 0, at < text.utf8.count else {
                    throw ImageError(.usage, "reflect: string index out of range")
                }
                value = .integer(Int64(Array(text.utf8)[Int(at)]))
            case (.map(let entries), .string(let name)), (.object(let entries), .string(let name)):
                value = entries.first { $0.0 == name }?.1 ?? .null
            case (.null, _): throw ImageError(.usage, "index of untyped nil")
            default: throw ImageError(.usage, "cannot index \(value.typeName) with \(key.typeName)")
            }
        }
        return value
    }

    private static func slice(_ arguments: [TemplateValue]) throws(ImageError) -> TemplateValue {
        guard let value = arguments.first, arguments.count <= 3 else {
            throw ImageError(.usage, "wrong number of args for slice")
        }
        let count = Int(try length(value))
        var bounds = [0, count]
        for (place, argument) in arguments.dropFirst().enumerated() {
            guard case .integer(let at) = argument, at >= 0, at <= count else {
                throw ImageError(.usage, "index out of range: \(argument.text)")
            }
            bounds[place] = Int(at)
        }
        guard bounds[0] <= bounds[1] else {
            throw ImageError(.usage, "invalid slice index: \(bounds[0]) > \(bounds[1])")
        }
        switch value {
        case .string(let text): return .string(String(decoding: Array(text.utf8)[bounds[0]..<bounds[1]], as: UTF8.self))
        case .list(let elements): return .list(Array(elements[bounds[0]..<bounds[1]]))
        default: throw ImageError(.usage, "can't slice item of type \(value.typeName)")
        }
    }

    /// As Go's `Sprint`: a space between two operands of which neither is a string.
    private static func joined(_ arguments: [TemplateValue]) -> String {
        var result = ""
        var afterString = true
        for (number, argument) in arguments.enumerated() {
            var isString = false
            if case .string = argument { isString = true }
            if number > 0, !isString, !afterString { result += " " }
            result += argument.text
            afterString = isString
        }
        return result
    }

    private static func text(_ name: String, _ arguments: [TemplateValue]) throws(ImageError) -> TemplateValue {
        let texts = arguments.map(\.text)
        switch (name, arguments.count) {
        case ("lower", 1): return .string(texts[0].lowercased())
        case ("upper", 1): return .string(texts[0].uppercased())
        case ("title", 1): return .string(title(texts[0]))
        case ("split", 2): return .list(split(texts[0], texts[1]).map { .string($0) })
        case ("join", 2):
            guard case .list(let elements) = arguments[0] else {
                throw ImageError(.usage, "join wants a list, not \(arguments[0].typeName)")
            }
            return .string(elements.map(\.text).joined(separator: texts[1]))
        case ("truncate", 2):
            guard case .integer(let count) = arguments[1] else { throw ImageError(.usage, "truncate wants a number") }
            return .string(String(decoding: texts[0].utf8.prefix(Int(clamping: max(0, count))), as: UTF8.self))
        case ("pad", 3):
            guard case .integer(let before) = arguments[1], case .integer(let after) = arguments[2],
                (0...10_000).contains(before), (0...10_000).contains(after)
            else { throw ImageError(.usage, "pad wants two numbers up to 10000") }
            if texts[0].isEmpty { return .string("") }
            return .string(
                String(repeating: " ", count: Int(before)) + texts[0] + String(repeating: " ", count: Int(after)))
        default:
            throw ImageError(.usage, "wrong number of args for \(name): got \(arguments.count)")
        }
    }

    private static func split(_ text: String, _ separator: String) -> [String] {
        guard !separator.isEmpty else { return text.unicodeScalars.map { String(Character($0)) } }
        let mark = Array(separator.utf8)
        let bytes = Array(text.utf8)
        var parts: [String] = []
        var start = 0
        var at = 0
        while at + mark.count <= bytes.count {
            if bytes[at..<(at + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += mark.count
                start = at
            } else {
                at += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }

    /// The first letter of each word in upper case.
    private static func title(_ text: String) -> String {
        var result = ""
        var begins = true
        for scalar in text.unicodeScalars {
            result += begins ? String(Character(scalar)).uppercased() : String(Character(scalar))
            begins =
                !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
                || scalar == "'")
        }
        return result
    }

    private static func html(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "'": result += "&#39;"
            case "\"": result += "&#34;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func urlQuery(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x5f, 0x2e, 0x7e: String(Character(Unicode.Scalar(byte)))
            case 0x20: "+"
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
            }
        }.joined()
    }
}

internal import ByteIO

/// `len`, `index` and `slice`.
enum ValueFunctions {
    /// - Throws: `.usage` for what has no length.
    static func length(_ value: GoValue) throws(ImageError) -> Int {
        switch value.content?.filled {
        case .string(let text)?, .number(let text)?: return text.utf8.count
        case .list(let elements, _)?: return elements.count
        case .map(let entries, _)?: return entries.count
        case nil: throw ImageError(.usage, "reflect: call of reflect.Value.Type on zero Value")
        case .null?, .nothing?: throw ImageError(.usage, "len of nil pointer")
        default: throw ImageError(.usage, "len of type \(value.plainTypeName)")
        }
    }

    /// The element at the indexes behind the first argument.
    ///
    /// - Throws: `.usage` for what cannot be indexed, or not so.
    static func index(_ arguments: [GoValue]) throws(ImageError) -> GoValue {
        var value = arguments[0]
        guard !value.isAbsent else { throw ImageError(.usage, "index of untyped nil") }
        for key in arguments.dropFirst() {
            switch value.content?.filled {
            case .list(let elements, let zero)?:
                let place = try bound(key, elements.count)
                guard place < elements.count else { throw ImageError(.usage, "reflect: slice index out of range") }
                value = value.inner(elements[place], zero: zero)
            case .string(let text)?, .number(let text)?:
                let place = try bound(key, text.utf8.count)
                guard let byte = text.utf8.dropFirst(place).first else {
                    throw ImageError(.usage, "reflect: string index out of range")
                }
                value = .made(.integer(Int64(byte)))
            case .map(let entries, let zero)?:
                value = value.inner(TemplateValue.value(of: try name(key), in: entries) ?? zero, zero: zero)
            case nil, .null?, .nothing?: throw ImageError(.usage, "index of nil pointer")
            default: throw ImageError(.usage, "can't index item of type \(value.plainTypeName)")
            }
        }
        return value
    }

    private static func name(_ key: GoValue) throws(ImageError) -> String {
        switch key.content {
        case .string(let text)?: return text
        case nil, .null?: throw ImageError(.usage, "value is nil; should be of type string")
        default: throw ImageError(.usage, "value has type \(key.typeName); should be string")
        }
    }

    /// A place from 0 up to and with `limit`.
    private static func bound(_ key: GoValue, _ limit: Int) throws(ImageError) -> Int {
        switch key.content {
        case .integer(let place)?:
            guard place >= 0, place <= limit else { throw ImageError(.usage, "index out of range: \(place)") }
            return Int(place)
        case nil, .null?: throw ImageError(.usage, "cannot index slice/array with nil")
        default: throw ImageError(.usage, "cannot index slice/array with type \(key.typeName)")
        }
    }

    /// The part of a list or text between two places.
    ///
    /// - Throws: `.usage` for what has no parts, or not these.
    static func slice(_ arguments: [GoValue]) throws(ImageError) -> GoValue {
        let value = arguments[0]
        guard !value.isAbsent else { throw ImageError(.usage, "slice of untyped nil") }
        guard arguments.count <= 4 else {
            throw ImageError(.usage, "too many slice indexes: \(arguments.count - 1)")
        }
        switch value.content?.filled {
        case .string(let text)?:
            guard arguments.count <= 3 else { throw ImageError(.usage, "cannot 3-index slice a string") }
            let part = try range(arguments, text.utf8.count)
            let bytes = text.utf8.dropFirst(part.lowerBound).prefix(part.count)
            return GoValue(content: .string(String(decoding: bytes, as: UTF8.self)), isOurs: value.isOurs)
        case .list(let elements, let zero)?:
            let part = try range(arguments, elements.count)
            return GoValue(content: .list(Array(elements[part]), zero: zero), isOurs: value.isOurs)
        default: throw ImageError(.usage, "can't slice item of type \(value.plainTypeName)")
        }
    }

    private static func range(_ arguments: [GoValue], _ count: Int) throws(ImageError) -> Range<Int> {
        var bounds = [0, count]
        for (number, argument) in arguments.dropFirst().enumerated() {
            let place = try bound(argument, count)
            if number < 2 { bounds[number] = place } else { bounds.append(place) }
        }
        for (lower, upper) in zip(bounds, bounds.dropFirst()) where lower > upper {
            throw ImageError(.usage, "invalid slice index: \(lower) > \(upper)")
        }
        return bounds[0]..<bounds[1]
    }
}

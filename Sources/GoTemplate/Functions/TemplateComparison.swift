internal import ByteIO

/// `eq ne lt le gt ge`: only like with like.
struct TemplateComparison {
    let functions: TemplateFunctions

    private static let badTypes = ImageError(.usage, "incompatible types for comparison")

    /// - Throws: `.usage` for what cannot be compared, or nothing to compare with.
    func run(_ name: String, _ arguments: [GoValue]) throws(ImageError) -> Bool {
        switch name {
        case "eq":
            guard arguments.count > 1 else { throw ImageError(.usage, "missing argument for comparison") }
            for other in arguments.dropFirst() where try isEqual(arguments[0], other) { return true }
            return false
        case "ne": return !(try isEqual(arguments[0], arguments[1]))
        case "lt": return try isLess(arguments[0], arguments[1])
        case "le": return try isAtMost(arguments[0], arguments[1])
        case "gt": return !(try isAtMost(arguments[0], arguments[1]))
        default: return !(try isLess(arguments[0], arguments[1]))
        }
    }

    private func isAtMost(_ left: GoValue, _ right: GoValue) throws(ImageError) -> Bool {
        if try isLess(left, right) { return true }
        return try isEqual(left, right)
    }

    private func isEqual(_ left: GoValue, _ right: GoValue) throws(ImageError) -> Bool {
        switch (left.comparable, right.comparable) {
        case (.bool(let left)?, .bool(let right)?): return left == right
        case (.integer(let left)?, .integer(let right)?): return left == right
        case (.double(let left)?, .double(let right)?): return left == right
        case (.string(let left)?, .string(let right)?): return left.utf8.elementsEqual(right.utf8)
        default: break
        }
        if left.isAbsent || right.isAbsent { return left.isEmpty && right.isEmpty }
        if left.isBasic || right.isBasic { throw Self.badTypes }
        guard left.canEqual(right) else {
            throw ImageError(
                .usage,
                "non-comparable types \(try functions.excerpt(left)): \(left.typeName), "
                    + "\(right.typeName): \(try functions.excerpt(right))")
        }
        if left.isEmpty || right.isEmpty { return left.isEmpty == right.isEmpty }
        throw ImageError(.usage, "non-comparable type \(try functions.excerpt(right)): \(right.typeName)")
    }

    private func isLess(_ left: GoValue, _ right: GoValue) throws(ImageError) -> Bool {
        switch (left.comparable, right.comparable) {
        case (.integer(let left)?, .integer(let right)?): return left < right
        case (.double(let left)?, .double(let right)?): return left < right
        case (.string(let left)?, .string(let right)?): return left.utf8.lexicographicallyPrecedes(right.utf8)
        default:
            guard left.isBasic, right.isBasic else { throw ImageError(.usage, "invalid type for comparison") }
            if case (.bool?, .bool?) = (left.content, right.content) {
                throw ImageError(.usage, "invalid type for comparison")
            }
            throw Self.badTypes
        }
    }
}

extension GoValue {
    /// A number of JSON is text here, and a duration an integer.
    fileprivate var comparable: TemplateValue? {
        switch content {
        case .number(let text)?: .string(text)
        case .duration(let duration)?: .integer(duration)
        default: content
        }
    }

    /// Whether Go compares it by its value.
    fileprivate var isBasic: Bool {
        switch content {
        case .bool?, .integer?, .duration?, .double?, .number?, .string?: true
        default: false
        }
    }

    /// Whether it is `nil`, of a type or not.
    fileprivate var isEmpty: Bool { content?.isNil ?? true }

    /// Whether both are lists, both maps or both objects.
    fileprivate func canEqual(_ other: GoValue) -> Bool {
        switch (content?.filled, other.content?.filled) {
        case (.list?, .list?), (.map?, .map?), (.object?, .object?), (.nothing?, .nothing?): true
        default: false
        }
    }
}

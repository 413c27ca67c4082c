internal import ByteIO

/// `eq ne lt le gt ge`: basic kinds only, and only like with like.
enum TemplateComparison {
    /// - Throws: `.usage` for kinds that cannot be compared, or too few of them.
    static func run(_ name: String, _ arguments: [TemplateValue]) throws(ImageError) -> Bool {
        guard arguments.count >= 2 else { throw ImageError(.usage, "missing argument for comparison") }
        if name == "eq" {
            for other in arguments.dropFirst() where try order(arguments[0], other, equality: true) == 0 { return true }
            return false
        }
        guard arguments.count == 2 else {
            throw ImageError(.usage, "wrong number of args for \(name): want 2 got \(arguments.count)")
        }
        let order = try order(arguments[0], arguments[1], equality: name == "ne")
        switch name {
        case "ne": return order != 0
        case "lt": return order < 0
        case "le": return order <= 0
        case "gt": return order > 0
        default: return order >= 0
        }
    }

    private static func order(_ left: TemplateValue, _ right: TemplateValue, equality: Bool) throws(ImageError) -> Int {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): return left < right ? -1 : left == right ? 0 : 1
        case (.double(let left), .double(let right)): return left < right ? -1 : left == right ? 0 : 1
        case (.string(let left), .string(let right)):
            if left.utf8.elementsEqual(right.utf8) { return 0 }
            return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
        case (.bool(let left), .bool(let right)) where equality: return left == right ? 0 : 1
        case (.null, .null) where equality: return 0
        case (.null, _) where equality, (_, .null) where equality: return 1
        case (.list, _), (.map, _), (.object, _), (_, .list), (_, .map), (_, .object), (.bool, .bool):
            throw ImageError(.usage, "invalid type for comparison")
        default: throw ImageError(.usage, "incompatible types for comparison")
        }
    }
}

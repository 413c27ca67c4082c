public import ByteIO

/// Changes values in a JSON text and leaves every other byte alone: unknown members, their order, the spelling of
/// numbers and strings, whitespace. What is put in follows the indentation around it.
public struct JSONEditor: Sendable {
    /// Where a new member goes.
    public enum Order: Sendable {
        /// Behind the last one.
        case last
        /// Before the first one whose key is greater, in byte order.
        case sorted
    }

    /// The text as it is now.
    public private(set) var bytes: [UInt8]
    /// The text as it is now, read.
    public private(set) var root: JSONValue
    private let limits: JSONValue.Limits

    /// Begins with `bytes`.
    ///
    /// - Throws: `.malformed` or `.limitExceeded`, as `JSONValue.parse`.
    public init(_ bytes: [UInt8], limits: JSONValue.Limits = JSONValue.Limits()) throws(ImageError) {
        self.bytes = bytes
        self.limits = limits
        root = try JSONValue.parse(bytes, limits: limits)
    }

    /// The value at `path`; `nil` where there is none.
    public func value(at path: [JSONStep]) -> JSONValue? {
        var value = root
        for step in path {
            guard let next = Self.child(step, of: value) else { return nil }
            value = next
        }
        return value
    }

    /// Puts `value` in the place of the one at `path`.
    ///
    /// - Throws: `.notFound` where there is none.
    public mutating func replace(_ path: [JSONStep], with value: JSON) throws(ImageError) {
        let old = try found(path)
        let layout = JSONLayout(bytes, root)
        try splice(old.range, layout.encode(value, under: indentation(at: path, layout)))
    }

    /// Makes `value` the value at `path`: replaces what is there, or adds the last key, and objects on the way to it
    /// where they are missing or `null`.
    ///
    /// - Throws: `.notFound` where an index on the way does not exist or a value on the way is no object.
    public mutating func set(_ path: [JSONStep], to value: JSON, order: Order = .last) throws(ImageError) {
        if self.value(at: path) != nil { return try replace(path, with: value) }
        var reached = path
        var value = value
        while let step = reached.popLast() {
            guard let key = step.key else { throw notFound(path) }
            guard let parent = self.value(at: reached) else {
                value = .object([(key, value)])
                continue
            }
            if parent.isNull { return try replace(reached, with: .object([(key, value)])) }
            guard let members = parent.members else { throw notFound(path) }
            let place = order == .last ? members.count : members.firstIndex { key.precedes($0.key) } ?? members.count
            return try insert(key, value, at: place, of: reached)
        }
    }

    /// Adds `value` to the array at `path`; `null` counts as an empty one.
    ///
    /// - Throws: `.notFound` where there is no array.
    public mutating func append(_ value: JSON, to path: [JSONStep]) throws(ImageError) {
        let array = try found(path)
        if array.isNull { return try replace(path, with: .array([value])) }
        guard let elements = array.elements else { throw notFound(path) }
        try insert(nil, value, at: elements.count, of: path)
    }

    /// Takes the member or element at `path` out.
    ///
    /// - Throws: `.notFound` where there is none.
    public mutating func remove(_ path: [JSONStep]) throws(ImageError) {
        guard let last = path.last, let child = value(at: path) else { throw notFound(path) }
        let spans = Self.spans(of: try found(Array(path.dropLast())))
        guard let place = spans.firstIndex(where: { $0.upperBound == child.range.upperBound }) else {
            throw notFound([last])
        }
        let start = place > 0 ? spans[place - 1].upperBound : spans[place].lowerBound
        let end = place == 0 && spans.count > 1 ? spans[1].lowerBound : spans[place].upperBound
        guard spans.count > 1 else {
            let parent = try found(Array(path.dropLast()))
            return try splice((parent.range.lowerBound + 1)..<(parent.range.upperBound - 1), [])
        }
        try splice(start..<end, [])
    }

    /// Puts a member, or an element where there is no key, before the one at `place`.
    private mutating func insert(
        _ key: String?, _ value: JSON, at place: Int, of path: [JSONStep]
    ) throws(ImageError) {
        let parent = try found(path)
        let layout = JSONLayout(bytes, root)
        let spans = Self.spans(of: parent)
        guard let first = spans.first else {
            let (before, after) = layout.lines(atDepth: path.count)
            let item = item(key, value, layout, under: layout.indentation(atDepth: path.count + 1))
            return try splice(
                (parent.range.lowerBound + 1)..<(parent.range.upperBound - 1), before + item + after)
        }
        let gap = Array(bytes[(parent.range.lowerBound + 1)..<first.lowerBound])
        let separator = layout.separator(bytes, spans, gap: gap)
        let item = item(key, value, layout, under: JSONLayout.lastLine(of: gap))
        guard place < spans.count else {
            let end = spans[spans.count - 1].upperBound
            return try splice(end..<end, separator + item)
        }
        let start = spans[place].lowerBound
        try splice(start..<start, item + separator)
    }

    private func item(_ key: String?, _ value: JSON, _ layout: JSONLayout, under indentation: [UInt8]) -> [UInt8] {
        let encoded = layout.encode(value, under: indentation)
        guard let key else { return encoded }
        return layout.encode(.string(key), under: []) + layout.colon + encoded
    }

    /// The whitespace that the line of the value at `path` begins with.
    private func indentation(at path: [JSONStep], _ layout: JSONLayout) -> [UInt8] {
        guard !path.isEmpty, let parent = value(at: Array(path.dropLast())), let first = Self.spans(of: parent).first
        else { return [] }
        return JSONLayout.lastLine(of: Array(bytes[(parent.range.lowerBound + 1)..<first.lowerBound]))
    }

    private mutating func splice(_ range: Range<Int>, _ replacement: [UInt8]) throws(ImageError) {
        var changed = bytes
        changed.replaceSubrange(range, with: replacement)
        root = try JSONValue.parse(changed, limits: limits)
        bytes = changed
    }

    private func found(_ path: [JSONStep]) throws(ImageError) -> JSONValue {
        guard let value = value(at: path) else { throw notFound(path) }
        return value
    }

    private func notFound(_ path: [JSONStep]) -> ImageError {
        let shown = path.map(\.description).joined()
        return ImageError(.notFound, "JSON text has no place for \(Printable(shown))")
    }

    private static func child(_ step: JSONStep, of value: JSONValue) -> JSONValue? {
        switch step {
        case .key(let key): return value.member(key)?.value
        case .entry(let key): return value.members?.first { $0.key.isSame(as: key) }?.value
        case .index(let index):
            guard let elements = value.elements, elements.indices.contains(index) else { return nil }
            return elements[index]
        }
    }

    /// The bytes of each member (key to value) or element.
    private static func spans(of value: JSONValue) -> [Range<Int>] {
        switch value.content {
        case .object(let members): members.map { $0.keyRange.lowerBound..<$0.value.range.upperBound }
        case .array(let elements): elements.map(\.range)
        default: []
        }
    }
}

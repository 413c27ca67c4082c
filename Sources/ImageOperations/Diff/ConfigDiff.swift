public import ByteIO
public import ImageModel

/// Compares configurations of images value by value. The diff IDs of layers are left out: files are compared as files.
public struct ConfigDiff: Sendable {
    /// A value that two configurations do not have alike.
    public struct Difference: Sendable {
        /// Where the value is: `config.Env[1]`. For a removed one the number it had.
        public let path: String
        /// What it was; `nil` where it was not there.
        public let old: JSON?
        /// What it is; `nil` where it is not there any more.
        public let new: JSON?
        /// What happened to the value.
        public var kind: LayerChange.Kind { old == nil ? .added : new == nil ? .removed : .changed }
    }

    /// What differs: members in the order of their keys, elements in theirs.
    public private(set) var differences: [Difference] = []

    /// Compares two configurations.
    ///
    /// - Throws: `.malformed` for what is no JSON.
    public init(from old: [UInt8], to new: [UInt8]) throws(ImageError) {
        try self.init(old, new, without: "rootfs")
    }

    /// Compares two documents, but for a member of theirs.
    init(_ old: [UInt8], _ new: [UInt8], without ignored: String?) throws(ImageError) {
        let (left, right) = (try JSONValue.parse(old), try JSONValue.parse(new))
        guard let members = left.members, let others = right.members else {
            compare(left, right, at: "")
            return
        }
        compare(members.filter { $0.key != ignored }, others.filter { $0.key != ignored }, at: "")
    }

    private mutating func compare(_ old: JSONValue, _ new: JSONValue, at path: String) {
        if let members = old.members, let others = new.members {
            compare(members, others, at: path)
        } else if let elements = old.elements, let others = new.elements {
            compare(elements, others, at: path)
        } else if Self.text(old) != Self.text(new) {
            differences.append(Difference(path: path, old: JSON(old), new: JSON(new)))
        }
    }

    private mutating func compare(_ old: [JSONValue.Member], _ new: [JSONValue.Member], at path: String) {
        var left: [[UInt8]: JSONValue] = [:]
        var right: [[UInt8]: JSONValue] = [:]
        for member in old { left[Array(member.key.utf8)] = member.value }
        for member in new { right[Array(member.key.utf8)] = member.value }
        for key in Set(left.keys).union(right.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let name = String(decoding: key, as: UTF8.self)
            compare(left[key], right[key], at: path.isEmpty ? name : "\(path).\(name)")
        }
    }

    private mutating func compare(_ old: JSONValue?, _ new: JSONValue?, at path: String) {
        switch (old, new) {
        case (let old?, let new?): compare(old, new, at: path)
        case (let old?, nil): differences.append(Difference(path: path, old: JSON(old), new: nil))
        case (nil, let new?): differences.append(Difference(path: path, old: nil, new: JSON(new)))
        case (nil, nil): break
        }
    }

    /// Elements are brought together as lines of a text are; what is removed and inserted at one place is a change.
    private mutating func compare(_ old: [JSONValue], _ new: [JSONValue], at path: String) {
        var numbers: [[UInt8]: Int32] = [:]
        func number(_ value: JSONValue) -> Int32 {
            let text = Self.text(value)
            if let known = numbers[text] { return known }
            numbers[text] = Int32(numbers.count)
            return Int32(numbers.count - 1)
        }
        let lines = LineDiff(old.map(number), new.map(number))
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            let isRemoved = left < old.count && lines.isRemoved[left]
            let isInserted = right < new.count && lines.isInserted[right]
            if isRemoved, isInserted {
                compare(old[left], new[right], at: "\(path)[\(left)]")
            } else if isRemoved {
                compare(old[left], nil, at: "\(path)[\(left)]")
            } else if isInserted {
                compare(nil, new[right], at: "\(path)[\(right)]")
            }
            if isRemoved || !isInserted { left += 1 }
            if isInserted || !isRemoved { right += 1 }
        }
    }

    private static func text(_ value: JSONValue) -> [UInt8] { JSON(value).sorted.encoded() }
}

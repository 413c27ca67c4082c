public import ByteIO

/// A member's name as the archive spells it: bytes, not text.
///
/// Names are split on byte 0x2F and nowhere else, so neither Unicode nor a locale has a say in what a component is.
public struct EntryPath: Hashable, Sendable {
    /// The name's bytes, uninterpreted.
    public let bytes: [UInt8]

    /// Wraps `bytes` as they are.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The UTF-8 bytes of `text`.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The root of a tree: no components.
    public static let root = EntryPath([UInt8]())

    /// The components in order, without empty ones and without `.`; a `..` is kept.
    public func components() -> [ArraySlice<UInt8>] {
        bytes.split(separator: .slash).filter { $0 != [.dot] }
    }

    /// The one spelling of this path below a root: no leading `/` or `./`, no `//`, no `.`, no trailing `/`.
    ///
    /// - Returns: the cleaned path; empty for the root itself.
    /// - Throws: `.unsafePath` when a component is `..` or a byte is NUL; `.limitExceeded` when a component is longer
    ///   than the 255 bytes that Linux takes.
    public func cleaned() throws(ImageError) -> EntryPath {
        let isClean = try inspect()
        guard !isClean else { return self }
        var cleaned: [UInt8] = []
        cleaned.reserveCapacity(bytes.count)
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == .slash {
            let component = bytes[start..<end]
            start = end + 1
            guard !component.isEmpty, component != [.dot] else { continue }
            if !cleaned.isEmpty { cleaned.append(.slash) }
            cleaned.append(contentsOf: component)
        }
        return EntryPath(cleaned)
    }

    /// NAME_MAX: no file system of Linux holds a longer name.
    private static let longestName = 255

    /// Checks every component.
    ///
    /// - Returns: whether the path is in its cleaned spelling already.
    private func inspect() throws(ImageError) -> Bool {
        var isClean = true
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == .slash {
            let length = end - start
            if length == 0 || (length == 1 && bytes[start] == .dot) { isClean = isClean && bytes.isEmpty }
            if length == 2, bytes[start] == .dot, bytes[start + 1] == .dot {
                throw ImageError(.unsafePath, "the name \(self) has a component ..")
            }
            guard length <= Self.longestName else {
                throw ImageError(
                    .limitExceeded, "a name has a component of \(length) bytes, the limit is \(Self.longestName)")
            }
            start = end + 1
        }
        guard !bytes.contains(0) else { throw ImageError(.unsafePath, "the name \(self) has a NUL byte") }
        return isClean
    }

    /// The folder of a cleaned path; `nil` for the root.
    public var parent: EntryPath? {
        guard !bytes.isEmpty else { return nil }
        guard let slash = bytes.lastIndex(of: .slash) else { return .root }
        return EntryPath(Array(bytes[..<slash]))
    }

    /// The last component of a cleaned path; empty for the root.
    public var name: ArraySlice<UInt8> {
        guard let slash = bytes.lastIndex(of: .slash) else { return bytes[...] }
        return bytes[(slash + 1)...]
    }

    /// This cleaned path with one more component below it.
    public func appending(_ component: some Collection<UInt8>) -> EntryPath {
        var longer: [UInt8] = []
        longer.reserveCapacity(bytes.count + 1 + component.count)
        longer.append(contentsOf: bytes)
        if !bytes.isEmpty { longer.append(.slash) }
        longer.append(contentsOf: component)
        return EntryPath(longer)
    }
}

extension EntryPath: Comparable {
    /// Orders by bytes, as `memcmp` does.
    public static func < (left: EntryPath, right: EntryPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension EntryPath: CustomStringConvertible {
    /// The name for people: whatever could move a cursor, start a line or turn the reading direction is escaped.
    public var description: String { Printable(bytes).description }
}

extension EntryPath: ExpressibleByStringLiteral {
    /// The UTF-8 bytes of a literal.
    public init(stringLiteral text: StaticString) {
        bytes = text.withUTF8Buffer { unsafe Array($0) }
    }
}

extension UInt8 {
    static let slash = UInt8(ascii: "/")
    static let dot = UInt8(ascii: ".")
    static let space = UInt8(ascii: " ")
    static let newline = UInt8(ascii: "\n")
    static let equals = UInt8(ascii: "=")
    static let minus = UInt8(ascii: "-")

    /// The value of an ASCII decimal digit. Nothing else that Unicode calls a digit counts.
    var decimalDigit: UInt8? { self >= 0x30 && self <= 0x39 ? self - 0x30 : nil }
}

/// Builds archives field by field, so that bad ones are bad by construction and in one known way.
///
/// The checksum is made right unless a test says otherwise; nothing else is checked or corrected.
public struct TarBuilder: Sendable {
    /// What was built so far.
    public private(set) var bytes: [UInt8] = []

    /// An empty archive, without an end marker.
    public init() {}

    /// How many bytes there are: where the next header will lie.
    public var offset: Int { bytes.count }

    /// Adds a header block. `edit` changes the block before its checksum is computed, and `checksum` replaces that.
    public mutating func header(
        _ name: String = "file", type: Character = "0", size: Int = 0, link: String = "", mode: Int = 0o644,
        uid: Int = 0, gid: Int = 0, modified: Int = 0, magic: String = "ustar\u{0}00", checksum: String? = nil,
        edit: (inout [UInt8]) -> Void = { _ in }
    ) {
        var block = [UInt8](repeating: 0, count: 512)
        Self.put(name, at: 0, in: &block)
        Self.put(Self.octal(mode, 7), at: 100, in: &block)
        Self.put(Self.octal(uid, 7), at: 108, in: &block)
        Self.put(Self.octal(gid, 7), at: 116, in: &block)
        Self.put(Self.octal(size, 11), at: 124, in: &block)
        Self.put(Self.octal(modified, 11), at: 136, in: &block)
        Self.put(String(type), at: 156, in: &block)
        Self.put(link, at: 157, in: &block)
        Self.put(magic, at: 257, in: &block)
        edit(&block)
        Self.put("        ", at: 148, in: &block)
        Self.put(checksum ?? Self.octal(block.reduce(0) { $0 + Int($1) }, 6) + "\u{0} ", at: 148, in: &block)
        bytes += block
    }

    /// Adds content and pads it to a block.
    public mutating func content(_ content: [UInt8]) {
        bytes += content
        bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
    }

    /// Adds a file with its content.
    public mutating func file(_ name: String, _ content: String) {
        header(name, size: content.utf8.count)
        self.content(Array(content.utf8))
    }

    /// Adds a PAX header: `x`, or `g` for a global one.
    public mutating func pax(_ records: [(String, String)], type: Character = "x") {
        pax(body: records.flatMap { Self.record($0.0, Array($0.1.utf8)) }, type: type)
    }

    /// Adds a PAX header with a body of any bytes.
    public mutating func pax(body: [UInt8], type: Character = "x") {
        header("PaxHeaders/x", type: type, size: body.count)
        content(body)
    }

    /// Adds a GNU long name, or with `K` a long target, with the NUL that GNU tar puts at the end.
    public mutating func long(_ name: String, type: Character = "L") {
        header("././@LongLink", type: type, size: name.utf8.count + 1, magic: "ustar  \u{0}")
        content(Array(name.utf8) + [0])
    }

    /// Adds bytes as they are.
    public mutating func raw(_ more: [UInt8]) { bytes += more }

    /// Adds blocks of zeros: two make an end marker.
    public mutating func zeros(blocks: Int = 2) { bytes += [UInt8](repeating: 0, count: 512 * blocks) }

    /// One PAX record: the length counts itself.
    public static func record(_ key: String, _ value: [UInt8]) -> [UInt8] {
        let rest = key.utf8.count + value.count + 3
        var length = rest
        while rest + String(length).utf8.count != length { length += 1 }
        return Array("\(length) \(key)=".utf8) + value + [0x0A]
    }

    /// Writes text into a block.
    public static func put(_ text: String, at offset: Int, in block: inout [UInt8]) {
        put(Array(text.utf8), at: offset, in: &block)
    }

    /// Writes bytes into a block.
    public static func put(_ text: [UInt8], at offset: Int, in block: inout [UInt8]) {
        for (index, byte) in text.enumerated() { block[offset + index] = byte }
    }

    /// Octal digits with zeros in front.
    public static func octal(_ value: Int, _ digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

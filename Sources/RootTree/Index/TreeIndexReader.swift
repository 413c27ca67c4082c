public import ByteIO
internal import Tar

/// Reads back what `TreeIndexWriter` wrote, node by node.
public struct TreeIndexReader: ~Copyable {
    private let source: any ByteSource
    private var bytes: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var last: [UInt8] = []

    /// Bytes that one node can take at the most: a path and a dozen numbers.
    private static let longestNode = 8 << 10
    private static let longestPath = 4096
    private static let chunk = 256 << 10

    /// Reads from `source`.
    ///
    /// - Throws: `.malformed` for something else than an index; what the source throws.
    public init(_ source: any ByteSource) throws(ImageError) {
        self.source = source
        try fill()
        guard bytes.starts(with: TreeIndexWriter.magic) else { throw Self.malformed("it does not begin as one") }
        position = TreeIndexWriter.magic.count
    }

    /// The next node, `nil` after the last.
    ///
    /// - Throws: `.malformed`; what the source throws.
    public mutating func next() throws(ImageError) -> TreeNode? {
        if bytes.count - position < Self.longestNode { try fill() }
        guard position < bytes.count else { return nil }
        let path = try path()
        let kindAndMode = try number()
        guard kindAndMode >> 12 <= UInt64(UInt8.max), let kind = NodeStatus.Kind(rawValue: UInt8(kindAndMode >> 12))
        else { throw Self.malformed("a node is of no known kind") }
        var status = NodeStatus(kind: kind)
        status.mode = UInt16(kindAndMode & 0o7777)
        status.uid = try short()
        status.gid = try short()
        status.size = Int64(bitPattern: try number())
        status.modified = try signed()
        status.changed = try signed()
        status.inode = try number()
        status.links = try number()
        if kind == .characterDevice || kind == .blockDevice {
            status.deviceMajor = try short()
            status.deviceMinor = try short()
        }
        return TreeNode(path: path, status: status)
    }

    private mutating func path() throws(ImageError) -> EntryPath {
        let shared = try number()
        let count = try number()
        guard shared <= UInt64(last.count), count <= UInt64(Self.longestPath), Int(count) <= bytes.count - position
        else { throw Self.malformed("a path is longer than what is there") }
        last.removeLast(last.count - Int(shared))
        last.append(contentsOf: bytes[position..<(position + Int(count))])
        guard last.count <= Self.longestPath else { throw Self.malformed("a path is too long") }
        position += Int(count)
        return EntryPath(last)
    }

    private mutating func number() throws(ImageError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard position < bytes.count else { throw Self.malformed("it ends inside a node") }
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
        }
        throw Self.malformed("a number is too long")
    }

    private mutating func signed() throws(ImageError) -> Int64 {
        let value = try number()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func short() throws(ImageError) -> UInt32 {
        guard let value = UInt32(exactly: try number()) else { throw Self.malformed("a number is too large") }
        return value
    }

    private mutating func fill() throws(ImageError) {
        bytes.removeSubrange(..<position)
        position = 0
        var gathered: [UInt8] = []
        while !isAtEnd, bytes.count + gathered.count < Self.chunk {
            isAtEnd = try !source.read(atMost: Self.chunk) { span throws(ImageError) in
                gathered.append(contentsOf: span)
                return span.byteCount
            }
        }
        bytes.append(contentsOf: gathered)
    }

    private static func malformed(_ why: String) -> ImageError {
        ImageError(.malformed, "the index of the folder is damaged: \(why)")
    }
}

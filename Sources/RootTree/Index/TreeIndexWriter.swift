public import ByteIO
internal import Tar

/// Writes down what a walk of a tree came upon, so that a later walk can tell what has changed since without reading
/// any file. Some 30 bytes a name: a path only has what differs from the one before it.
public struct TreeIndexWriter: ~Copyable {
    private let sink: any ByteSink
    private var bytes: [UInt8]
    private var last: [UInt8] = []

    static let magic = Array("tote tree index 1\n".utf8)
    private static let bufferSize = 64 << 10

    /// Writes to `sink`, which the caller finishes.
    public init(_ sink: any ByteSink) {
        self.sink = sink
        bytes = Self.magic
    }

    /// Adds a node; nodes come in the order of a walk.
    public mutating func append(_ node: TreeNode) throws(ImageError) {
        bytes.append(packed: node.path.bytes, after: last)
        last = node.path.bytes
        let status = node.status
        bytes.append(packed: UInt64(status.kind.rawValue) << 12 | UInt64(status.mode))
        bytes.append(packed: UInt64(status.uid))
        bytes.append(packed: UInt64(status.gid))
        bytes.append(packed: UInt64(bitPattern: status.size))
        add(signed: status.modified)
        add(signed: status.changed)
        bytes.append(packed: status.inode)
        bytes.append(packed: status.links)
        if status.kind == .characterDevice || status.kind == .blockDevice {
            bytes.append(packed: UInt64(status.deviceMajor))
            bytes.append(packed: UInt64(status.deviceMinor))
        }
        if bytes.count >= Self.bufferSize { try flush() }
    }

    /// Writes what is held back.
    public consuming func finish() throws(ImageError) { try flush() }

    private mutating func flush() throws(ImageError) {
        try sink.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The sign goes into the lowest bit, so that small negative numbers stay short.
    private mutating func add(signed number: Int64) {
        bytes.append(packed: UInt64(bitPattern: number << 1 ^ number >> 63))
    }
}

internal import ByteIO

/// A member's name as the archive spells it: bytes, not text.
public struct EntryPath: Hashable, Sendable {
    /// The name's bytes, uninterpreted.
    public let bytes: [UInt8]
    /// Wraps `bytes` as they are.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// A run of stored bytes inside a sparse file; everything between the runs is a hole that reads as zeros.
public struct SparseRun: Hashable, Sendable {
    /// Where the run lies in the file, in bytes.
    public var offset: Int64
    /// How many bytes are stored.
    public var length: Int64

    /// The bytes `offset..<offset + length`.
    public init(offset: Int64, length: Int64) {
        self.offset = offset
        self.length = length
    }
}

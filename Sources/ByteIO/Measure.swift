/// What a pass over some bytes found out about them.
public struct Measure: Hashable, Sendable {
    /// The digest of all bytes.
    public let digest: Digest
    /// How many there were.
    public let size: Int64

    /// A digest and a size that belong together.
    public init(digest: Digest, size: Int64) {
        self.digest = digest
        self.size = size
    }
}

/// How bytes are compressed.
public enum Compression: String, Sendable, CaseIterable {
    case none, gzip, zstd, xz, bzip2
}

/// A byte range of an open file: the only random access in the package.
public struct FileRegion: Sendable {
    /// The file, shared with other regions.
    public let file: SharedFile
    /// Where the range begins, in bytes from the start of the file.
    public let offset: Int64
    /// How many bytes it has.
    public let length: Int64

    /// A range of `file`; the caller has checked that it lies inside.
    public init(file: SharedFile, offset: Int64, length: Int64) {
        self.file = file
        self.offset = offset
        self.length = length
    }

    /// The first `count` bytes of the range, or `nil` when it has fewer.
    public func first(_ count: Int64) -> FileRegion? {
        guard count >= 0, count <= length else { return nil }
        return FileRegion(file: file, offset: offset, length: count)
    }
}

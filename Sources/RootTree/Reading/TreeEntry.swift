public import ByteIO
public import Tar

/// A name of a tree on the disk as the member of an archive.
public struct TreeEntry {
    /// The header: attributes, the target of a link and the holes of a file are in it. Other names of one file are
    /// not told apart from it; see `NodeStatus.inode`.
    public let header: TarHeader
    /// What the file system tells of it.
    public let status: NodeStatus
    /// The content of a file, `header.storedSize` bytes: the stored runs of a sparse file end to end.
    public let body: (any ByteSource)?

    init(header: TarHeader, status: NodeStatus, body: (any ByteSource)? = nil) {
        self.header = header
        self.status = status
        self.body = body
    }
}

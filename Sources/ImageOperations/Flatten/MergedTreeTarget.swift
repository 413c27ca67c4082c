internal import ByteIO
internal import Tar

/// What takes the members of a merged tree, one after the other: folders before what is in them, files before the hard
/// links to them.
protocol MergedTreeTarget: AnyObject {
    /// Takes a member with the content that `reader` is at, of which nothing was read.
    ///
    /// `isChanged`: whether the header is not the one that the reader has read.
    func append(_ header: TarHeader, bodyOf reader: inout TarReader, isChanged: Bool) throws(ImageError)

    /// Takes a folder that no layer has a member for.
    func append(_ header: TarHeader) throws(ImageError)

    /// Ends the tree.
    func finish() throws(ImageError)
}

/// Writes the members into a tar. Headers that did not change are passed on byte for byte, but for those that readers
/// take differently.
final class ArchiveTarget: MergedTreeTarget {
    private var writer: TarWriter?

    /// Writes to `sink`, which the caller finishes.
    init(_ sink: any ByteSink) { writer = TarWriter(sink) }

    func append(_ header: TarHeader, bodyOf reader: inout TarReader, isChanged: Bool) throws(ImageError) {
        if !isChanged, reader.isPortable {
            try writer?.append(memberOf: &reader)
        } else {
            try writer?.append(header, bodyOf: &reader)
        }
    }

    func append(_ header: TarHeader) throws(ImageError) { try writer?.append(header) }

    func finish() throws(ImageError) { try writer.take()?.finish() }
}

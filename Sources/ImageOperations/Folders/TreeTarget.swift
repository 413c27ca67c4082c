internal import ByteIO
internal import RootTree
internal import Tar

/// Writes the members of a merged tree into a folder.
final class TreeTarget: MergedTreeTarget {
    private let writer: TreeWriter

    init(_ writer: TreeWriter) { self.writer = writer }

    func append(_ header: TarHeader, bodyOf reader: inout TarReader, isChanged: Bool) throws(ImageError) {
        try writer.write(header, bodyOf: &reader)
    }

    func append(_ header: TarHeader) throws(ImageError) { try writer.write(header) }

    func finish() throws(ImageError) { try writer.finish() }
}

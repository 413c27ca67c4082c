public import ByteIO
package import Tar

/// A tar of a root file system, as `export` and `docker export` write it, told from archives of images.
public enum TreeArchive {
    /// Whether a tar, compressed or not, holds a tree and no images. What only image archives have speaks against it,
    /// so that one which has lost its manifest is not taken for a tree. Reads to the first such name, else to the end.
    ///
    /// - Throws: `.malformed`, `.truncated` and others for what is no sound tar; what the source throws.
    public static func isOne(_ source: any ByteSource) throws(ImageError) -> Bool {
        let (compression, head) = try Compression.detect(source)
        var reader = TarReader(compression.decoding(head))
        while let header = try reader.next() {
            if belongsToImages(header) { return false }
        }
        guard try reader.finish().size > 0 else {
            throw ImageError(.truncated, "there is nothing in it, not even an empty tar")
        }
        return true
    }

    /// Whether a member speaks against a tree.
    package static func belongsToImages(_ header: TarHeader) -> Bool {
        guard header.kind != .directory, let path = try? header.path.cleaned() else { return false }
        return belongsToImages(path)
    }

    private static let documents = ["manifest.json", "index.json", "oci-layout", "repositories"].map { Array($0.utf8) }
    private static let blobFolders = ["blobs/sha256/", "blobs/sha512/"].map { Array($0.utf8) }
    private static let oldFiles = ["", "/layer.tar", "/json", "/VERSION"].map { Array($0.utf8) }
    /// The digits of an ID.
    private static let idLength = 64

    /// Whether only archives of images have such a name. Looked at in place: a tree may have millions.
    private static func belongsToImages(_ path: EntryPath) -> Bool {
        let bytes = path.bytes
        guard bytes.count < idLength || !Digest.isHex(bytes[..<idLength]) else {
            // The files of docker's older archives: an ID with or without an ending, or a file in a folder named by one.
            let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
            return oldFiles.contains { $0.elementsEqual(bytes[slash...]) }
        }
        return documents.contains(bytes) || blobFolders.contains { bytes.starts(with: $0) }
    }
}

public import ByteIO
internal import Tar

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
            guard header.kind != .directory, let path = try? header.path.cleaned() else { continue }
            if belongsToImages(path) { return false }
        }
        try reader.finish()
        return true
    }

    private static func belongsToImages(_ path: EntryPath) -> Bool {
        let names = ["manifest.json", "index.json", "oci-layout", "repositories"]
        if names.contains(where: { path.bytes.elementsEqual($0.utf8) }) { return true }
        if path.bytes.starts(with: "blobs/sha256/".utf8) || path.bytes.starts(with: "blobs/sha512/".utf8) {
            return true
        }
        // The files of docker's older archives: an ID, or a file in a folder that is named by one.
        let parts = path.bytes.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        guard let first = parts.first, first.count >= 64 else { return false }
        let files = ["layer.tar", "json", "VERSION"]
        guard parts.count == 1 || files.contains(where: { parts[1].elementsEqual($0.utf8) }) else { return false }
        return first.prefix(64).allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
}

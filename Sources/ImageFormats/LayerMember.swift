package import ByteIO
package import Tar

/// A member of a layer.
extension TarHeader {
    /// What docker counts of it: the bytes of a file, and of a symbolic link's target.
    package var contentSize: Int64 {
        switch kind {
        case .file: size
        case .symbolicLink: Int64(link?.bytes.count ?? 0)
        default: 0
        }
    }

    /// Refuses a name, a hard link or a whiteout that readers would follow out of the tree, or each to somewhere else.
    package func checkNames() throws(ImageError) {
        let path = try cleanedPath()
        guard path != .root || kind == .directory else {
            throw ImageError(.unsafePath, "it would replace the root of the tree")
        }
        do throws(ImageError) { _ = try Whiteout(path) } catch { throw ImageError(.unsafePath, error.message) }
        if kind == .hardLink { _ = try link?.cleaned() }
    }
}

package import ByteIO
package import Tar

/// What the name of a layer's member means, image-spec layer.md, "Whiteouts".
package enum Whiteout: Equatable {
    /// No marker: the member itself.
    case none
    /// `.wh.NAME`: lower layers lose the path.
    case path(EntryPath)
    /// `.wh..wh..opq`: lower layers lose what is in the folder, not the folder.
    case contents(EntryPath)
    /// Files of aufs, which only serve as targets of hard links: `.wh..wh.plnk` and what is in it, and others.
    case aufs

    private static let prefix = Array(".wh.".utf8)
    private static let opaque = Array(".wh..wh..opq".utf8)
    private static let aufsPrefix = Array(".wh..wh.".utf8)

    /// Reads the cleaned path of a member.
    ///
    /// - Throws: `.malformed` for a marker that does not name one thing next to it, and for one that is a folder of
    ///   something: readers differ on what these hide.
    package init(_ path: EntryPath) throws(ImageError) {
        self = .none
        // Most paths have no marker anywhere, and need not be taken apart.
        guard Self.hasMarker(path.bytes) else { return }
        let components = path.components()
        for (index, component) in components.enumerated() where component.starts(with: Self.prefix) {
            let isLast = index == components.count - 1
            if isLast, component.elementsEqual(Self.opaque) {
                self = .contents(path.parent ?? .root)
            } else if index == 0, component.starts(with: Self.aufsPrefix) {
                self = .aufs
                return
            } else {
                let name = component.dropFirst(Self.prefix.count)
                guard isLast, !name.isEmpty, name != [0x2E], name != [0x2E, 0x2E] else {
                    throw ImageError(.malformed, "the whiteout \(path) does not name one thing in its folder")
                }
                self = .path((path.parent ?? .root).appending(name))
            }
        }
    }

    /// Whether a component begins as whiteouts do.
    package static func hasMarker(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: prefix) { return true }
        for index in bytes.indices where bytes[index] == 0x2F {
            if bytes[(index + 1)...].starts(with: prefix) { return true }
        }
        return false
    }
}

public import ByteIO
internal import Glibc
public import SystemPackage

/// Moves what is in one folder into another one on the same file system: folders are merged, all else replaces what has
/// its name. Every step starts at an open folder and follows no link, so nothing outside the two is touched.
public enum TreeMerge {
    /// Moves all that is in `source` into `target`. Nothing is moved where something cannot be.
    ///
    /// - Throws: `.conflict` for a folder in the place of something else, or the other way round; `.denied`, `.io`.
    public static func move(contentsOf source: FilePath, into target: FilePath) throws(ImageError) {
        let (from, to) = (try TreeReader.open(source), try TreeReader.open(target))
        try check(from, to, "")
        try move(from, to)
    }

    private static func check(_ source: OpenNode, _ target: OpenNode, _ path: String) throws(ImageError) {
        for name in try source.names() {
            let leaf = LeafName(name[...])
            guard let old = try status(leaf, in: target) else { continue }
            let isFolder = try source.status(leaf).st_mode & S_IFMT == S_IFDIR
            let place = "\(path)\(Printable(name))"
            switch (isFolder, old == S_IFDIR) {
            case (true, true): try check(source.openFolder(leaf), target.openFolder(leaf), place + "/")
            case (true, false): throw ImageError(.conflict, "\(place) is there and is no folder")
            case (false, true): throw ImageError(.conflict, "\(place) is there and is a folder")
            case (false, false): continue
            }
        }
    }

    private static func move(_ source: OpenNode, _ target: OpenNode) throws(ImageError) {
        for name in try source.names() {
            let leaf = LeafName(name[...])
            let mode = try source.status(leaf).st_mode
            guard mode & S_IFMT == S_IFDIR else {
                try source.rename(leaf, to: target)
                continue
            }
            let folder = try source.openFolder(leaf)
            if try status(leaf, in: target) == S_IFDIR {
                if mode & S_IWUSR == 0 { try folder.setMode(0o700) }
                try move(folder, target.openFolder(leaf))
                try source.remove(leaf, AT_REMOVEDIR)
            } else {
                // Its entry for the folder above it changes, which needs the right to write into it.
                if mode & S_IWUSR == 0 { try folder.setMode(0o700) }
                try source.rename(leaf, to: target)
                if mode & S_IWUSR == 0 { try folder.setMode(UInt16(truncatingIfNeeded: mode & 0o7777)) }
            }
        }
    }

    /// The type of what has the name; `nil` where nothing has.
    private static func status(_ name: LeafName, in folder: OpenNode) throws(ImageError) -> mode_t? {
        do throws(ImageError) {
            return try folder.status(name).st_mode & S_IFMT
        } catch {
            guard error.errno == .noSuchFileOrDirectory else { throw error }
            return nil
        }
    }
}

internal import ByteIO
internal import CLinux
internal import Glibc
internal import SystemPackage
internal import Tar

/// Walks from the root of a tree to its folders, one component at a time, and never through a link.
///
/// Each step starts at the open folder before it, so that whatever happens to names meanwhile, no step leads outside.
/// The folders on the way to the one asked for last stay open: entries come sorted, and most need no step at all.
final class FolderStack {
    /// A folder on the way.
    private struct Level {
        let name: [UInt8]
        /// `nil` when it was closed, since too many were open.
        var folder: OpenNode?
    }

    /// Folders that are open at once; deeper paths are walked again from the root when they are left.
    private static let mostOpen = 64

    private let root: OpenNode
    private var levels: [Level] = []
    private var path: [UInt8] = []
    /// Folders that were made on the way since somebody emptied the list.
    var made: [EntryPath] = []

    init(root: OpenNode) { self.root = root }

    /// Opens the folder at a cleaned path; with `making`, makes the folders that are missing and lists them in `made`.
    ///
    /// - Throws: `.unsafePath` when a component is a link or no folder; `.notFound` when one is missing.
    func open(_ folder: ArraySlice<UInt8>, making: Bool = false) throws(ImageError) -> OpenNode {
        if folder.elementsEqual(path), let last = last { return last }
        let names = folder.split(separator: UInt8(ascii: "/"))
        keep(commonLevels(names))
        for name in names[levels.count...] { try push(name, making) }
        return last ?? root
    }

    /// Forgets what is open, since a folder was removed.
    func reset() { keep(0) }

    private var last: OpenNode? { levels.isEmpty ? root : levels.last?.folder }

    /// How many of the open folders are on the way.
    private func commonLevels(_ names: [ArraySlice<UInt8>]) -> Int {
        var count = 0
        while count < levels.count, count < names.count, names[count].elementsEqual(levels[count].name) { count += 1 }
        return count == 0 || levels[count - 1].folder != nil ? count : 0
    }

    private func keep(_ count: Int) {
        levels.removeLast(levels.count - count)
        path = []
        for (index, level) in levels.enumerated() {
            if index > 0 { path.append(UInt8(ascii: "/")) }
            path.append(contentsOf: level.name)
        }
    }

    private func push(_ name: ArraySlice<UInt8>, _ making: Bool) throws(ImageError) {
        let parent = last ?? root
        let path = EntryPath(self.path).appending(name)
        let leaf = LeafName(name)
        let folder: OpenNode
        do throws(ImageError) {
            folder = try Self.open(leaf, in: parent, path)
        } catch {
            guard making, error.errno == .noSuchFileOrDirectory else { throw error }
            try parent.makeFolder(leaf)
            made.append(path)
            folder = try Self.open(leaf, in: parent, path)
        }
        levels.append(Level(name: Array(name), folder: folder))
        self.path = path.bytes
        if levels.count > Self.mostOpen { levels[levels.count - Self.mostOpen - 1].folder = nil }
    }

    private static func open(
        _ name: LeafName, in parent: OpenNode, _ path: EntryPath
    ) throws(ImageError) -> OpenNode {
        do throws(ImageError) {
            return try parent.openFolder(name)
        } catch {
            guard error.errno == .tooManySymbolicLinkLevels || error.errno == .notDirectory else {
                throw error.at("folder \(path)")
            }
            throw ImageError(.unsafePath, "\(path) is a link or no folder, and nothing can be put behind it")
        }
    }
}

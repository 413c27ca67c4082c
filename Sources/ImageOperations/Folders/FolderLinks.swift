internal import RootTree
internal import Tar

/// Files of a folder that have several names, now or when it was unpacked.
struct FolderLinks {
    private struct Name {
        let path: EntryPath
        let now: UInt64
        /// The inode that the name had; `nil` for a new name.
        let then: UInt64?
    }

    private var names: [Name] = []
    /// The inode of each old name of a file that had several, whether the name is still there or not.
    private(set) var old: [EntryPath: UInt64] = [:]

    /// Takes a name that is there.
    mutating func note(now: TreeNode, then: TreeNode?) {
        guard now.status.kind != .directory else { return }
        let hadSeveral = then.map { $0.status.links > 1 && $0.status.kind != .directory } ?? false
        guard now.status.links > 1 || hadSeveral else { return }
        let before = then?.status.kind == .directory ? nil : then?.status.inode
        names.append(Name(path: now.path, now: now.status.inode, then: before))
    }

    /// Takes a name that was there.
    mutating func note(old node: TreeNode) {
        guard node.status.kind != .directory, node.status.links > 1 else { return }
        old[node.path] = node.status.inode
    }

    /// Adds the names that have to come along in a layer, so that what is linked stays linked and what was parted
    /// stays parted: a link can only be made to a file of the same layer.
    func complete(_ changed: inout Set<EntryPath>) {
        let groups = Dictionary(grouping: names, by: \.now)
        for group in groups.values where Set(group.map(\.then)).count > 1 { changed.formUnion(group.map(\.path)) }
        for parts in Dictionary(grouping: names.filter { $0.then != nil }, by: \.then).values { part(parts, &changed) }
        for group in groups.values where group.contains(where: { changed.contains($0.path) }) {
            changed.formUnion(group.map(\.path))
        }
    }

    /// Of names that were one file and are several now, one file may stay where it is: the old one, if it is left.
    private func part(_ names: [Name], _ changed: inout Set<EntryPath>) {
        guard Set(names.map(\.now)).count > 1 else { return }
        let unchanged = names.filter { !changed.contains($0.path) }
        let staying = unchanged.first { $0.now == $0.then } ?? unchanged.min { $0.path < $1.path }
        changed.formUnion(names.filter { $0.now != staying?.now }.map(\.path))
    }
}

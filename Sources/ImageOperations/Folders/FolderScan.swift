internal import ByteIO
internal import RootTree
internal import SystemPackage
internal import Tar

/// What a look at each name of a folder tells, against what was noted when it was unpacked. No file is opened.
struct FolderScan {
    /// What was added or changed for certain.
    private(set) var changed: Set<EntryPath> = []
    /// What was removed, without what was below it.
    private(set) var removed: [EntryPath] = []
    /// Names that are the same as far as can be told without opening them, but for their inode or the time of their last
    /// change: the image itself has to tell.
    private(set) var doubts = FolderDoubts()
    /// Names of files that have or had several.
    private(set) var links = FolderLinks()
    /// Folders that still have a name they had.
    private(set) var kept: Set<EntryPath> = []
    /// What is not looked at, for a person to know.
    private(set) var notes: [String] = []

    private let isThorough: Bool
    /// A folder whose old content needs no word: it went with the folder, or cannot be seen.
    private var hidden: EntryPath?
    private var lastKept: ArraySlice<UInt8>?

    /// Walks `tree` beside the index that was made of it.
    ///
    /// `isThorough`: whether the content of each file is in doubt.
    /// - Throws: `.malformed` or `.digestMismatch` for a damaged index; `.denied`, `.io`.
    init(_ tree: FilePath, index: any ByteSource, isThorough: Bool) throws(ImageError) {
        self.isThorough = isThorough
        var walk = try TreeWalk(tree)
        var index = try TreeIndexReader(index)
        var now = try walk.next()
        var then = try index.next()
        while now != nil || then != nil {
            if let node = now, let old = then, node.path == old.path {
                try compare(node, old)
                if walk.mountPoints.last == node.path { hidden = node.path }
                now = try walk.next()
                then = try index.next()
            } else if let node = now, then.map({ node.path.isWalked(before: $0.path) }) ?? true {
                add(node)
                now = try walk.next()
            } else if let old = then {
                remove(old)
                then = try index.next()
            }
        }
        note(walk.mountPoints, "something else is mounted there, which is left out")
        note(walk.unknown, "a socket, which no layer can hold")
    }

    private mutating func note(_ paths: [EntryPath], _ what: String) {
        guard let first = paths.first else { return }
        notes.append("\(first)\(paths.count > 1 ? " and \(paths.count - 1) more" : ""): \(what)")
    }

    private mutating func add(_ node: TreeNode) {
        changed.insert(node.path)
        links.note(now: node, then: nil)
    }

    private mutating func remove(_ node: TreeNode) {
        links.note(old: node)
        if let hidden, node.path.isBelow(hidden) { return }
        removed.append(node.path)
        if node.status.kind == .directory { hidden = node.path }
    }

    private mutating func compare(_ now: TreeNode, _ then: TreeNode) throws(ImageError) {
        keep(now.path)
        links.note(old: then)
        links.note(now: now, then: then)
        let (new, old) = (now.status, then.status)
        guard new.kind == old.kind else {
            if old.kind == .directory { hidden = then.path }
            changed.insert(now.path)
            return
        }
        guard new.isSame(as: old) else {
            changed.insert(now.path)
            return
        }
        let isTouched = new.inode != old.inode || new.changed != old.changed
        if isTouched || (isThorough && new.kind == .file) { try doubts.append(now) }
    }

    /// Most names lie beside the one before them.
    private mutating func keep(_ path: EntryPath) {
        guard !path.bytes.isEmpty else { return }
        let folder = path.bytes[..<(path.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
        if let lastKept, lastKept.elementsEqual(folder) { return }
        lastKept = folder
        kept.insert(EntryPath(Array(folder)))
    }
}

extension NodeStatus {
    /// Whether all is the same that a tar can tell and that needs no opening.
    fileprivate func isSame(as other: NodeStatus) -> Bool {
        // Links have no mode of their own.
        (mode == other.mode || kind == .symbolicLink) && uid == other.uid && gid == other.gid && size == other.size
            && modified == other.modified && deviceMajor == other.deviceMajor && deviceMinor == other.deviceMinor
    }
}

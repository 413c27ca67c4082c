internal import Tar

/// What a folder of a tree will be in the end. Small: a tree may have as many folders as files.
struct FolderFacts {
    /// What few folders have.
    private final class Box {
        let header: TarHeader

        init(_ header: TarHeader) { self.header = header }
    }

    let mode: UInt16
    /// Whether an entry says more than the mode.
    let hasEntry: Bool
    /// Whether the folder is made owned by root, for want of an entry.
    let isMissing: Bool
    private let uid: UInt32
    private let gid: UInt32
    private let modified: Int64
    private let boxed: Box?

    /// A folder without an entry, which keeps the owner and the times that it has.
    init(mode: UInt16, isMissing: Bool = false) {
        self.mode = mode
        self.isMissing = isMissing
        (hasEntry, uid, gid, modified, boxed) = (false, 0, 0, 0, nil)
    }

    /// A folder as its entry says.
    init(_ header: TarHeader) {
        mode = header.mode
        (hasEntry, isMissing) = (true, false)
        (uid, gid, modified) = (header.uid, header.gid, header.modified)
        let isUsual = header.attributes.isEmpty && header.records.isEmpty && header.accessed == nil
        boxed = isUsual ? nil : Box(header)
    }

    /// What its entry says of the folder at `path`; `nil` where there is none.
    func header(at path: EntryPath) -> TarHeader? {
        guard hasEntry else { return nil }
        if let boxed { return boxed.header }
        var header = TarHeader(path: path)
        header.kind = .directory
        (header.mode, header.uid, header.gid, header.modified) = (mode, uid, gid, modified)
        return header
    }
}

internal import Tar

/// What a folder of a tree will be in the end.
struct FolderFacts {
    var mode: UInt16
    /// The entry, with owner, times and attributes; `nil` for a folder that has none, which keeps what it has.
    var header: TarHeader?
    /// Whether the folder is made owned by root, for want of an entry.
    var isMissing = false

    /// A folder without an entry.
    init(mode: UInt16, isMissing: Bool = false) {
        self.mode = mode
        self.isMissing = isMissing
    }

    /// A folder as its entry says.
    init(_ header: TarHeader) {
        mode = header.mode
        self.header = header
    }
}

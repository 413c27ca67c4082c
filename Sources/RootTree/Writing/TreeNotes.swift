public import Tar

/// What a tree on the disk does not have as its entries said, and what a person should know of it.
public struct TreeNotes: Sendable, Equatable {
    /// What was noted of an entry.
    public enum Kind: Sendable, CaseIterable {
        /// The owner is in the attribute `user.rootlesscontainers` instead.
        case ownerRecorded
        /// The owner is lost: without root's rights, neither a link nor a pipe can have one.
        case ownerLost
        /// An empty file stands for a device.
        case deviceReplaced
        /// An attribute was left out, since it would steer this system rather than describe the tree.
        case attributeDropped
        /// An attribute is lost: the file system or the kernel does not take it.
        case attributeLost
        /// The file runs with its owner's or its group's rights.
        case setID
    }

    /// How many entries or attributes have a note, by kind.
    public private(set) var counts: [Kind: Int] = [:]
    /// The first entry with a note, by kind.
    public private(set) var first: [Kind: EntryPath] = [:]

    /// No notes.
    public init() {}

    /// How many entries or attributes have a note of that kind.
    public subscript(kind: Kind) -> Int { counts[kind, default: 0] }

    mutating func add(_ kind: Kind, _ path: EntryPath) {
        counts[kind, default: 0] += 1
        if first[kind] == nil { first[kind] = path }
    }
}

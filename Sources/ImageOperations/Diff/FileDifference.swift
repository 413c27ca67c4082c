/// One path that two trees do not have alike.
public struct FileDifference: Sendable {
    /// In what two files of one path differ.
    public enum Aspect: String, Sendable, CaseIterable {
        /// One is a folder, the other a file, and so on.
        case type
        /// The permission bits.
        case mode
        /// The owner or the group.
        case owner
        /// The bytes of a file.
        case content
        /// When it was modified last; never looked at for folders.
        case modified
        /// Where a symbolic link leads.
        case target
        /// The numbers of a device.
        case device
        /// Extended attributes or ACLs.
        case attributes
        /// Of a folder: something in it.
        case inner
    }

    /// The path from the root, without a slash in front.
    public let path: [UInt8]
    /// What it was; `nil` where it was not there.
    public let old: FileEntry?
    /// What it is; `nil` where it is not there any more.
    public let new: FileEntry?
    /// Bytes of the file that was there, or of all files in the folder that was removed.
    public let oldBytes: Int64
    /// Bytes of the file that is there.
    public let newBytes: Int64
    /// In what they differ; empty where one is missing.
    public let aspects: [Aspect]

    /// What happened to the path on the way from the old tree to the new one.
    public var kind: LayerChange.Kind { old == nil ? .added : new == nil ? .removed : .changed }
}

/// A set of aspects in 16 bits.
struct AspectSet: Equatable {
    private(set) var bits: UInt16 = 0

    init() {}

    init(_ aspects: some Sequence<FileDifference.Aspect>) {
        for aspect in aspects { insert(aspect) }
    }

    var isEmpty: Bool { bits == 0 }
    var aspects: [FileDifference.Aspect] { FileDifference.Aspect.allCases.filter(contains) }

    func contains(_ aspect: FileDifference.Aspect) -> Bool { bits & Self.bit(aspect) != 0 }
    mutating func insert(_ aspect: FileDifference.Aspect) { bits |= Self.bit(aspect) }
    mutating func subtract(_ other: AspectSet) { bits &= ~other.bits }

    private static func bit(_ aspect: FileDifference.Aspect) -> UInt16 {
        1 << UInt16(FileDifference.Aspect.allCases.firstIndex(of: aspect) ?? 0)
    }
}

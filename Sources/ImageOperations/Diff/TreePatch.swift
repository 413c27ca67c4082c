public import ByteIO
internal import Tar

/// The differences of the texts in two trees, file by file.
public struct TreePatch {
    private let difference: TreeDiff

    /// The texts that `difference` found to differ.
    public init(_ difference: TreeDiff) { self.difference = difference }

    /// What there is to say about the content of a path.
    public enum Content: Sendable {
        /// Its content is the same, or it is no file.
        case same
        /// Hunks in the unified form.
        case text([UInt8])
        /// The contents differ, but are no texts or too long.
        case opaque
    }

    /// Goes through what differs, as `TreeDiff.each`, with the difference of the contents.
    ///
    /// - Throws: what reading contents and `show` throw.
    public func each(_ show: (FileDifference, Content) throws(ImageError) -> Void) throws(ImageError) {
        var nodes: (old: [Int32], new: [Int32]) = ([], [])
        difference.eachContent { old, new in
            if let old { nodes.old.append(old) }
            if let new { nodes.new.append(new) }
        }
        var before = PatchTexts()
        var after = PatchTexts()
        try before.read(nodes.old, of: difference.old)
        try after.read(nodes.new, of: difference.new)
        try difference.eachPair { change, old, new throws(ImageError) in
            try show(change, Self.content(old, before, new, after))
        }
    }

    /// `nil` for a side that has no file there; otherwise its node.
    private static func content(
        _ old: Int32?, _ before: PatchTexts, _ new: Int32?, _ after: PatchTexts
    ) -> Content {
        guard old != nil || new != nil else { return .same }
        guard let left = old.map({ before[$0] }) ?? [], let right = new.map({ after[$0] }) ?? [] else { return .opaque }
        return .text(TextPatch(left, right).bytes)
    }
}

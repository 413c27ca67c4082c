public import ByteIO
internal import Tar

/// Compares two trees path by path, as `docker diff` does: what is new, what has changed, what is gone.
///
/// A folder that is gone stands for all that was in it. A folder in which something differs has changed too. Contents
/// are compared only where two files are of one size and not the same member of the same layer; each layer that has
/// such files is read once more.
public struct TreeDiff {
    /// A path that may differ: 20 bytes, since there may be millions.
    private struct Pair {
        /// The nodes, -1 where there is none.
        let old: Int32
        let new: Int32
        /// The pair of the folder they are in.
        let parent: Int32
        var aspects = AspectSet()
        /// Whether it is not known yet if the contents differ.
        var isOpen = false

        var differs: Bool { old < 0 || new < 0 || !aspects.isEmpty }
    }

    let old: FileTree
    let new: FileTree
    private let ignored: AspectSet
    private var pairs: [Pair] = []

    /// Compares `old` with `new`.
    ///
    /// - Parameters:
    ///   - old: what was.
    ///   - new: what is.
    ///   - ignored: aspects that make no difference.
    /// - Throws: what reading contents throws.
    public init(
        from old: FileTree, to new: FileTree, ignoring ignored: [FileDifference.Aspect] = []
    ) throws(ImageError) {
        self.old = old
        self.new = new
        self.ignored = AspectSet(ignored)
        walk()
        try compareContents()
        markFolders()
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { !pairs.contains { $0.differs } }

    /// Goes through what differs: a folder before what is in it, names in the order of their bytes.
    public func each(_ show: (FileDifference) throws(ImageError) -> Void) throws(ImageError) {
        for pair in pairs where pair.differs { try show(difference(pair)) }
    }

    /// Goes through the files whose contents differ, or that one tree does not have.
    func eachContent(_ body: (_ old: Int32?, _ new: Int32?) -> Void) {
        for pair in pairs where pair.differs {
            let (old, new) = contents(pair)
            if old != nil || new != nil { body(old, new) }
        }
    }

    /// Goes through what differs with the files whose contents do.
    func eachPair(
        _ body: (FileDifference, _ old: Int32?, _ new: Int32?) throws(ImageError) -> Void
    ) throws(ImageError) {
        for pair in pairs where pair.differs {
            let (old, new) = contents(pair)
            try body(difference(pair), old, new)
        }
    }

    /// The files of a pair whose contents make a difference.
    private func contents(_ pair: Pair) -> (old: Int32?, new: Int32?) {
        let left = pair.old >= 0 && old.facts(of: pair.old).kind == .file ? pair.old : nil
        let right = pair.new >= 0 && new.facts(of: pair.new).kind == .file ? pair.new : nil
        guard left != nil, right != nil, !pair.aspects.contains(.content) else { return (left, right) }
        return (nil, nil)
    }

    private func difference(_ pair: Pair) -> FileDifference {
        let old = pair.old >= 0 ? self.old.entry(pair.old) : nil
        let new = pair.new >= 0 ? self.new.entry(pair.new) : nil
        return FileDifference(
            path: old?.path ?? new?.path ?? [], old: old, new: new,
            oldBytes: pair.old >= 0 ? bytes(at: pair.old, wasRemoved: pair.new < 0) : 0,
            newBytes: pair.new >= 0 ? self.new.facts(of: pair.new).size : 0,
            aspects: old == nil || new == nil ? [] : pair.aspects.aspects)
    }

    /// The bytes of a file, or of all files below a folder that is gone.
    private func bytes(at node: Int32, wasRemoved: Bool) -> Int64 {
        var bytes: Int64 = 0
        var pending = [node]
        while let next = pending.popLast() {
            bytes = bytes.addingReportingOverflow(old.facts(of: next).size).partialValue
            if wasRemoved, old.isFolder(next) { pending += old.children(of: next) }
        }
        return bytes
    }

    // MARK: Walking

    private mutating func walk() {
        var pending = [(old: MergedTree.root, new: MergedTree.root, parent: Int32(-1))]
        while let next = pending.popLast() {
            let number = Int32(pairs.count)
            var pair = Pair(old: next.old, new: next.new, parent: next.parent)
            if next.old >= 0, next.new >= 0 { compare(&pair) }
            // A file that cannot differ any more need not be remembered.
            let isFolder = next.new >= 0 && new.isFolder(next.new)
            guard pair.differs || pair.isOpen || isFolder else { continue }
            pairs.append(pair)
            guard isFolder else { continue }
            let before = next.old >= 0 && old.isFolder(next.old) ? old.children(of: next.old) : []
            pending += merge(before, new.children(of: next.new)).map { ($0, $1, number) }
        }
    }

    /// Brings what two folders hold together by name, in reverse.
    private func merge(_ before: [Int32], _ after: [Int32]) -> [(Int32, Int32)] {
        var merged: [(Int32, Int32)] = []
        var (left, right) = (before.count - 1, after.count - 1)
        while left >= 0 || right >= 0 {
            // Less than zero where the name on the left is the greater one.
            let order = left < 0 ? 1 : right < 0 ? -1 : new.merged.order(after[right], before[left], of: old.merged)
            merged.append((order <= 0 ? before[left] : -1, order >= 0 ? after[right] : -1))
            if order <= 0 { left -= 1 }
            if order >= 0 { right -= 1 }
        }
        return merged
    }

    // MARK: Comparing

    private func compare(_ pair: inout Pair) {
        let (left, right) = (old.facts(of: pair.old), new.facts(of: pair.new))
        let isRoot = pair.new == MergedTree.root
        // A root that one tree says nothing about cannot differ.
        if isRoot, old.position(of: pair.old) == nil || new.position(of: pair.new) == nil { return }
        var aspects = AspectSet()
        if left.kind != right.kind { aspects.insert(.type) }
        if left.mode != right.mode, left.kind != .symbolicLink { aspects.insert(.mode) }
        if (left.uid, left.gid) != (right.uid, right.gid) { aspects.insert(.owner) }
        if left.device != right.device { aspects.insert(.device) }
        if left.kind != .folder, left.modified != right.modified { aspects.insert(.modified) }
        if old.target(of: pair.old) != new.target(of: pair.new) { aspects.insert(.target) }
        if left.hasAttributes || right.hasAttributes, old.attributes(of: pair.old) != new.attributes(of: pair.new) {
            aspects.insert(.attributes)
        }
        if left.kind == .file, right.kind == .file {
            if left.size != right.size { aspects.insert(.content) }
            pair.isOpen = left.size == right.size && left.size > 0 && !isSame(pair.old, pair.new)
        }
        aspects.subtract(ignored)
        pair.aspects = aspects
    }

    /// Whether two files are one member of one layer, by the digest of its content.
    private func isSame(_ left: Int32, _ right: Int32) -> Bool {
        guard let first = old.position(of: left), let second = new.position(of: right),
            first.ordinal == second.ordinal, let digest = old.diffID(of: first.layer)
        else { return false }
        return digest == new.diffID(of: second.layer)
    }

    private mutating func compareContents() throws(ImageError) {
        let open = pairs.indices.filter { pairs[$0].isOpen }
        guard !open.isEmpty else { return }
        var left = ContentDigests(count: open.count)
        var right = ContentDigests(count: open.count)
        try left.read(open.map { pairs[$0].old }, of: old)
        try right.read(open.map { pairs[$0].new }, of: new)
        for (index, number) in open.enumerated() {
            pairs[number].isOpen = false
            if left[index] != right[index] { pairs[number].aspects.insert(.content) }
        }
        let ignored = self.ignored
        for number in open { pairs[number].aspects.subtract(ignored) }
    }

    /// A folder comes before what is in it, so that what is found in one can be passed up from the end.
    private mutating func markFolders() {
        for number in pairs.indices.reversed() where pairs[number].differs && pairs[number].parent > 0 {
            let parent = Int(pairs[number].parent)
            if pairs[parent].old >= 0, pairs[parent].aspects.isEmpty { pairs[parent].aspects.insert(.inner) }
        }
    }
}

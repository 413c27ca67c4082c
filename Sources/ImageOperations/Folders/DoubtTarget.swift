internal import ByteIO
internal import RootTree
internal import Tar

/// Holds names of a folder against the image that they came from, while the merged image passes by: attributes, targets
/// and contents. All else is known to be the same.
final class DoubtTarget: MergedTreeTarget {
    private let reader: TreeReader
    private let isRootless: Bool
    private let doubts: FolderDoubts
    /// Names in doubt by the inode of a file that had several: its content passes under one of them, which may be gone.
    private var byInode: [UInt64: [Int]] = [:]
    private let oldLinks: [EntryPath: UInt64]
    private var isConfirmed: [Bool]
    private var isSeen: [Bool]

    init(_ scan: FolderScan, _ reader: TreeReader, isRootless: Bool) {
        self.reader = reader
        self.isRootless = isRootless
        doubts = scan.doubts
        oldLinks = scan.links.old
        isConfirmed = [Bool](repeating: false, count: scan.doubts.count)
        isSeen = isConfirmed
        for (path, inode) in oldLinks {
            if let number = doubts.number(at: path) { byInode[inode, default: []].append(number) }
        }
        byInode = byInode.mapValues { $0.sorted() }
    }

    /// What differs from the image, when all of it has passed.
    var differing: [EntryPath] { isConfirmed.indices.filter { !isConfirmed[$0] }.map { doubts.path(of: $0) } }

    func append(_ header: TarHeader, bodyOf member: inout TarReader, isChanged: Bool) throws(ImageError) {
        let path = try header.cleanedPath()
        guard header.kind != .hardLink else { return }
        let numbers = oldLinks[path].flatMap { byInode[$0] } ?? doubts.number(at: path).map { [$0] } ?? []
        guard !numbers.isEmpty else { return }
        for number in numbers { isSeen[number] = true }
        // Names of one file are read once.
        var comparisons: [(inode: UInt64, numbers: [Int], content: ContentComparison?)] = []
        for number in numbers {
            let inode = doubts.inode(of: number)
            if let known = comparisons.firstIndex(where: { $0.inode == inode }) {
                comparisons[known].numbers.append(number)
                continue
            }
            let entry = try reader.entry(at: doubts.path(of: number), findingHoles: false)
            guard isSame(entry, as: header) else { continue }
            comparisons.append((inode, [number], header.kind == .file ? ContentComparison(entry) : nil))
        }
        if comparisons.contains(where: { $0.content != nil }) {
            while try member.readBody({ span throws(ImageError) in
                for comparison in comparisons { try comparison.content?.take(span) }
                return span.byteCount
            }) {}
        }
        for comparison in comparisons where try comparison.content?.isSame() ?? true {
            for number in comparison.numbers { isConfirmed[number] = true }
        }
    }

    func append(_ header: TarHeader) throws(ImageError) {}

    /// A folder that no layer has a member for was made without attributes.
    func finish() throws(ImageError) {
        for number in isSeen.indices where !isSeen[number] && doubts.isFolder(number) {
            let entry = try reader.entry(at: doubts.path(of: number))
            if entry.header.attributes.isEmpty { isConfirmed[number] = true }
        }
    }

    private func isSame(_ entry: TreeEntry, as header: TarHeader) -> Bool {
        let own = entry.header
        if isRootless {
            // An empty file stands for a device; owners of files and folders are in an attribute.
            let isDevice = header.kind == .characterDevice || header.kind == .blockDevice
            if own.kind == .file, isDevice { return own.size == 0 }
            let hasOwner = own.kind == .file || own.kind == .directory
            guard !hasOwner || (own.uid == header.uid && own.gid == header.gid) else { return false }
        }
        let attributes = header.storedAttributes
        // Without root's rights the kernel takes those of users only.
        let isSame = isRootless ? Self.users(own.attributes) == Self.users(attributes) : own.attributes == attributes
        return own.kind == header.kind && own.link == header.link && isSame
    }

    private static func users(_ attributes: [[UInt8]: [UInt8]]) -> [[UInt8]: [UInt8]] {
        attributes.filter { $0.key.starts(with: "user.".utf8) }
    }
}

/// The content of a file, held against bytes that come in runs.
final class ContentComparison {
    private let body: (any ByteSource)?
    private var differs = false

    init(_ entry: TreeEntry) { body = entry.body }

    /// Takes the next bytes that the file should have.
    func take(_ bytes: RawSpan) throws(ImageError) {
        guard let body, !differs else { return }
        var done = 0
        while done < bytes.byteCount, !differs {
            let more = try body.read(atMost: bytes.byteCount - done) { span throws(ImageError) in
                differs = !span.isSame(as: bytes.extracting(done..<(done + span.byteCount)))
                done += span.byteCount
                return span.byteCount
            }
            if !more { differs = true }
        }
    }

    /// Whether all of it was the same, and nothing is left.
    func isSame() throws(ImageError) -> Bool {
        guard let body else { return !differs }
        guard !differs else { return false }
        return try !body.read(atMost: 1) { _ in 0 }
    }
}

public import ByteIO
internal import Glibc
public import SystemPackage
public import Tar

/// Puts the entries of a tree into a folder. Whatever names and links say, and whatever another process does to the
/// tree meanwhile, nothing is made, changed or removed outside.
///
/// Entries may come in any order, but a link comes after what it links to; folders that have no entry before what is
/// in them are made with mode 0755, owned by root. What stands where an entry belongs is replaced, folders are merged.
/// There are no whiteouts here: the tree is merged already. Until `finish`, nobody but the owner can enter the folder.
///
/// Confined to one task at a time. An error is final: each further call throws it again, and the folder holds what was
/// written until then.
public final class TreeWriter {
    let options: TreeOptions
    let root: OpenNode
    let folders: FolderStack
    /// Where the targets of hard links are.
    let targets: FolderStack
    let content = ContentSink()
    var fresh = FreshNodes()
    /// Owners, modes, times and attributes of folders: set at the end, when nothing is written into them any more.
    var facts: [EntryPath: FolderFacts] = [:]
    private var failure: ImageError?

    /// What the tree does not have as its entries said.
    public internal(set) var notes = TreeNotes()

    /// Begins a tree in the folder `path`, which is empty or not there yet.
    ///
    /// - Throws: `.conflict` when it is not empty; `.notFound` when the folder above it is missing; `.denied`, `.io`.
    public init(into path: FilePath, options: TreeOptions = TreeOptions()) throws(ImageError) {
        self.options = options
        (root, facts[.root]) = try Self.begin(path)
        folders = FolderStack(root: root)
        targets = FolderStack(root: root)
    }

    /// Puts an entry and its content into the tree: `header.storedSize` bytes, for a sparse file the stored runs end to
    /// end. Only a file has content.
    ///
    /// - Throws: `.unsafePath` for a name that leads outside or through a link, and for anything but a folder in the
    ///   place of the root; `.limitExceeded` for a name no file system can hold; `.truncated` or `.malformed` when there
    ///   is less or more content than the header says; `.notFound` for a hard link to what is not there; `.conflict` for
    ///   anything but a folder where a folder with content is; `.denied` when the rights are missing; `.io`. What the
    ///   body throws.
    public func write(_ header: TarHeader, body: any ByteSource) throws(ImageError) {
        try write(header) { sink throws(ImageError) in try body.copy(to: sink) }
    }

    /// Puts an entry with the content that `reader` is at into the tree; nothing of it may have been read.
    ///
    /// - Throws: as `write(_:body:)`; what the reader throws.
    public func write(_ header: TarHeader, bodyOf reader: inout TarReader) throws(ImageError) {
        try whileSound(header) { () throws(ImageError) in
            try place(header) { sink throws(ImageError) in
                guard header.sparse != nil else { return try reader.copyBody(to: sink) }
                while try reader.readData({ _, span throws(ImageError) in
                    try sink.write(span)
                    return span.byteCount
                }) {}
            }
        }
    }

    /// Puts an entry into the tree whose content `fill` writes: `header.storedSize` bytes. It is called for files only.
    ///
    /// - Throws: as `write(_:body:)`; what `fill` throws.
    public func write(
        _ header: TarHeader, fill: (any ByteSink) throws(ImageError) -> Void
    ) throws(ImageError) {
        try whileSound(header) { () throws(ImageError) in
            try place(header) { sink throws(ImageError) in try fill(sink) }
        }
    }

    /// Puts an entry without content into the tree.
    ///
    /// - Throws: as `write(_:body:)`; `.truncated` when the header claims content.
    public func write(_ header: TarHeader) throws(ImageError) {
        try whileSound(header) { () throws(ImageError) in try place(header) { _ in } }
    }

    /// Gives the folders their owners, modes and times, the deepest first and the root of the tree last. Nothing may be
    /// written after it.
    ///
    /// - Throws: what an earlier call threw; `.unsafePath` when a folder is not one any more; `.denied`, `.io`.
    public func finish() throws(ImageError) {
        if let failure { throw failure }
        failure = ImageError(.usage, "the tree is finished")
        folders.reset()
        for (path, facts) in facts.sorted(by: { $0.key > $1.key }) {
            try at("entry \(path)") { () throws(ImageError) in try settle(path, facts) }
        }
    }

    private func whileSound(
        _ header: TarHeader, _ write: () throws(ImageError) -> Void
    ) throws(ImageError) {
        if let failure { throw failure }
        do throws(ImageError) {
            try write()
        } catch {
            content.abandon()
            failure = error.at("entry \(header.path)")
            throw error.at("entry \(header.path)")
        }
    }
}

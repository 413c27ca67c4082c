internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

/// What `tote diff` compares: an image, the tar of a root file system, or a folder.
enum DiffOperand {
    case image(ImageRecord, any ImageSource, label: String, isInStore: Bool)
    case tar(@Sendable () -> any ByteSource, label: String)
    case folder(FilePath)

    /// Finds out what `text` means.
    ///
    /// - Throws: `.notFound`, and what opening the place throws.
    init(_ text: String, _ options: Options) throws(ImageError) {
        guard try Place.isMeant(by: text) else {
            let source = try options.session.store().open()
            self = .image(
                try Self.record(ImageLookup(in: source).find(text), in: source, options), source, label: text,
                isInStore: true)
            return
        }
        let place = try Place(text)
        if !place.isStandard, place.transport == nil, try Folder.kind(of: place.path) == .folder,
            try !OCILayout.exists(at: place.path)
        {
            self = .folder(place.path)
            return
        }
        let spooled = try SpooledPlace(place)
        if let open = try spooled.tree() {
            self = .tar(open, label: text)
            return
        }
        let source = try spooled.images()
        options.session.note(source.warnings)
        self = .image(
            try Self.record(ImageLookup(in: source).only(), in: source, options), source, label: text, isInStore: false)
    }

    /// The image that the folder `text` was unpacked from, and the folder.
    ///
    /// - Throws: `.notFound` where the store remembers no such folder.
    static func unpacked(_ text: String, _ options: Options) throws(ImageError) -> (DiffOperand, DiffOperand) {
        let store = try options.session.store()
        let record = try store.folders.find(text)
        let source = try store.open()
        let name = record.name.map(Root.familiar) ?? record.image.short
        let root = try ImageLookup(in: source).find(record.root.description)
        guard let image = try ImageTree(root, in: source).images.first(where: { $0.blob.digest == record.manifest })
        else { throw ImageError(.notFound, "the image \(name) is no longer in the store") }
        return (.image(image, source, label: name, isInStore: true), .folder(record.tree))
    }

    /// What the operands have in common.
    struct Options {
        let session: Session
        let platform: String?
    }

    private static func record(
        _ root: Root, in source: any ImageSource, _ options: Options
    ) throws(ImageError) -> ImageRecord {
        let wanted = try options.platform.map { text throws(ImageError) in try Platform(parsing: text) }
        return try ImageTree(root, in: source).image(for: wanted)
    }

    /// The image, where it is one.
    var image: ImageRecord? {
        guard case .image(let record, _, _, _) = self else { return nil }
        return record
    }

    /// The files of both operands.
    static func trees(_ old: DiffOperand, _ new: DiffOperand) throws(ImageError) -> (FileTree, FileTree) {
        if case .image(let left, let source, _, true) = old, case .image(let right, _, _, true) = new {
            return try FileTree.pair(left, right, in: source)
        }
        return (try old.tree(), try new.tree())
    }

    private func tree() throws(ImageError) -> FileTree {
        switch self {
        case .image(let record, let source, let label, _):
            try at(Printable(label).description) { () throws(ImageError) in
                try FileTree(record, in: source)
            }
        case .tar(let open, let label):
            try at(Printable(label).description) { () throws(ImageError) in try FileTree(flat: open) }
        case .folder(let folder):
            try at(Printable(folder.string).description) { () throws(ImageError) in try FileTree(folder: folder) }
        }
    }
}

internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations
internal import SystemPackage

/// What `tote diff` compares: an image, the tar of a root file system, or a folder.
enum DiffOperand {
    case image(ImageRecord, any ImageSource, label: String, isInStore: Bool)
    case tar(FilePath)
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
        let place = try Place(text == "-" ? options.input().string : text)
        if place.transport == nil, try Folder.kind(of: place.path) == .folder, try !Self.isLayout(place.path) {
            self = .folder(place.path)
            return
        }
        do throws(ImageError) {
            let source = try place.open { () throws(ImageError) in try StagingFolder.temporary() }
            options.session.note(source.warnings)
            self = .image(
                try Self.record(ImageLookup(in: source).only(), in: source, options), source, label: text,
                isInStore: false)
        } catch {
            // A tar that holds no images is one of files.
            guard error.kind == .unsupported, place.transport == nil else { throw error }
            self = .tar(place.path)
        }
    }

    /// What the operands have in common.
    struct Options {
        let session: Session
        let platform: String?
        /// The standard input, in a file.
        let input: () throws(ImageError) -> FilePath
    }

    private static func record(
        _ root: Root, in source: any ImageSource, _ options: Options
    ) throws(ImageError) -> ImageRecord {
        let wanted = try options.platform.map { text throws(ImageError) in try Platform(parsing: text) }
        return try ImageTree(root, in: source).image(for: wanted)
    }

    private static func isLayout(_ folder: FilePath) throws(ImageError) -> Bool {
        for name in ["oci-layout", "index.json"] where try Folder.kind(of: folder.appending(name)) == .file {
            return true
        }
        return false
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
        case .tar(let file): try at(Printable(file).description) { () throws(ImageError) in try FileTree(flat: file) }
        case .folder(let folder):
            throw ImageError(.unsupported, "a folder").at(Printable(folder).description)
        }
    }
}

/// The standard input, kept in a temporary file so that it can be read more than once.
final class SpooledInput {
    private var staging: StagingFolder?

    /// Reads it to the end.
    ///
    /// - Throws: `.usage` the second time.
    func path() throws(ImageError) -> FilePath {
        guard staging == nil else {
            throw ImageError(.usage, "the standard input can be compared with something else only")
        }
        let folder = try StagingFolder.temporary()
        staging = folder
        let file = try StagedFile(in: folder.path, mode: 0o600)
        try FileSource.standardInput().copy(to: file.sink)
        let path = folder.path.appending("input")
        try file.publish(as: path)
        return path
    }
}

public import ByteIO
public import ImageFormats
public import ImageModel
public import SystemPackage

/// Has an image edited where it is, and the outcome written: into the store, into a layout, or as an archive.
public struct Editing {
    /// The IDs of the images that were edited, as they are now.
    public private(set) var ids: [Digest] = []
    /// What the user should be told.
    public private(set) var warnings: [String] = []
    private var image: String?
    private let name: String?
    private let platform: Platform?
    private let progress: (any ProgressReport)?

    /// Work on one image.
    ///
    /// The parts:
    /// - `image`: which; `nil` for the only one of its place.
    /// - `name`: what the outcome is named, in full; `nil` to put it in the place of the image.
    /// - `platform`: which variant is edited; `nil` for all.
    public init(image: String?, name: String?, platform: Platform?, progress: (any ProgressReport)?) {
        self.image = image
        self.name = name
        self.platform = platform
        self.progress = progress
    }

    /// Decides later which image it is.
    public mutating func choose(_ image: String) { self.image = image }

    /// Edits an image of the store and adds the outcome to it.
    ///
    /// - Throws: `.usage` where no image or no name was given; what finding, editing and writing throws.
    public mutating func run(_ edit: some ImageEdit, in store: ImageStore) throws(ImageError) {
        guard let image, let name else { throw ImageError(.usage, "name the image, and what the new one is called") }
        let source = try store.open()
        let root = try ImageLookup(in: source).find(image)
        let writer = try store.writer()
        let edited = try self.edit(edit, [root], in: source, staging: writer.staging)
        try copy(edited, [Root(name: name, descriptor: edited.roots[0].descriptor)], to: writer)
    }

    /// Edits an image of the layout at `path`, which is open as `source`.
    ///
    /// - Throws: what finding, editing and writing throws.
    public mutating func run(
        _ edit: some ImageEdit, in source: any ImageSource, layout path: FilePath
    ) throws(ImageError) {
        let roots = try targets(in: source)
        let writer = try LayoutWriter(layout: path, keepReplaced: true)
        let edited = try self.edit(edit, roots, in: source, staging: writer.staging)
        if let name { return try copy(edited, [Root(name: name, descriptor: edited.roots[0].descriptor)], to: writer) }
        for (old, new) in zip(roots, edited.roots) { writer.replace(old.descriptor, by: new.descriptor) }
        try copy(edited, edited.roots.map { Root(name: nil, descriptor: $0.descriptor) }, to: writer)
    }

    /// Edits an image of `source` and writes everything the place has as an archive.
    ///
    /// - Throws: what finding, editing and writing throws.
    public mutating func run(
        _ edit: some ImageEdit, in source: any ImageSource, as form: ArchiveWriter.Form, to sink: any ByteSink,
        staging: StagingFolder
    ) throws(ImageError) {
        let roots = try targets(in: source)
        let edited = try self.edit(edit, roots, in: source, staging: staging)
        try copy(edited, renamed(source.roots, roots, edited.roots), to: ArchiveWriter(form, to: sink))
    }

    private mutating func edit(
        _ edit: some ImageEdit, _ roots: [Root], in source: any ImageSource, staging: StagingFolder
    ) throws(ImageError) -> EditedSource {
        let edited = try EditedSource(source, roots: roots, platform: platform, edit: edit, staging: staging)
        guard !edited.ids.isEmpty else { throw ImageError(.notFound, "\(roots[0].label) is no image") }
        ids = edited.ids
        warnings += edited.warnings
        return edited
    }

    private mutating func copy(
        _ source: EditedSource, _ roots: [Root], to destination: any ImageDestination
    ) throws(ImageError) {
        var copy = Copy(from: source, to: destination, progress: progress)
        try copy.run(TransferPlan(roots, from: source))
        warnings += copy.warnings
    }

    /// The names that are meant: the one that was given, or all that the image has.
    private func targets(in source: any ImageSource) throws(ImageError) -> [Root] {
        let lookup = ImageLookup(in: source)
        let found = try image.map { text throws(ImageError) in try lookup.find(text) }
        let root: Root
        if let found { root = found } else { root = Root(name: nil, descriptor: try lookup.only().descriptor) }
        let all = source.roots.filter { $0.descriptor.digest == root.descriptor.digest }
        guard let name = root.name else { return all }
        return all.filter { $0.name == name }
    }

    /// All names of the place after the edit.
    private func renamed(_ all: [Root], _ old: [Root], _ new: [Root]) -> [Root] {
        guard let name else {
            return all.map { root in old.firstIndex(of: root).map { new[$0] } ?? root }
        }
        var roots = all
        for number in roots.indices where roots[number].name == name { roots[number].name = nil }
        roots.append(Root(name: name, descriptor: new[0].descriptor))
        // An image without a name stays, unless it has one elsewhere.
        let named = Set(roots.filter { $0.name != nil }.map(\.descriptor.digest))
        return roots.filter { $0.name != nil || !named.contains($0.descriptor.digest) }
    }
}

public import ByteIO
public import ImageModel
internal import SystemPackage

extension Place {
    /// Opens the place for reading, whatever of the known forms it has.
    ///
    /// The parts:
    /// - `input`: the bytes of an archive that is at hand already; `nil` to open the place.
    /// - `named`: the repository of images that have only a tag; that of the file's name where it is `nil`.
    /// - `tolerant`: whether reading an archive from a pipe goes on past damage.
    /// - `staging`: where the bodies of a piped or compressed archive go; `nil` where they will not be read.
    /// - Throws: `.notFound`, `.unsupported` for something else than images, and what reading throws.
    public func open(
        _ input: (any ByteSource)? = nil, named: String? = nil, tolerant: Bool = false,
        staging: () throws(ImageError) -> StagingFolder?
    ) throws(ImageError) -> any ImageSource {
        let source = try openWhole(input, named: named, tolerant: tolerant, staging: staging)
        return try at(description) { () throws(ImageError) in try select(source) }
    }

    /// Opens the place for reading with all its images, also where one of them is written behind the path.
    ///
    /// - Throws: as `open`.
    public func openWhole(
        _ input: (any ByteSource)? = nil, named: String? = nil, tolerant: Bool = false,
        staging: () throws(ImageError) -> StagingFolder?
    ) throws(ImageError) -> any ImageSource {
        let repository = named ?? self.repository
        return try at(description) { () throws(ImageError) in
            if !isStandard, try Folder.kind(of: path) == .folder {
                guard transport == nil || transport == .oci else {
                    throw ImageError(.unsupported, "it is a folder, not an archive")
                }
                guard try LayoutFolder(path).exists else {
                    throw ImageError(.unsupported, "no image layout: the folder does not contain an index.json")
                }
                let layout = try OCILayout(opening: path, repository: repository)
                guard !layout.roots.isEmpty else { throw ImageError(.malformed, "the layout names no image") }
                return layout
            }
            guard transport != .oci else { throw ImageError(.notFound, "there is no layout folder") }
            let bytes: any ByteSource
            if let input { bytes = input } else { bytes = try self.input() }
            let table = try ArchiveTable.scan(bytes, tolerant: tolerant, staging: staging)
            return try ArchivePlace(table, repository: repository)
        }
    }

    /// The bytes of the place, from their start.
    func input() throws(ImageError) -> any ByteSource {
        isStandard ? try FileSource.standardInput() : try FileSource.open(path)
    }

    /// Narrows the place to the image behind the path, if one was written there.
    private func select(_ source: any ImageSource) throws(ImageError) -> any ImageSource {
        guard image != nil else { return source }
        return NarrowedSource(source, roots: try named(in: source))
    }

    /// The images of `source`, which is the place opened, that are meant by what is written behind the path.
    ///
    /// - Throws: `.notFound` where there is none of that name.
    public func named(in source: any ImageSource) throws(ImageError) -> [Root] {
        guard let image else { return source.roots }
        let wanted = try? Reference(parsing: image).withDefaultTag.canonical
        let roots = source.roots.filter { root in
            root.name == wanted || root.name == image
                || root.descriptor.annotations[Annotation.referenceName] == image
        }
        guard !roots.isEmpty else { throw ImageError(.notFound, "it has no image named \(Printable(image))") }
        return roots
    }
}

/// Some of the images of a place.
public struct NarrowedSource: ImageSource {
    private let whole: any ImageSource
    /// What the place names.
    public let roots: [Root]

    /// The place `whole`, naming only `roots`.
    public init(_ whole: any ImageSource, roots: [Root]) {
        self.whole = whole
        self.roots = roots
    }

    /// What a reader should be told.
    public var warnings: [String] { whole.warnings }
    /// What was read of its documents.
    public var account: DocumentAccount { whole.account }
    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource { try whole.stored(blob) }
    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? { try whole.staged(blob) }
    /// Which bytes of the place's file the blob is.
    public func span(of blob: Digest) -> Range<Int64>? { whole.span(of: blob) }
    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? { whole.facts(of: layer) }
    /// What a pass over a layer found.
    public func reading(of layer: Digest) -> LayerReading? { whole.reading(of: layer) }
    /// Whether the blob is there, without reading it.
    public func holds(_ blob: Descriptor) -> Bool { whole.holds(blob) }
    /// Whether the document was made here.
    public func made(_ document: Digest) -> Bool { whole.made(document) }
}

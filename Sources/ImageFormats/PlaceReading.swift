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
                guard try OCILayout.exists(at: path) else {
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

public import ByteIO
public import ImageModel
public import SystemPackage

/// An OCI image layout in a folder, as a place to read from.
public struct OCILayout: ImageSource {
    /// The folder's files.
    let folder: LayoutFolder
    /// What the place names.
    public let roots: [Root]
    /// What a reader should be told.
    public let warnings: [String]
    /// What was read of its documents.
    public let account = DocumentAccount()
    private let ledger: [Digest: LayerFacts]

    /// Opens the layout at `path`.
    ///
    /// The parts:
    /// - `repository`: the repository of images that are named by a tag alone; `nil` takes such a name as docker does.
    /// - `ledger`: what is proven of layers already.
    /// - Throws: `.notFound` where there is no index, `.malformed`, `.unsupported`.
    public init(
        opening path: FilePath, repository: String? = nil, ledger: [Digest: LayerFacts] = [:]
    ) throws(ImageError) {
        folder = LayoutFolder(path)
        self.ledger = ledger
        let (bytes, notes) = try folder.readIndex()
        let index = try at("index.json") { () throws(ImageError) in try LayoutIndex(parsing: bytes) }
        (roots, warnings) = index.roots(repository: repository, warnings: notes)
    }

    /// Whether the folder at `path` is a layout: it has an index or says that it is one.
    ///
    /// - Throws: `.io`, `.denied` where that cannot be told.
    public static func exists(at path: FilePath) throws(ImageError) -> Bool { try LayoutFolder(path).exists }

    /// A layout that nobody has written to yet.
    init(empty folder: LayoutFolder) {
        self.folder = folder
        roots = []
        warnings = []
        ledger = [:]
    }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        RegionSource(try folder.region(of: blob.digest))
    }

    /// The blob's file.
    public func file(of blob: Descriptor) -> FilePath? { blob.data == nil ? folder.path(of: blob.digest) : nil }

    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? { ledger[layer] }

    /// Whether the blob is there, without reading it. Where that cannot be told it is: whoever reads it will be told why,
    /// and nobody takes it for one that was left out.
    public func holds(_ blob: Descriptor) -> Bool {
        if blob.data != nil { return true }
        do throws(ImageError) {
            _ = try folder.region(of: blob.digest)
            return true
        } catch {
            return error.kind != .notFound
        }
    }

    /// The files below `blobs`.
    public func blobs() throws(ImageError) -> [Digest] { Array(try StoreContents(of: folder.path).blobs.keys) }
}

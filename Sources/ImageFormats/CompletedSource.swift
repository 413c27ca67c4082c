public import ByteIO
public import ImageModel
public import SystemPackage

/// A place whose images may lack blobs that another place has: an archive that was made for a store that has the rest.
public struct CompletedSource: WrappingSource {
    /// The place that may lack some.
    public let whole: any ImageSource
    private let rest: any ImageSource

    /// The place `place`; what it does not hold comes from `rest`.
    public init(_ place: any ImageSource, by rest: any ImageSource) {
        whole = place
        self.rest = rest
    }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        // Where neither has it, the place is what the user asked for.
        try (isLent(blob) ? rest : whole).stored(blob)
    }

    /// A blob that lies verified in a file of its own. What belongs to the other place stays there.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? {
        isLent(blob) ? nil : try whole.staged(blob)
    }

    /// The file that holds the blob and nothing else.
    public func file(of blob: Descriptor) -> FilePath? { (isLent(blob) ? rest : whole).file(of: blob) }

    /// Whether one of them holds the blob, without reading it.
    public func holds(_ blob: Descriptor) -> Bool { whole.holds(blob) || rest.holds(blob) }

    private func isLent(_ blob: Descriptor) -> Bool { !whole.holds(blob) && rest.holds(blob) }
}

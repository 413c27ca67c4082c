public import ByteIO
public import ImageModel
public import SystemPackage

/// A place that is another one but for something: whatever it does not say itself is what the other says.
public protocol WrappingSource: ImageSource {
    /// The other place.
    var whole: any ImageSource { get }
}

extension WrappingSource {
    /// What the place names.
    public var roots: [Root] { whole.roots }
    /// What a reader should be told.
    public var warnings: [String] { whole.warnings }
    /// What was read of its documents.
    public var account: DocumentAccount { whole.account }
    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource { try whole.stored(blob) }
    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? { try whole.staged(blob) }
    /// The file that holds the blob and nothing else.
    public func file(of blob: Descriptor) -> FilePath? { whole.file(of: blob) }
    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? { whole.facts(of: layer) }
    /// What a pass over a layer found.
    public func reading(of layer: Digest) -> LayerReading? { whole.reading(of: layer) }
    /// Whether the blob is there, without reading it.
    public func holds(_ blob: Descriptor) -> Bool { whole.holds(blob) }
    /// Whether the document was made here.
    public func made(_ document: Digest) -> Bool { whole.made(document) }
    /// Which bytes of the place's file the blob is.
    public func span(of blob: Digest) -> Range<Int64>? { whole.span(of: blob) }
    /// All blobs that the place holds.
    public func blobs() throws(ImageError) -> [Digest] { try whole.blobs() }
}

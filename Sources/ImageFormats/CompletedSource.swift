public import ByteIO
public import ImageModel

/// A place whose images may lack blobs that another place has: an archive that was made for a store that has the rest.
public struct CompletedSource: ImageSource {
    private let place: any ImageSource
    private let rest: any ImageSource

    /// The place `place`; what it does not hold comes from `rest`.
    public init(_ place: any ImageSource, by rest: any ImageSource) {
        self.place = place
        self.rest = rest
    }

    /// What the place names.
    public var roots: [Root] { place.roots }
    /// What a reader should be told.
    public var warnings: [String] { place.warnings }
    /// What was read of its documents.
    public var account: DocumentAccount { place.account }

    /// A blob's bytes as stored.
    public func stored(_ blob: Descriptor) throws(ImageError) -> any ByteSource {
        // Where neither has it, the place is what the user asked for.
        try (place.holds(blob) || !rest.holds(blob) ? place : rest).stored(blob)
    }

    /// A blob that lies verified in a file of its own.
    public func staged(_ blob: Descriptor) throws(ImageError) -> StagedBlob? {
        place.holds(blob) ? try place.staged(blob) : nil
    }

    /// What is already proven of a layer.
    public func facts(of layer: Digest) -> LayerFacts? { place.facts(of: layer) }
    /// What a pass over a layer found.
    public func reading(of layer: Digest) -> LayerReading? { place.reading(of: layer) }
    /// Whether one of them holds the blob, without reading it.
    public func holds(_ blob: Descriptor) -> Bool { place.holds(blob) || rest.holds(blob) }
}

public import ByteIO
public import ImageModel
public import SystemPackage

/// A place that images can be written to: children before parents, names last. One at a time; `commit` ends it.
public protocol ImageDestination {
    /// Learns what is coming, before the first blob.
    func begin(_ plan: TransferPlan) throws(ImageError)

    /// What is already proven of a layer that is there.
    func facts(of layer: Digest) -> LayerFacts?

    /// Whether the blob is there already and need not be put.
    func contains(_ blob: Descriptor) throws(ImageError) -> Bool

    /// Stores the blob whole or not at all. `fill` writes exactly its bytes, verified, and throws otherwise.
    func put(_ blob: Descriptor, _ fill: (any ByteSink) throws(ImageError) -> Void) throws(ImageError)

    /// Takes a verified file over by renaming it, where that is possible; `false` where the bytes must be put.
    func take(_ blob: StagedBlob) throws(ImageError) -> Bool

    /// Gives a file of another place a second name here, where that is possible and safe.
    ///
    /// - Returns: the file by its new name, which the caller reads and holds against the blob before it commits; `nil`
    ///   where the bytes must be put.
    func link(_ file: FilePath, as blob: Descriptor) throws(ImageError) -> FileRegion?

    /// Keeps what was proven of a layer, so that it need not be proven again.
    func note(_ facts: LayerFacts)

    /// Makes the roots visible, all of them or none. Called once, last.
    func commit(_ roots: [Root]) throws(ImageError)
}

extension ImageDestination {
    /// Nothing to prepare.
    public func begin(_ plan: TransferPlan) throws(ImageError) {}
    /// Nothing is known.
    public func facts(of layer: Digest) -> LayerFacts? { nil }
    /// Nothing can be renamed.
    public func take(_ blob: StagedBlob) throws(ImageError) -> Bool { false }
    /// Nothing can have a second name.
    public func link(_ file: FilePath, as blob: Descriptor) throws(ImageError) -> FileRegion? { nil }
    /// Forgets them.
    public func note(_ facts: LayerFacts) {}
}

/// A destination that takes several blobs at once.
public protocol ConcurrentDestination: ImageDestination, Sendable {}

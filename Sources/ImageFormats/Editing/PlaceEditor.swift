public import ByteIO
public import ImageModel

/// Changes to the names and images of a place. They are made in memory and become visible with `commit`, all at once;
/// an editor that is dropped before has changed nothing.
public protocol PlaceEditor: AnyObject {
    /// The place as it is with the changes made so far.
    var source: any ImageSource { get }

    /// Gives an image that is there the name `name`, in full, or moves the name to it. The image that had it stays,
    /// without a name if it has no other.
    ///
    /// - Throws: `.notFound` for an image that is not there; `.unsupported` where the place has no room for the name.
    func tag(_ image: Descriptor, as name: String) throws(ImageError)

    /// Takes a name away; its image stays, without a name if it has no other.
    func untag(_ name: String) throws(ImageError)

    /// Takes an image out with all its names.
    ///
    /// - Throws: `.conflict` where the place must keep one.
    func remove(_ image: Digest) throws(ImageError)

    /// Takes the manifest for one platform out from under an index, which goes on listing it.
    func remove(variant manifest: Digest, config: Digest) throws(ImageError)

    /// The blobs that `commit` would remove.
    func garbage(_ sweep: Sweep) throws(ImageError) -> [Measure]

    /// Makes the changes visible.
    ///
    /// - Returns: the blobs that were removed, with their sizes in bytes as stored.
    /// - Throws: `.digestMismatch`, `.malformed` where it cannot be told what is still needed; then nothing has changed.
    func commit(_ sweep: Sweep) throws(ImageError) -> [Measure]
}

/// What goes along with an image that is taken out.
public enum Sweep: Sendable {
    /// No blob.
    case nothing
    /// The documents that nothing leads to any more, but no layer.
    case documents
    /// Every blob that nothing leads to.
    case everything
}

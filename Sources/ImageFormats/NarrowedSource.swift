public import ImageModel

/// Some of the images of a place.
public struct NarrowedSource: WrappingSource {
    /// The place with all its images.
    public let whole: any ImageSource
    /// What the place names.
    public let roots: [Root]

    /// The place `whole`, naming only `roots`.
    public init(_ whole: any ImageSource, roots: [Root]) {
        self.whole = whole
        self.roots = roots
    }
}

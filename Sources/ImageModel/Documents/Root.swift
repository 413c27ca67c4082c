/// An image's name and what it points at.
public struct Root: Sendable, Hashable {
    /// The name, as its place spells it; `nil` for an image without one.
    public var name: String?
    /// The manifest or index.
    public var descriptor: Descriptor

    /// A name, or none, for `descriptor`.
    public init(name: String?, descriptor: Descriptor) {
        self.name = name
        self.descriptor = descriptor
    }
}

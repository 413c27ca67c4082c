public import ByteIO

/// One thing that is wrong with an image.
public struct Finding: Sendable {
    /// The images that suffer, as they are named; empty for what belongs to none.
    public var images: [String]
    /// Where: `layer 2 (sha256:…)`, `manifest sha256:…`.
    public let place: String
    /// What kind of fault it is.
    public let kind: ImageError.Kind
    /// What is wrong: expected, found, offset.
    public let message: String

    /// A fault at `place`.
    public init(images: [String], place: String, kind: ImageError.Kind, message: String) {
        self.images = images
        self.place = place
        self.kind = kind
        self.message = message
    }

    /// The fault that an error tells of; its own places follow `place`.
    public init(_ error: ImageError, images: [String], place: String) {
        let inner = error.places.filter { $0 != place }.joined(separator: ": ")
        self.init(
            images: images, place: place, kind: error.kind,
            message: (inner.isEmpty ? error.message : "\(inner): \(error.message)") + error.advice)
    }
}

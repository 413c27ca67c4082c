public import ByteIO
public import ImageFormats
public import ImageModel

/// What a place holds about images: signatures, attestations and whatever else names one of their documents as its
/// subject (OCI 1.1). Docker since 29.1 lets it travel with the image.
public struct Referrers: Sendable {
    /// The documents, without names, each with an annotation of its subject.
    public private(set) var roots: [Root] = []

    /// Looks for what `source` holds about `images`, and about what is said about them in turn.
    ///
    /// - Throws: what reading the documents of `images` throws. What else the place holds may be damaged.
    public init(of images: [Root], in source: any ImageSource) throws(ImageError) {
        let taken = Set(images.map(\.descriptor.digest))
        var candidates: [(descriptor: Descriptor, subject: Digest)] = []
        for root in source.roots where !taken.contains(root.descriptor.digest) {
            guard let subject = Self.subject(of: root.descriptor, in: source) else { continue }
            candidates.append((root.descriptor, subject))
        }
        guard !candidates.isEmpty else { return }
        var known = try BlobGraph(of: images.map(\.descriptor), in: source).reached
        // A signature of a signature comes one round later; each round but the last takes one at least.
        while true {
            let found = candidates.filter { known.contains($0.subject) && !known.contains($0.descriptor.digest) }
            guard !found.isEmpty else { return }
            for (descriptor, subject) in found where known.insert(descriptor.digest).inserted {
                var descriptor = descriptor
                for name in [Annotation.imageName, Annotation.referenceName] { descriptor.annotations[name] = nil }
                descriptor.annotations[Annotation.subject] = subject.description
                roots.append(Root(name: nil, descriptor: descriptor))
            }
        }
    }

    private static func subject(of blob: Descriptor, in source: any ImageSource) -> Digest? {
        guard blob.mediaType.isManifest || blob.mediaType.isIndex, let bytes = try? source.document(blob) else {
            return nil
        }
        guard blob.mediaType.isManifest else { return (try? Index(parsing: bytes))?.subject?.digest }
        return (try? Manifest(parsing: bytes))?.subject?.digest
    }
}

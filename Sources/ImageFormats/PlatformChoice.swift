public import ByteIO
public import ImageModel

/// The platforms that a user wants of images for several, and nothing that would merely run there.
public struct PlatformChoice: Sendable, CustomStringConvertible {
    /// The platforms in the order given, each once.
    public private(set) var platforms: [Platform] = []

    /// Reads `linux/amd64,linux/arm64`.
    ///
    /// - Throws: `.usage` for what is no platform.
    public init(parsing text: String) throws(ImageError) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            do throws(ImageError) {
                let platform = try Platform(parsing: String(part))
                if !includes(platform) { platforms.append(platform) }
            } catch {
                throw ImageError(.usage, error.message)
            }
        }
    }

    /// The list as it can be typed.
    public var description: String { platforms.map(\.description).joined(separator: ",") }

    /// Whether an image for `platform` is wanted.
    public func includes(_ platform: Platform) -> Bool { platforms.contains { $0.isSame(as: platform) } }

    /// What of an index is wanted: the manifests for the platforms, and what is attested about them.
    func wanted(of children: [Descriptor], in source: any ImageSource) throws(ImageError) -> [Descriptor] {
        var taken: Set<Digest> = []
        for child in children where try takes(child, in: source, depth: 0) { taken.insert(child.digest) }
        return children.filter { taken.contains($0.digest) || $0.attests(to: taken) }
    }

    /// Whether a manifest, or one below an index, is for a wanted platform: as its descriptor says, else as its config.
    private func takes(_ child: Descriptor, in source: any ImageSource, depth: Int) throws(ImageError) -> Bool {
        guard !child.isAttestation, depth < Limit.indexDepth.value else { return false }
        if let platform = child.platform, child.mediaType.isManifest { return includes(platform) }
        guard child.mediaType.isManifest || child.mediaType.isIndex, source.holds(child) else { return false }
        let bytes = try source.document(child)
        guard child.mediaType.isIndex else {
            let manifest = try DocumentReading.manifest(bytes, child).0
            let config = try DocumentReading.config(of: manifest) { () throws(ImageError) in
                try source.document(manifest.config)
            }
            return config.map { includes($0.platform) } ?? false
        }
        for grandchild in try DocumentReading.index(bytes, child).0.manifests
        where try takes(grandchild, in: source, depth: depth + 1) {
            return true
        }
        return false
    }
}

extension Descriptor {
    /// Whether it is BuildKit's statement about one of these manifests.
    public func attests(to manifests: Set<Digest>) -> Bool {
        guard isAttestation, let subject = annotations[Annotation.referenceDigest] else { return false }
        return (try? Digest(parsing: subject)).map(manifests.contains) ?? false
    }
}

internal import ByteIO
public import ImageFormats
internal import ImageModel
internal import Synchronization

/// The IDs of a place's images. The documents of each are read once, however often they are asked for.
public final class ImageIDs: Sendable {
    private let source: any ImageSource
    private let known = Mutex<[Digest: [Digest]]>([:])

    /// Those of the images in `source`.
    public init(in source: any ImageSource) { self.source = source }

    /// By which IDs an image goes: those of its configs, its manifests, and what its name points at. None for one whose
    /// documents are missing or wrong.
    ///
    /// - Throws: `.io` and others for what may be right, but cannot be read.
    func all(of root: Root) throws(ImageError) -> [Digest] {
        let digest = root.descriptor.digest
        if let ids = known.withLock({ $0[digest] }) { return ids }
        let ids = try read(root)
        known.withLock { $0[digest] = ids }
        return ids
    }

    private func read(_ root: Root) throws(ImageError) -> [Digest] {
        do throws(ImageError) {
            let images = try ImageTree(root, in: source).images
            return images.map(\.id) + images.map(\.blob.digest) + [root.descriptor.digest]
        } catch {
            switch error.kind {
            case .usage, .conflict, .io, .network, .denied, .cancelled: throw error
            default: return []
            }
        }
    }
}

public import ByteIO
public import ImageFormats
internal import ImageModel

/// What loading some images would do to a store. Nothing is read but documents.
public struct LoadPreview: Sendable {
    /// What would become of one name, or of an image without one.
    public struct Line: Sendable {
        /// What would be done.
        public enum Change: String, Sendable {
            /// The store has no such name, or no such image.
            case new
            /// The name names this image already, though its layers may be compressed in another way.
            case same
            /// The name would go from another image to this one.
            case move
        }

        /// What would be done.
        public let change: Change
        /// The name in full; `nil` for an image without one.
        public let name: String?
        /// The image's ID.
        public let id: Digest
        /// What the name points at in the store.
        public let old: Digest?
        /// The ID of the image that loses the name.
        public let oldID: Digest?
    }

    /// A line for each name, in the order of the plan.
    public private(set) var lines: [Line] = []
    /// The blobs that the store lacks.
    public private(set) var added: [Measure] = []
    /// How many blobs the store has already.
    public private(set) var present = 0

    private let source: any ImageSource
    private let store: any ImageSource
    /// What the store has: what its names point at, and the IDs of each image, on all platforms. Read where it is needed.
    private var stored: (roots: Set<Digest>, images: Set<Set<Digest>>) = ([], [])

    /// Compares `plan`, whose images are in `source`, with `store`.
    ///
    /// - Throws: what reading the documents of `source` throws.
    public init(_ plan: TransferPlan, from source: any ImageSource, into store: any ImageSource) throws(ImageError) {
        self.source = source
        self.store = store
        if plan.roots.contains(where: { $0.name == nil }) {
            stored.roots = Set(store.roots.map(\.descriptor.digest))
            for other in store.roots {
                guard let images = try? ImageTree(other, in: store).images, !images.isEmpty else { continue }
                stored.images.insert(Set(images.map(\.id)))
            }
        }
        for root in plan.roots { lines.append(try line(root, plan)) }
        for item in plan.items {
            // Content that a descriptor carries is no blob of the store.
            if store.holds(item.blob.bare) {
                present += 1
            } else {
                added.append(Measure(digest: item.blob.digest, size: item.blob.size))
            }
        }
    }

    /// Names that would go from one image to another.
    public var moves: [Line] { lines.filter { $0.change == .move } }

    private func line(_ root: Root, _ plan: TransferPlan) throws(ImageError) -> Line {
        let id = plan.defaults[root.descriptor.digest]?.manifest.config.digest ?? root.descriptor.digest
        guard let name = root.name else {
            let images = try images(of: root)
            let isThere = stored.roots.contains(root.descriptor.digest) || stored.images.contains(images)
            return Line(change: isThere ? .same : .new, name: nil, id: id, old: nil, oldID: nil)
        }
        guard let old = store.roots.last(where: { $0.name == name }) else {
            return Line(change: .new, name: name, id: id, old: nil, oldID: nil)
        }
        let change: Line.Change = try isSame(root, old) ? .same : .move
        return Line(change: change, name: name, id: id, old: old.descriptor.digest, oldID: self.id(of: old))
    }

    private func images(of root: Root) throws(ImageError) -> Set<Digest> {
        Set(try ImageTree(root, in: source).images.map(\.id))
    }

    /// Whether two are one image: the same IDs on the same platforms.
    private func isSame(_ new: Root, _ old: Root) throws(ImageError) -> Bool {
        if new.descriptor.digest == old.descriptor.digest { return true }
        guard let known = try? ImageTree(old, in: store).images.map(\.id), !known.isEmpty else { return false }
        return try images(of: new) == Set(known)
    }

    private func id(of root: Root) -> Digest {
        (try? ImageTree(root, in: store).image(for: nil).id) ?? root.descriptor.digest
    }
}

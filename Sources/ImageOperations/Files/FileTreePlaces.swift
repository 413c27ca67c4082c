public import ByteIO
public import ImageFormats
internal import ImageModel

/// Trees of other things than images, and of two images at once.
extension FileTree {
    /// Reads the headers of a tar that is a root file system by itself, compressed or not. It is taken as it is: names
    /// that would be whiteouts in a layer are files.
    ///
    /// - Parameter open: gives the tar from its start, each time it is called.
    /// - Throws: what the reader throws for what is no sound tar.
    public init(flat open: @escaping @Sendable () -> any ByteSource) throws(ImageError) {
        try self.init(flat: open, refusesImages: false)
    }

    /// Reads the headers of a place that may be such a tar, in one pass where it is.
    ///
    /// - Parameters:
    ///   - place: the place.
    ///   - name: how messages name it.
    /// - Returns: `nil` for a place that holds images.
    /// - Throws: as `SpooledPlace.tree` and `init(flat:)`.
    public static func tree(in place: SpooledPlace, named name: String) throws(ImageError) -> FileTree? {
        guard place.mayBeTree, let open = place.bytes else { return nil }
        let tree: FileTree
        do throws(ImageError) {
            tree = try FileTree(flat: open, refusesImages: true)
        } catch {
            // Only a whole look tells whether it is images, or a tree that is damaged.
            guard try place.tree() != nil else { return nil }
            throw error.at(name)
        }
        // An empty tar is a tree, nothing at all is none.
        if tree.merged.nodes.count < 2 { _ = try place.tree() }
        return tree
    }

    private init(flat open: @escaping @Sendable () -> any ByteSource, refusesImages: Bool) throws(ImageError) {
        let layer = Flatten.Layer { () throws(ImageError) in
            let (compression, head) = try Compression.detect(open())
            return compression == .none ? head : try ReadAhead(compression.decoding(head))
        }
        try self.init([layer], isAlone: true, refusesImages: refusesImages)
    }

    /// Reads the headers of two images of one place. Layers that both begin with are read once.
    ///
    /// - Returns: both trees.
    /// - Throws: as `init(_:in:layer:)`.
    public static func pair(
        _ left: ImageRecord, _ right: ImageRecord, in source: any ImageSource
    ) throws(ImageError) -> (FileTree, FileTree) {
        let layers = (try LayerContent.layers(of: left, in: source), try LayerContent.layers(of: right, in: source))
        let common = zip(layers.0, layers.1).prefix { $0.diffID == $1.diffID }.count
        let base = try FileTree(Array(layers.0.prefix(common)))
        return (try base.adding(layers.0.dropFirst(common)), try base.adding(layers.1.dropFirst(common)))
    }
}

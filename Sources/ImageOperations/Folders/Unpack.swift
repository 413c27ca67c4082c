public import ByteIO
public import ImageFormats
internal import ImageModel
internal import RootTree
public import SystemPackage

/// Puts the merged root file system of an image, or a tar of one, into a folder. Each file is written once; no whiteout
/// ever touches the disk, and whatever the layers say, nothing lands outside the folder.
///
/// The folder is filled beside its place and appears when it is complete.
public struct Unpack {
    /// How it is done.
    public struct Options: Sendable {
        /// Whether to do without root's rights: owners and devices are recorded, as umoci does it.
        public var isRootless: Bool
        /// Whether to make a bundle that a runtime can start, with the tree below `rootfs`.
        public var isBundle = false

        /// Without root's rights when asked for, and when the process has none.
        public init(rootless: Bool) { isRootless = rootless || TreeOptions().rootless }
    }

    /// Where the folder is: absolute, and no link.
    public let folder: FilePath
    /// What the tree does not have as the image says, and what a person should know of it.
    public let notes: [String]

    /// Unpacks an image of `source`.
    ///
    /// - Throws: `.conflict` where something is in the way; `.digestMismatch`, `.malformed`, `.unsafePath`,
    ///   `.limitExceeded` for a layer that is not what it should be; `.denied`, `.io`. Nothing is left then.
    public init(
        _ image: ImageRecord, from source: any ImageSource, into folder: FilePath, _ options: Options
    ) throws(ImageError) {
        for layer in image.manifest.layers where !layer.mediaType.isLayer {
            throw ImageError(.unsupported, "\(layer.digest) is of type \(layer.mediaType), which is no layer")
        }
        try self.init(LayerContent.layers(of: image, in: source), image.config, into: folder, options)
    }

    /// Unpacks a tar, compressed or not, that `open` gives from its start each time it is called.
    ///
    /// - Throws: as the other.
    public init(
        tree open: @escaping @Sendable () -> any ByteSource, into folder: FilePath, _ options: Options
    ) throws(ImageError) {
        let layer = Flatten.Layer { () throws(ImageError) in
            let (compression, head) = try Compression.detect(open())
            return compression == .none ? head : try ReadAhead(compression.decoding(head))
        }
        try self.init([layer], nil, into: folder, options)
    }

    private init(
        _ layers: [Flatten.Layer], _ config: ImageConfig?, into folder: FilePath, _ options: Options
    ) throws(ImageError) {
        let staged = try StagedFolder(for: folder)
        var tree = staged.path
        if options.isBundle {
            try Folder(staged.path).makeNew(mode: 0o755)
            tree.append("rootfs")
        }
        let writer = try TreeWriter(into: tree, options: TreeOptions(rootless: options.isRootless))
        try Flatten(layers: layers).write(to: TreeTarget(writer))
        if options.isBundle {
            try RuntimeBundle.write(config, tree: tree, into: staged.path, rootless: options.isRootless)
        }
        try staged.publish()
        self.folder = staged.target
        notes = writer.notes.sentences
    }
}

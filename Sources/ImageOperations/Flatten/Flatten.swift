public import ByteIO
internal import Tar

/// Merges the layers of an image into one tar, as a container would see them at its start, without unpacking anything.
///
/// Two passes: one over all headers, several layers at once, decides which member of which layer each path is, one writes
/// those members, layer by layer from the base up, each layer in its own order. The second proves every layer, and that
/// its members are those of the first; the first proves only what the second need not read again.
///
/// - Folders come before what is in them, with the attributes of the topmost layer that has them. A folder that no
///   layer has a member for is not written, but where nothing else shows that it is there: then last, as engines make
///   it, mode 0755 and owned by root.
/// - A file comes before the hard links to it. Where its own name is gone, its content goes to the first of the others,
///   with the owner, mode and times of the file. A link to a file of a lower layer is a link to just that file.
/// - Whiteouts act on lower layers, wherever in their own layer they stand. So does a folder over a symbolic link.
/// - Where a path leads through a symbolic link of a lower layer, the member goes where the link leads, inside the root,
///   as umoci does; the engines that run on overlayfs put a new folder over the link. A link that leads to something
///   else than a folder is replaced.
/// - Of two members of one layer with the same path the last counts.
/// - A character device 0/0 is the whiteout of overlayfs. The files of aufs (`.wh..wh.*` in the root) are not written;
///   hard links to them become files.
/// - Headers of members that keep their name and target are passed on byte for byte, but for those that readers take
///   differently, which are written anew.
public struct Flatten {
    /// A layer that can be read more than once.
    public struct Layer: Sendable {
        // A struct around the closure, and no array of closures: Swift 6.3 miscompiles closures with typed throws when
        // they are elements of a generic collection.
        let open: @Sendable () throws(ImageError) -> any ByteSource
        /// The same, proven by nobody: cheaper, where bytes that nobody looks at need not even be read.
        let look: (@Sendable () throws(ImageError) -> any ByteSource)?
        /// The digest of its content, where whoever reads it to its end proves that.
        let diffID: Digest?

        /// A layer whose decoded bytes `open` gives from their start, each time it is called.
        public init(
            diffID: Digest? = nil, look: (@Sendable () throws(ImageError) -> any ByteSource)? = nil,
            _ open: @escaping @Sendable () throws(ImageError) -> any ByteSource
        ) {
            self.open = open
            self.look = look
            self.diffID = diffID
        }

        /// Takes a first look at a layer that is to be read to its end later on. Where the look fails, the proof has the
        /// first word on what is wrong.
        func looking<Result>(
            _ body: (any ByteSource) throws(ImageError) -> Result
        ) throws(ImageError) -> Result {
            guard let look else { return try body(open()) }
            do throws(ImageError) {
                return try body(look())
            } catch {
                try open().drain()
                throw error
            }
        }
    }

    private let layers: [Layer]
    private let kept: Int
    private let limits = FlattenLimits()

    /// - Parameters:
    ///   - layers: base first. Each is opened twice at most, and three times when a folder's header is needed that was
    ///     not kept.
    ///   - kept: how many of them, from the base up, stay as they are below the tar: it has only what the others add,
    ///     and whiteouts for what they take away.
    public init(layers: [Layer], upon kept: Int = 0) {
        self.layers = layers
        self.kept = kept
    }

    /// Writes the tar. Does not finish the sink.
    ///
    /// - Returns: the bytes of files and symbolic link targets in it, which is what docker calls a layer's size.
    /// - Throws: what the layers and the sink throw; `.malformed` or `.unsafePath` for a whiteout, a name or a hard link
    ///   that cannot be; `.limitExceeded`. The place is the layer, counted from 1, and the member.
    @discardableResult
    public func write(to sink: any ByteSink) throws(ImageError) -> Int64 {
        try write(to: ArchiveTarget(sink))
    }

    /// Gives the members to `target`, and finishes it.
    ///
    /// - Returns: as the other.
    /// - Throws: as the other; what the target throws.
    @discardableResult
    func write(to target: any MergedTreeTarget) throws(ImageError) -> Int64 {
        var tree = MergedTree(limits: limits)
        var counts: [Int32] = []
        var seals: [Int] = []
        var ground = FlattenGround(tree, layers: 0)
        let indices = try LayerIndices(layers, limits: limits)
        for number in layers.indices {
            if number == kept { ground = FlattenGround(tree, layers: Int32(kept)) }
            try at("layer \(number + 1)") { () throws(ImageError) in
                guard let index = indices.take(number) else { return }
                try tree.apply(index, number: Int32(number))
                counts.append(index.count)
                seals.append(index.seal.value)
            }
        }
        let plan = FlattenPlan(tree, counts: counts, upon: ground)
        var headers = tree.headers
        for folder in plan.madeAnew { headers[folder] = try TarWriter.folderHeader(tree.path(of: folder)) }
        for (layer, folders) in plan.early.sorted(by: { $0.key < $1.key }) {
            try at("layer \(layer + 1)") { () throws(ImageError) in
                try collect(folders, from: layers[Int(layer)].open(), into: &headers)
            }
        }
        var writer = FlattenWriter(tree, plan, headers: headers, to: target)
        for (number, layer) in layers.enumerated() {
            try at("layer \(number + 1)") { () throws(ImageError) in
                if writer.needs(number) {
                    try writer.write(number, from: layer.open(), sealed: seals[number])
                } else if layer.look != nil {
                    try layer.open().drain()
                }
            }
        }
        return try writer.finish()
    }

    /// Reads the headers of folders that something needs before their turn.
    private func collect(
        _ folders: [Int32: Int32], from source: any ByteSource, into headers: inout [Int32: [UInt8]]
    ) throws(ImageError) {
        var reader = TarReader(source)
        var ordinal: Int32 = 0
        var bytes = headers.values.reduce(0) { $0 + $1.count }
        while try reader.next() != nil {
            if let folder = folders[ordinal] {
                let header = reader.rawHeader
                bytes += header.count
                guard bytes <= limits.headerBytes else {
                    throw ImageError(
                        exceeding: .folderHeaders, "the headers of folders take more than \(limits.headerBytes) bytes")
                }
                headers[folder] = header
            }
            ordinal += 1
        }
        try reader.finish()
    }
}

internal import ByteIO

/// Bounds on what a merge of layers may need. Beyond one is `.limitExceeded`.
struct FlattenLimits {
    /// Paths that all layers have together, each counted each time a layer makes it anew: four million. The largest
    /// images known have fewer than a million files.
    var paths = Limit.paths.value
    /// Bytes of the names of all paths, each path's last component, and of the targets of links: 256 MiB, four times what
    /// four million usual ones take.
    var nameBytes = Limit.pathNames.value
    /// Bytes of the headers of folders that are written before their turn: 128 MiB, a quarter of a million folders.
    var headerBytes = Limit.folderHeaders.value
    /// Bytes of the headers of folders that are kept of each layer before it is known which are needed: 16 MiB, more than
    /// thirty thousand folders. Where there are more, the layer is read once more for those that are.
    var spareHeaderBytes = 16 << 20
    /// Bytes of one layer's paths while it is merged, as they are coded: 256 MiB, ten times what a million usual ones take.
    var layerBytes = Limit.layerPaths.value
    /// Bytes of one layer's extended attributes, where they are kept: 64 MiB, a capability for each of a million files.
    var attributeBytes = Limit.attributes.value
    /// Components to look at while following paths: 100 million. A million paths of twelve components take a quarter.
    var steps = Limit.steps.value
    /// Symbolic links on the way of one path, as Linux counts them.
    var links = 40
}

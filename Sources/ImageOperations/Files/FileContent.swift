public import ByteIO
internal import Tar

/// Writes the content of files of a tree.
public struct FileContent {
    private let tree: FileTree

    /// Content of files in `tree`.
    public init(_ tree: FileTree) { self.tree = tree }

    /// Writes what is in the file that `path` leads to, holes as zeros. Does not finish the sink.
    ///
    /// Of the layers, only the one that has the content is read again; it is proven by then, and once more.
    /// - Throws: `.notFound`; `.unsupported` for anything but a file; what the layer and the sink throw.
    public func write(_ path: [UInt8], to sink: any ByteSink) throws(ImageError) {
        let node = try tree.node(at: path, followingLast: true)
        guard tree.facts(of: node).kind == .file else {
            throw ImageError(.unsupported, "it is \(Self.what(tree.facts(of: node).kind)), not a file").at(
                Printable(path).description)
        }
        var pass = ContentPass(tree)
        pass.want(node, as: node)
        try pass.copy({ _ throws(ImageError) in sink }, { _ in })
    }

    private static func what(_ kind: FileKind) -> String {
        switch kind {
        case .file: "a file"
        case .folder: "a folder"
        case .symbolicLink: "a symbolic link"
        case .hardLink: "a hard link to a lower layer"
        case .characterDevice, .blockDevice: "a device"
        case .pipe: "a pipe"
        }
    }
}

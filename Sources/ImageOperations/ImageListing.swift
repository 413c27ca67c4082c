internal import ByteIO
public import ImageFormats
public import ImageModel

/// One line of `tote images`: an image under one of its names.
public struct ImageLine: Sendable {
    /// The image a reader on this host would take.
    public let image: ImageRecord
    /// The repository in its familiar form; `nil` where the image has no name.
    public let repository: String?
    /// The tag; `nil` where the image has no name.
    public let tag: String?
    /// All platforms below the name, and what is missing of them.
    public let tree: ImageTree
}

/// The images of a place as docker lists them: a line for each name, newest first.
public struct ImageListing: Sendable {
    /// The lines.
    public private(set) var lines: [ImageLine] = []
    /// Images whose documents cannot be read.
    public private(set) var warnings: [String] = []

    /// Lists `roots` of `source`. What is no image (a signature, an artifact) is left out.
    public init(_ roots: [Root], in source: any ImageSource) {
        var trees: [Digest: ImageTree] = [:]
        for root in roots {
            do throws(ImageError) {
                if trees[root.descriptor.digest] == nil {
                    trees[root.descriptor.digest] = try ImageTree(root, in: source)
                }
                guard let tree = trees[root.descriptor.digest], !tree.images.isEmpty else { continue }
                let reference = root.name.flatMap { try? Reference(parsing: $0) }
                lines.append(
                    ImageLine(
                        image: try tree.image(for: nil), repository: reference?.familiarName ?? root.name,
                        tag: reference?.tag, tree: tree))
            } catch {
                warnings.append("\(root.label): \(error.message)")
            }
        }
        lines.sort { left, right in
            let (new, old) = (left.image.config.createdTime ?? .zero, right.image.config.createdTime ?? .zero)
            return new == old ? left.name < right.name : new > old
        }
    }
}

extension ImageLine {
    fileprivate var name: String { "\(repository ?? ""):\(tag ?? "")" }
}

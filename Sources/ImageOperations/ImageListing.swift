internal import ByteIO
public import ImageFormats
public import ImageModel
internal import Synchronization

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
        let trees = Self.trees(of: roots, in: source)
        for root in roots {
            do throws(ImageError) {
                guard let tree = try trees[root.descriptor.digest]?.get(), !tree.images.isEmpty else { continue }
                let reference = root.name.flatMap { try? Reference(parsing: $0) }
                lines.append(
                    ImageLine(
                        image: try tree.image(for: nil), repository: reference?.familiarName ?? root.name,
                        tag: reference?.tag, tree: tree))
            } catch {
                warnings.append("\(root.label): \(error.message)")
            }
        }
        lines = Self.newestFirst(lines)
    }

    /// Keys are sorted, and not lines: a line is large, and its time has to be read from text.
    private static func newestFirst(_ lines: [ImageLine]) -> [ImageLine] {
        let keys = lines.enumerated().map { number, line in
            (time: line.image.config.createdTime ?? .zero, name: line.name, number: number)
        }
        let sorted = keys.sorted { left, right in
            left.time == right.time ? left.name < right.name : left.time > right.time
        }
        return sorted.map { lines[$0.number] }
    }

    /// The documents of each image, read by as many threads as are worth having.
    private static func trees(
        of roots: [Root], in source: any ImageSource
    ) -> [Digest: Result<ImageTree, ImageError>] {
        var seen: Set<Digest> = []
        let unique = roots.filter { seen.insert($0.descriptor.digest).inserted }
        let found = Found()
        // A failure belongs to its image, and stops nobody.
        try? Parallel.each((unique.count + stride - 1) / stride) { number throws(ImageError) in
            for root in unique[(number * stride)..<min(unique.count, (number + 1) * stride)] {
                let tree: Result<ImageTree, ImageError>
                do throws(ImageError) {
                    tree = .success(try ImageTree(root, in: source))
                } catch {
                    tree = .failure(error)
                }
                found.trees.withLock { $0[root.descriptor.digest] = tree }
            }
        }
        return found.trees.withLock { $0 }
    }

    /// So many images at once are worth a thread.
    private static let stride = 64

    private final class Found: Sendable {
        let trees = Mutex<[Digest: Result<ImageTree, ImageError>]>([:])
    }
}

extension ImageLine {
    fileprivate var name: String { "\(repository ?? ""):\(tag ?? "")" }
}

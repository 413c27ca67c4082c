public import ByteIO
public import ImageFormats
internal import ImageModel

/// Finds images by name, label, description, platform, base and the files in them.
public struct Search {
    /// A line of the result.
    public struct Row: Sendable {
        /// The name; `nil` for an image without one.
        public let name: String?
        /// Where the image is, as it is to be shown.
        public let place: String
        /// The image.
        public let image: ImageRecord
        /// A path in one of its layers, where paths were searched for; its bytes.
        public let path: [UInt8]?

        /// The description that the image has in a label.
        public var description: String {
            image.config.config?.labels?["org.opencontainers.image.description"] ?? ""
        }
        /// Whether the name belongs to `docker.io/library`.
        public var isOfficial: Bool { name.flatMap { try? Reference(parsing: $0) }?.isOfficial ?? false }
    }

    /// What was found.
    public private(set) var rows: [Row] = []
    /// Images whose documents cannot be read.
    public private(set) var warnings: [String] = []

    private let term: String
    private let filter: SearchFilter
    private let paths: PathPattern?
    private let limit: Int

    /// A search that has found nothing yet.
    ///
    /// The parts:
    /// - `term`: occurs in a name, a label or the description; empty for every image.
    /// - `path`: a pattern that a path in a layer matches; `nil` for no search of layers.
    /// - `limit`: how many lines there may be; 0 for all.
    public init(for term: String, filter: SearchFilter, path: String?, limit: Int) {
        self.term = term.lowercased()
        self.filter = filter
        paths = path.map { PathPattern($0) }
        self.limit = limit == 0 ? .max : limit
    }

    /// Searches one more place.
    ///
    /// - Throws: what reading layers throws; `.limitExceeded` for more paths than can be held.
    public mutating func run(in source: any ImageSource, called place: String) throws(ImageError) {
        var found: [Row] = []
        for root in source.roots {
            do throws(ImageError) {
                guard let image = try image(under: root, in: source) else { continue }
                found.append(Row(name: root.name, place: place, image: image, path: nil))
            } catch {
                warnings.append("\(place): \(root.label): \(error.message)")
            }
        }
        found.sort { Self.key($0) < Self.key($1) }
        if let paths {
            found = try Self.expand(found, by: LayerPaths(of: found.map(\.image), in: source, matching: paths))
        }
        rows += found.prefix(limit - rows.count)
    }

    /// The image to show, where it passes; of several platforms the one that was asked for.
    private func image(under root: Root, in source: any ImageSource) throws(ImageError) -> ImageRecord? {
        let tree = try ImageTree(root, in: source)
        guard !tree.images.isEmpty else { return nil }
        let shown: ImageRecord
        if let wanted = filter.platform {
            guard let image = tree.images.first(where: { wanted.isSame(as: $0.platform) }) else { return nil }
            shown = image
        } else {
            shown = try tree.image(for: nil)
        }
        let reference = root.name.flatMap { try? Reference(parsing: $0) }
        return filter.accepts(shown, named: reference) && mentions(shown, root.name) ? shown : nil
    }

    private func mentions(_ image: ImageRecord, _ name: String?) -> Bool {
        guard !term.isEmpty else { return true }
        if name?.lowercased().contains(term) == true { return true }
        return (image.config.config?.labels ?? [:]).contains { label in
            label.key.lowercased().contains(term) || label.value.lowercased().contains(term)
        }
    }

    /// Alphabetically, images without a name last.
    private static func key(_ row: Row) -> String {
        row.name.map { "0" + Root.familiar($0) } ?? "1" + row.image.root.digest.description
    }

    private static func expand(_ rows: [Row], by layers: LayerPaths) throws(ImageError) -> [Row] {
        var all: [Row] = []
        for row in rows {
            for path in layers.paths(of: row.image) {
                guard all.count < Limit.foundPaths.value else { throw LayerPaths.tooMany }
                all.append(Row(name: row.name, place: row.place, image: row.image, path: path))
            }
        }
        return all
    }
}

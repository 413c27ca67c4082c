public import ByteIO
public import ImageFormats
internal import ImageModel

/// `--filter` of images: docker's keys.
public struct ImageFilter: Sendable {
    private var dangling: Bool?
    private var labels: [LabelFilter] = []
    private var references: [String] = []
    private var before: [Int64] = []
    private var since: [Int64] = []

    /// Whether a filter asks for images without a name, or for all but them.
    public var namesDangling: Bool { dangling != nil }

    /// Reads `key=value` texts; images that they name are looked up in `source`.
    ///
    /// - Throws: `.usage` for an unknown key or a bad value, with docker's words; `.notFound` for an image.
    public init(_ filters: [String], in source: any ImageSource, now: Int64 = WallClock.now) throws(ImageError) {
        for filter in filters { try add(FilterText(filter), in: source, now: now) }
    }

    private mutating func add(_ filter: FilterText, in source: any ImageSource, now: Int64) throws(ImageError) {
        switch filter.key {
        case "dangling":
            let truth = try filter.truth()
            guard dangling ?? truth == truth else { throw filter.invalid }
            dangling = truth
        case "label": labels.append(LabelFilter(filter.value))
        case "reference": references.append(filter.value)
        case "before": before.append(try Self.created(filter.value, in: source))
        case "since": since.append(try Self.created(filter.value, in: source))
        case "until": before.append(try filter.moment(now: now))
        default: throw filter.unknown
        }
    }

    /// Whether a line passes all filters.
    public func accepts(_ line: ImageLine) -> Bool {
        let created = line.image.config.createdTime?.nanoseconds ?? 0
        return dangling.map { $0 == (line.repository == nil) } ?? true
            && labels.allSatisfy { $0.matches(line.image.config) }
            && (references.isEmpty || references.contains { Self.matches($0, line) })
            && before.allSatisfy { created < $0 } && since.allSatisfy { created > $0 }
    }

    private static func created(_ text: String, in source: any ImageSource) throws(ImageError) -> Int64 {
        let tree = try ImageTree(ImageLookup(in: source).find(text), in: source)
        return try tree.image(for: nil).config.createdTime?.nanoseconds ?? 0
    }

    /// Docker tries the pattern on the familiar name with and without its tag, and on the whole name.
    private static func matches(_ pattern: String, _ line: ImageLine) -> Bool {
        guard let repository = line.repository else { return false }
        let name = line.tag.map { "\(repository):\($0)" } ?? repository
        let canonical = (try? Reference(parsing: name))?.canonical ?? name
        return [name, repository, canonical].contains { Glob(pattern).matches($0) }
    }
}

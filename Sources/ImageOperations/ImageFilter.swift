public import ByteIO
public import ImageFormats
internal import ImageModel

/// `--filter` of images: docker's keys.
public struct ImageFilter: Sendable {
    private var dangling: Bool?
    private var labels: [(key: String, value: String?)] = []
    private var references: [String] = []
    private var before: [Int64] = []
    private var since: [Int64] = []

    /// Whether a filter asks for images without a name, or for all but them.
    public var namesDangling: Bool { dangling != nil }

    /// Reads `key=value` texts; images that they name are looked up in `source`.
    ///
    /// - Throws: `.usage` for an unknown key or a bad value, with docker's words; `.notFound` for an image.
    public init(_ filters: [String], in source: any ImageSource, now: Int64 = WallClock.now) throws(ImageError) {
        for filter in filters {
            let parts = filter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else {
                throw ImageError(.usage, "bad format of filter (expected name=value)")
            }
            try add(parts[0].lowercased(), parts[1], in: source, now: now)
        }
    }

    private mutating func add(
        _ key: String, _ value: String, in source: any ImageSource, now: Int64
    ) throws(ImageError) {
        switch key {
        case "dangling":
            guard let truth = Self.truth(value) else {
                throw ImageError(.usage, "invalid filter 'dangling=[\(value)]'")
            }
            dangling = truth
        case "label":
            let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            labels.append((parts[0], parts.count == 2 ? parts[1] : nil))
        case "reference": references.append(value)
        case "before": before.append(try Self.created(value, in: source))
        case "since": since.append(try Self.created(value, in: source))
        case "until": before.append(try Timestamp(filter: value, now: now).nanoseconds)
        default: throw ImageError(.usage, "invalid filter '\(Printable(key))'")
        }
    }

    /// Whether a line passes all filters.
    public func accepts(_ line: ImageLine) -> Bool {
        let created = line.image.config.createdTime?.nanoseconds ?? 0
        return dangling.map { $0 == (line.repository == nil) } ?? true
            && labels.allSatisfy { Self.has($0, line.image.config.config?.labels ?? [:]) }
            && (references.isEmpty || references.contains { Self.matches($0, line) })
            && before.allSatisfy { created < $0 } && since.allSatisfy { created > $0 }
    }

    private static func created(_ text: String, in source: any ImageSource) throws(ImageError) -> Int64 {
        let tree = try ImageTree(ImageLookup(in: source).find(text), in: source)
        return try tree.image(for: nil).config.createdTime?.nanoseconds ?? 0
    }

    private static func has(_ wanted: (key: String, value: String?), _ labels: StringMap) -> Bool {
        guard let found = labels[wanted.key] else { return false }
        return wanted.value.map { $0.utf8.elementsEqual(found.utf8) } ?? true
    }

    /// Docker tries the pattern on the familiar name with and without its tag, and on the whole name.
    private static func matches(_ pattern: String, _ line: ImageLine) -> Bool {
        guard let repository = line.repository else { return false }
        let name = line.tag.map { "\(repository):\($0)" } ?? repository
        let canonical = (try? Reference(parsing: name))?.canonical ?? name
        return [name, repository, canonical].contains { Glob(pattern).matches($0) }
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "1", "t", "true": true
        case "0", "f", "false": false
        default: nil
        }
    }
}

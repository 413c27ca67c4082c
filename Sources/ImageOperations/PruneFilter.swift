public import ByteIO
internal import ImageModel

/// `--filter` of prune: docker's keys.
public struct PruneFilter: Sendable {
    private var labels: [LabelFilter] = []
    private var absentLabels: [LabelFilter] = []
    private var until: Int64?

    /// Whether every image passes.
    var isEmpty: Bool { labels.isEmpty && absentLabels.isEmpty && until == nil }

    /// Reads `key=value` texts.
    ///
    /// - Throws: `.usage` for an unknown key or a bad value, with docker's words.
    public init(_ filters: [String], now: Int64 = WallClock.now) throws(ImageError) {
        for text in filters {
            let filter = try FilterText(text)
            switch filter.key {
            case "label": labels.append(LabelFilter(filter.value))
            case "label!": absentLabels.append(LabelFilter(filter.value))
            case "until":
                guard until == nil else { throw ImageError(.usage, "more than one until filter specified") }
                until = try filter.moment(now: now)
            default: throw filter.unknown
            }
        }
    }

    /// Whether an image with this config may go; `nil` is no image's.
    func accepts(_ config: ImageConfig?) -> Bool {
        let created = config?.createdTime?.nanoseconds ?? 0
        return labels.allSatisfy { $0.matches(config) }
            && (absentLabels.isEmpty || !absentLabels.allSatisfy { $0.matches(config) })
            && until.map { created < $0 } ?? true
    }
}

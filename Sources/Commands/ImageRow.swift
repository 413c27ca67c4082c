internal import ByteIO
internal import GoTemplate
internal import ImageModel
internal import ImageOperations

/// The fields of a line of `tote images` that templates can name.
struct ImageRow {
    /// What a template sees.
    let value: TemplateValue

    static let columns = ["Repository", "Tag", "Digest", "ID", "CreatedSince", "Size"]
    static let headers = [
        ("ID", "IMAGE ID"), ("Repository", "REPOSITORY"), ("Tag", "TAG"), ("Digest", "DIGEST"),
        ("CreatedSince", "CREATED"), ("CreatedAt", "CREATED AT"), ("Size", "SIZE"), ("Containers", "CONTAINERS"),
        ("SharedSize", "SHARED SIZE"), ("UniqueSize", "UNIQUE SIZE"),
    ]

    init(_ line: ImageLine, truncate: Bool) {
        let image = line.image
        let created = image.config.createdTime ?? .epoch
        let since = HumanDuration.text(from: created, to: Timestamp(nanoseconds: WallClock.now)) + " ago"
        value = .object([
            ("Containers", .string("N/A")),
            ("CreatedAt", .string(Self.local(created))),
            ("CreatedSince", .string(since)),
            ("Digest", .string(line.repository == nil ? "<none>" : image.root.digest.description)),
            ("ID", .string(truncate ? image.id.short : image.id.description)),
            ("Repository", .string(line.repository ?? "<none>")),
            ("SharedSize", .string("N/A")),
            ("Size", .string(HumanSize.text(image.size))),
            ("Tag", .string(line.tag ?? "<none>")),
            ("UniqueSize", .string("N/A")),
        ])
    }

    /// Docker shows whole seconds, in the host's zone.
    private static func local(_ time: Timestamp) -> String {
        let zone = WallClock.zone(at: time.seconds)
        return time.second(utcOffset: zone.offset).goDescription(zone: zone.name)
    }
}

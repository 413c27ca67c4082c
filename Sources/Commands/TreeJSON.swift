internal import ByteIO
internal import ImageModel
internal import ImageOperations

/// `tote tree --format json`: an object for the image, and one for each path.
struct TreeJSON {
    private let picture: Picture

    init(_ picture: Picture) { self.picture = picture }

    func write(to sink: any ByteSink) throws(ImageError) {
        try write(summary, to: sink)
        try picture.tree.walk(depth: picture.depth ?? .max) { line throws(ImageError) in
            var members = FileJSON.path(line.path)
            members += [
                ("type", .string(FileJSON.kind(line.kind))), ("size", .integer(line.bytes)),
                ("files", .integer(Int64(line.files))),
            ]
            if let change = line.change { members.append(("change", .string(change.rawValue))) }
            if let target = line.target { members += FileJSON.text("target", target) }
            try write(.object(members), to: sink)
        }
    }

    private var summary: JSON {
        let report = picture.report
        return .object([
            ("image", .string(picture.title.name)), ("id", .string(picture.title.id)),
            ("platform", .string(picture.title.platform)), ("size", .integer(report.bytes)),
            ("wasted", .integer(report.wastedBytes)), ("efficiency", .number(Self.fraction(report.efficiency))),
            ("layers", .array(report.layers.map(Self.object))),
            ("wastedFiles", .array(report.wasted.map(Self.object))),
        ])
    }

    private static func fraction(_ efficiency: Int) -> String {
        guard efficiency < 10000 else { return "1" }
        let digits = String(efficiency)
        return "0." + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    private static func object(_ layer: SpaceReport.Layer) -> JSON {
        .object([
            ("layer", .integer(Int64(layer.number))), ("digest", .string(layer.digest.description)),
            ("created", layer.step?.created.map { .string($0) } ?? .null),
            ("command", layer.step.map { .string($0.createdBy) } ?? .null), ("size", .integer(layer.bytes)),
            ("stored", .integer(layer.stored)), ("added", .integer(Int64(layer.added))),
            ("changed", .integer(Int64(layer.changed))), ("removed", .integer(Int64(layer.removed))),
            ("wasted", .integer(layer.wasted)),
        ])
    }

    private static func object(_ waste: SpaceReport.Waste) -> JSON {
        .object(
            FileJSON.path(waste.path) + [
                ("size", .integer(waste.bytes)), ("layers", .array(waste.layers.map { .integer(Int64($0)) })),
            ])
    }

    private func write(_ value: JSON, to sink: any ByteSink) throws(ImageError) {
        try sink.write(value.shown() + [0x0A])
    }
}

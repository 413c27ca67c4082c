public import ByteIO
internal import ImageFormats
internal import ImageModel
internal import Tar

/// Sets all times of an image to one moment: of the files in its layers, of its config, of its history.
public struct TimesEdit: ImageEdit {
    /// The latest moment there can be, in seconds since 1970: what a tar's header holds.
    public static let latest = TarRestamp.latest

    private let seconds: Int64
    private var done: [Digest: (layer: Descriptor, content: Digest)] = [:]

    /// An edit that sets times to `seconds` since 1970, 0 to `latest`.
    public init(seconds: Int64) { self.seconds = seconds }

    /// Makes the image. A layer whose times are so already keeps its bytes.
    public mutating func edit(_ image: ImageRecord, in workshop: LayerWorkshop) throws(ImageError) -> EditedImage {
        var edited = EditedImage(image)
        var diffIDs = image.config.diffIDs
        for number in diffIDs.indices {
            let layer = image.manifest.layers[number]
            let result = try at("layer \(layer.digest)") { () throws(ImageError) in
                try self.restamp(layer, diffIDs[number], in: workshop)
            }
            edited.layers[number] = result.layer
            diffIDs[number] = result.content
        }
        edited.config = try config(image.rawConfig, diffIDs)
        return edited
    }

    private mutating func restamp(
        _ layer: Descriptor, _ diffID: Digest, in workshop: LayerWorkshop
    ) throws(ImageError) -> (layer: Descriptor, content: Digest) {
        if let known = done[layer.digest] { return known }
        let stamp = TarRestamp(seconds: seconds)
        let compression = try workshop.compression(of: layer)
        let content = try workshop.content(of: layer, diffID)
        let made = try workshop.make(compression, unless: diffID) { sink throws(ImageError) in
            try Self.copy(content, to: sink, stamp)
        }
        let result = made.map { (layer.replaced(by: $0.descriptor), $0.facts.content.digest) } ?? (layer, diffID)
        done[layer.digest] = result
        return result
    }

    /// Copies a tar, its times set.
    ///
    /// - Returns: the bytes of files and symbolic link targets in it.
    private static func copy(
        _ tar: any ByteSource, to sink: any ByteSink, _ stamp: TarRestamp
    ) throws(ImageError) -> Int64 {
        var reader = TarReader(tar)
        var writer = TarWriter(sink)
        var fileBytes: Int64 = 0
        while let header = try reader.next() {
            try at("\(header.path) at byte \(reader.entryOffset)") { () throws(ImageError) in try header.checkNames() }
            try writer.append(raw: try stamp.applied(to: reader.rawGlobals + reader.rawHeader), bodyOf: &reader)
            fileBytes = fileBytes.addingReportingOverflow(header.contentSize).partialValue
        }
        try reader.finish()
        try writer.finish()
        return fileBytes
    }

    private func config(_ bytes: [UInt8], _ diffIDs: [Digest]) throws(ImageError) -> [UInt8] {
        let time = Timestamp(seconds: seconds)
        var draft = try ConfigDraft(bytes)
        let config = try ImageConfig(parsing: bytes)
        try draft.set(diffIDs: diffIDs)
        var entries = draft.history
        for (number, entry) in zip(entries.indices, config.history) {
            guard let created = entry.createdTime, created != time else { continue }
            entries[number] = try ConfigDraft.setting("created", to: .string(time.rfc3339Nano), in: entries[number])
        }
        try draft.set(history: entries)
        if let created = config.createdTime, created != time { try draft.set("created", time.rfc3339Nano) }
        return draft.bytes
    }
}

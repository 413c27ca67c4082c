internal import ArgumentParser
internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import ImageOperations

/// Options of commands that look at one image of the store or of another place.
struct PlaceOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp(valueName: "place")) var at: String?
    @Option(name: .long) var platform: String?

    /// The image a command was given, for the platform it was given.
    func image(_ text: String?, in source: any ImageSource) throws(ImageError) -> ImageRecord {
        let lookup = ImageLookup(in: source)
        guard text != nil || at != nil else { throw ImageError(.usage, "name an image") }
        guard let text else { return try record(of: lookup.only(), in: source) }
        return try lookup.image(text, for: wanted())
    }

    /// The image under `root` for the platform.
    func record(of root: Root, in source: any ImageSource) throws(ImageError) -> ImageRecord {
        try ImageTree(root, in: source).image(for: wanted())
    }

    private func wanted() throws(ImageError) -> Platform? {
        try platform.map { text throws(ImageError) in try Self.platform(text) }
    }

    /// Reads the value of an option.
    ///
    /// - Throws: `.usage`.
    static func platform(_ text: String) throws(ImageError) -> Platform {
        do throws(ImageError) { return try Platform(parsing: text) } catch { throw ImageError(.usage, error.message) }
    }
}

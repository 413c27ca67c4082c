internal import ByteIO
internal import ImageFormats

/// The places given with `--from`: where what is missing or damaged may be had.
struct SparePlaces {
    /// Each place as it was written, opened.
    private(set) var sources: [(label: String, source: any ImageSource)] = []
    /// What a reader should be told about them.
    private(set) var warnings: [String] = []
    private var staging: StagingFolder?

    /// Opens `places`.
    init(_ places: [String]) throws(ImageError) {
        for text in places {
            let source = try Place(text).open { () throws(ImageError) in try folder() }
            warnings += source.warnings.map { "\(Printable(text)): \($0)" }
            sources.append((label: Printable(text).description, source: source))
        }
    }

    /// Where the layers of compressed and piped places lie: the folder goes when nobody has the places any more.
    private mutating func folder() throws(ImageError) -> StagingFolder {
        if let staging { return staging }
        let made = try StagingFolder.temporary()
        staging = made
        return made
    }
}

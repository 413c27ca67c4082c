public import ByteIO
internal import SystemPackage

/// A place that can be read as often as it takes: the standard input and pipes go into a temporary file first.
public struct SpooledPlace: Sendable {
    private let place: Place
    /// Where the bytes are; `nil` for a folder.
    private let region: FileRegion?
    private let staging: StagingFolder?

    /// Reads all of a pipe, and nothing of a file or folder.
    ///
    /// - Throws: `.notFound`, `.denied`, `.io`.
    public init(_ place: Place) throws(ImageError) {
        self.place = place
        if !place.isStandard, try Folder.kind(of: place.path) == .folder {
            (region, staging) = (nil, nil)
            return
        }
        let input = try place.input()
        if let region = input.region {
            (self.region, staging) = (region, nil)
            return
        }
        let folder = try StagingFolder.temporary()
        let file = try StagedFile(in: folder.path, mode: 0o600)
        try at(place.description) { () throws(ImageError) in _ = try input.copy(to: file.sink) }
        try file.sink.finish()
        // The open file stays readable when its name is gone.
        region = try file.region()
        staging = folder
    }

    /// Whether it may be a tar of a tree, for all that is known without reading.
    public var mayBeTree: Bool { region != nil && place.transport == nil }

    /// The bytes from their start: a tar of a tree. `nil` for a place that holds images.
    ///
    /// - Throws: as `TreeArchive.isOne`.
    public func tree() throws(ImageError) -> (@Sendable () -> any ByteSource)? {
        guard mayBeTree, let region else { return nil }
        let isTree = try at(place.description) { () throws(ImageError) in
            try TreeArchive.isOne(RegionSource(region))
        }
        guard isTree else { return nil }
        return { RegionSource(region) as any ByteSource }
    }

    /// The bytes from their start, whatever they are; `nil` for a folder.
    public var bytes: (@Sendable () -> any ByteSource)? {
        guard let region else { return nil }
        return { RegionSource(region) as any ByteSource }
    }

    /// The images of the place.
    ///
    /// - Throws: as `Place.open`.
    public func images() throws(ImageError) -> any ImageSource {
        let input = region.map { RegionSource($0) }
        return try place.open(input) { () throws(ImageError) in try StagingFolder.temporary() }
    }
}

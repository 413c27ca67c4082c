public import ByteIO
public import ImageFormats
internal import SystemPackage
internal import Tar

/// The archives and layouts below a folder, in the order of their paths.
public struct SearchPlaces {
    /// A place that was found, under the name to show.
    public typealias Found = (label: String, source: any ImageSource)

    /// The places.
    public private(set) var places: [Found] = []
    /// What could not be read.
    public private(set) var warnings: [String] = []
    private let staging: () throws(ImageError) -> StagingFolder?

    /// Opens the place that `text` means, or walks it where it is a folder but no layout. Links are not followed; files that
    /// are no image archives are passed over.
    ///
    /// `staging`: where the bodies of compressed archives go; `nil` where they will not be read.
    /// - Throws: `.notFound` and others for a place that cannot be opened; what is inside a folder throws nothing.
    public init(
        _ text: String, staging: @escaping () throws(ImageError) -> StagingFolder?
    ) throws(ImageError) {
        self.staging = staging
        let place = try Place(text)
        guard place.transport == nil, !place.isStandard, try Folder.kind(of: place.path) == .folder,
            try !OCILayout.exists(at: place.path)
        else {
            let source = try place.open(staging: staging)
            places = [(text, source)]
            warnings = source.warnings
            return
        }
        try walk(place.path, depth: 0)
    }

    private mutating func walk(_ path: FilePath, depth: Int) throws(ImageError) {
        guard depth < Limit.folderDepth.value else {
            return warnings.append("\(path): folders are nested deeper than \(Limit.folderDepth.value)")
        }
        for name in try Folder(path).names() {
            let inner = path.appending(name)
            do throws(ImageError) {
                switch try Folder.kind(of: inner, followingLinks: false) {
                case .folder: try OCILayout.exists(at: inner) ? open(inner) : walk(inner, depth: depth + 1)
                case .file: if try Self.looksLikeTar(inner) { try open(inner) }
                default: continue
                }
            } catch {
                warnings.append("\(inner): \((error.places.dropFirst() + [error.message]).joined(separator: ": "))")
            }
        }
    }

    /// Tells from the first bytes whether a file may be a tar, compressed or not.
    private static func looksLikeTar(_ path: FilePath) throws(ImageError) -> Bool {
        let (compression, bytes) = try Compression.detect(RegionSource(FileSource.openRegular(path)))
        guard let block = try? HeadSource(compression.decoding(bytes)).peek(TarProbe.blockSize) else { return false }
        return TarProbe.isHeader(block)
    }

    /// Opens what may be a place: a tar that is no image archive is none, and nothing to talk about.
    private mutating func open(_ path: FilePath) throws(ImageError) {
        let text = path.string
        do throws(ImageError) {
            let source = try Place(text.hasPrefix("/") || text.hasPrefix(".") ? text : "./" + text).open(
                staging: staging)
            places.append((text, source))
            warnings += source.warnings.map { "\(text): \($0)" }
        } catch {
            guard error.kind != .unsupported else { return }
            throw error
        }
    }
}

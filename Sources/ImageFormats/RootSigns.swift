internal import ByteIO
internal import Tar

/// What a root file system in a tar says of itself besides its files.
public struct RootSigns: Sendable {
    /// The pax record that has the configuration: all readers leave a comment alone, GNU tar without a warning.
    static let key = Array("comment".utf8)
    static let mark = Array("tote.config=".utf8)

    /// The configuration of the image it was exported from.
    public internal(set) var configuration: [UInt8]?

    private var hasLayout = false
    private var hasIndex = false
    private var hasManifest = false
    private var hasRepositories = false
    private var hasBlobs = false

    /// Nothing found yet.
    public init() {}

    /// The header that stands before a root file system that brings `configuration` along.
    public static func header(of configuration: [UInt8]) -> [UInt8] {
        TarGlobalHeader.blocks(key: key, value: mark + configuration)
    }

    /// Whether it is an image archive, which `load` would read, rather than a root file system.
    public var isImageArchive: Bool {
        hasLayout && hasIndex && hasBlobs || (hasManifest || hasRepositories) && hasBlobs
    }

    /// Looks at the records before the first member.
    mutating func note(_ records: [[UInt8]: [UInt8]]?) {
        guard let comment = records?[Self.key], comment.starts(with: Self.mark) else { return }
        configuration = Array(comment.dropFirst(Self.mark.count))
    }

    /// Looks at a member's name.
    mutating func note(_ header: TarHeader) {
        guard let path = try? header.path.cleaned() else { return }
        let parts = path.components()
        switch parts.count {
        case 1: noteTop(parts[0])
        case 2: hasBlobs = hasBlobs || parts[1].elementsEqual("layer.tar".utf8)
        case 3: hasBlobs = hasBlobs || parts[0].elementsEqual("blobs".utf8) && parts[2].count >= 64
        default: break
        }
    }

    private mutating func noteTop(_ name: ArraySlice<UInt8>) {
        let known: [(String, WritableKeyPath<RootSigns, Bool>)] = [
            ("oci-layout", \.hasLayout), ("index.json", \.hasIndex), ("manifest.json", \.hasManifest),
            ("repositories", \.hasRepositories),
        ]
        for (file, sign) in known where name.elementsEqual(file.utf8) { self[keyPath: sign] = true }
        // `HEX.json`, `HEX.tar`, `HEX.tar.gz`, `sha256:HEX`: how archives without folders call their blobs.
        let stem = name.starts(with: "sha256:".utf8) ? name.dropFirst(7) : name.prefix { $0 != UInt8(ascii: ".") }
        if stem.count == 64, Digest.isHex(stem) { hasBlobs = true }
    }
}

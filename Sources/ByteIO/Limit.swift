internal import Synchronization

/// The bounds on what is held in memory, followed or waited for, each with its reason. `tote-archive(5)` has the same
/// table; `--set-limit` sets them.
public enum Limit: String, Sendable, CaseIterable {
    /// Bytes of `oci-layout`: it holds one short version.
    case layoutMarker = "oci-layout"
    /// Bytes of `manifest.json` or `repositories`: podman and skopeo refuse more.
    case listing
    /// Bytes of an index, a manifest or a configuration: registries promise 4 MiB, and engines refuse more.
    case document
    /// Bytes of all documents of a piped archive: they are kept until it has ended.
    case pipedDocuments = "piped-documents"
    /// Bytes of the configurations of a docker archive and of what is made of them: they are kept.
    case dockerDocuments = "docker-documents"
    /// Bytes of documents that are read again and again, at least 8 KiB each time: a thousand names of one image.
    case repeatedDocuments = "repeated-documents"
    /// Bytes of layers that an image has more than once: honest ones are empty.
    case repeatedContent = "repeated-content"
    /// Arrays and objects inside each other: honest documents have ten levels, and the reader recurses.
    case jsonDepth = "json-depth"
    /// Values of a document: each costs up to 56 bytes of memory for two of text.
    case jsonValues = "json-values"
    /// Layers of an image: engines can mount fewer.
    case layers
    /// Descriptors of an index, or below one name: a thousand platforms with signatures and attestations.
    case descriptors
    /// Indexes inside indexes: honest ones have two.
    case indexDepth = "index-depth"
    /// Bytes of the store's file of layers: a million layers.
    case ledger
    /// Bytes of a configuration that travels with a root file system: half of the longest extension header.
    case rootConfiguration = "rootfs-config"
    /// Members of an archive: a thousand images of a hundred layers, with their documents.
    case archiveMembers = "archive-members"
    /// Links from member to member: honest archives have one.
    case links
    /// Damaged places of an archive: beyond, what is left is not worth finding.
    case damagedPlaces = "damaged-places"
    /// Folders inside each other that `search` walks: no medium is filed deeper.
    case folderDepth = "folders"
    /// Paths that `search` finds: they are held until they are printed.
    case foundPaths = "found-paths"
    /// Bytes of an extension header or a sparse map: the longest that honest writers make holds 64 KiB.
    case extensionHeader = "extension-header"
    /// Extension headers before a member: honest writers need four.
    case extensionHeaders = "extension-headers"
    /// Keys of a pax header: file systems hold some hundred attributes of a file.
    case paxKeys = "pax-keys"
    /// Bytes of global pax records: they stay in memory until the end.
    case globalRecords = "global-records"
    /// Members of a layer: the largest images known have less than a million files.
    case members
    /// Bytes of a sparse file, holes included: ext4 has no larger files.
    case sparseFile = "sparse-file"
    /// Times the compressed size, beyond 256 MiB: gzip reaches that only with zeros.
    case expansion
    /// Times the compressed size of all layers of a place together, beyond 1 GiB: honest images stay below twenty.
    case totalExpansion = "total-expansion"
    /// Bytes of a zstd window or an xz dictionary: the highest levels of both programs need no more.
    case window
    /// Bytes of optional fields in a gzip header: they hold a name and a comment.
    case gzipHeader = "gzip-header"
    /// Paths in all layers that are merged, each time a layer makes it: the largest images have less than a million.
    case paths
    /// Bytes of the names of all paths and link targets: four times what four million usual ones take.
    case pathNames = "path-names"
    /// Bytes of the paths of one layer: a hundred for each of two and a half million.
    case layerPaths = "layer-paths"
    /// Bytes of headers of folders that come before their turn: a quarter of a million folders.
    case folderHeaders = "folder-headers"
    /// Bytes of the extended attributes of one layer: a capability for each of a million files.
    case attributes
    /// Components of paths to follow: a million paths of twelve components need a quarter.
    case steps

    /// What it is unless somebody chose something else.
    public var standard: Int {
        switch self {
        case .layoutMarker: 64 << 10
        case .listing: 1 << 20
        case .document: 4 << 20
        case .pipedDocuments: 32 << 20
        case .dockerDocuments: 128 << 20
        case .repeatedDocuments: 64 << 20
        case .repeatedContent: 1 << 30
        case .jsonDepth: 64
        case .jsonValues: 1_000_000
        case .layers: 512
        case .descriptors: 10_000
        case .indexDepth: 16
        case .ledger: 256 << 20
        case .rootConfiguration: 512 << 10
        case .archiveMembers: 200_000
        case .links: 8
        case .damagedPlaces: 10_000
        case .folderDepth: 64
        case .foundPaths: 1_000_000
        case .extensionHeader: 1 << 20
        case .extensionHeaders: 8
        case .paxKeys: 10_000
        case .globalRecords: 4 << 20
        case .members: 4_000_000
        case .sparseFile: 16 << 40
        case .expansion: 1_000
        case .totalExpansion: 200
        case .window: 128 << 20
        case .gzipHeader: 128 << 10
        case .paths: 4_000_000
        case .pathNames: 256 << 20
        case .layerPaths: 256 << 20
        case .folderHeaders: 128 << 20
        case .attributes: 64 << 20
        case .steps: 100_000_000
        }
    }

    /// What it is.
    public var value: Int { Self.chosen.withLock { $0[self] } ?? standard }

    private static let chosen = Mutex<[Limit: Int]>([:])

    /// Sets it for the whole process.
    public func set(to value: Int) { Self.chosen.withLock { $0[self] = value } }
}

/// Bounds on what is held in memory or followed, each with its reason. `tote-archive(5)` lists them.
public enum Limits {
    /// Bytes of a manifest, index or config: registries promise 4 MiB and engines refuse more.
    public static let document = 4 << 20
    /// Bytes of `manifest.json` in a docker archive: podman and skopeo refuse more.
    public static let archiveManifest = 1 << 20
    /// Bytes of `oci-layout`: it holds one short version.
    public static let layoutMarker = 64 << 10
    /// Bytes of all documents of a piped archive together: they are kept until the archive has ended.
    public static let documents = 32 << 20
    /// Bytes of documents that are read more than sixteen times, again each time, as 8 KiB at least: a thousand names of
    /// one image.
    public static let repeatedDocuments = 64 << 20
    /// Bytes of the content of layers that an image has more than once, each time but the first, each time they are read.
    public static let repeatedContent = 1 << 30
    /// Members of an archive: a thousand images of a hundred layers and documents each.
    public static let members = 200_000
    /// Links from member to member that are followed.
    public static let links = 8
    /// Folders inside folders that `search` walks; no medium is filed deeper.
    public static let folderDepth = 64
    /// Paths that `search` finds: they are held until they are printed.
    public static let foundPaths = 1_000_000
    /// Indexes inside indexes.
    public static let indexDepth = 16
    /// Descriptors reached from one root.
    public static let descriptors = 10_000
    /// Places of one archive that are damaged: beyond, what is left is not worth finding.
    public static let damagedPlaces = 10_000
}

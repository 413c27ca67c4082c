public import ByteIO
public import ImageModel
internal import Tar

/// Writes images into one archive: documents first, then blobs in the order of the plan. The same images give the same
/// bytes: owners are 0, times are 0, nothing depends on where the images came from.
public final class ArchiveWriter: ImageDestination {
    /// Which readers the archive is for.
    public enum Form: String, Sendable, CaseIterable {
        /// A docker archive and an OCI layout in one, layers stored once, as docker writes since 25.
        case universal
        /// Only what docker before 25, podman and skopeo's `docker-archive:` read.
        case docker
        /// Only an OCI layout.
        case oci
    }

    private let form: Form
    private let sink: any ByteSink
    private var writer: TarWriter?
    private var names: [Digest: String] = [:]

    /// Writes to `sink`, which is finished by `commit`.
    public init(_ form: Form, to sink: any ByteSink) {
        self.form = form
        self.sink = sink
        writer = TarWriter(sink)
    }

    /// Writes the documents that tell what follows.
    ///
    /// - Throws: `.limitExceeded` where one would be larger than readers take, `.unsupported` where there is no image for
    ///   a form that holds nothing else; nothing is written then.
    public func begin(_ plan: TransferPlan) throws(ImageError) {
        let index = form == .docker ? nil : ArchiveIndex(plan).encoded
        let listing = form == .oci ? nil : DockerListing(plan, form: form)
        guard form != .docker || listing?.isEmpty == false else {
            throw ImageError(.unsupported, "there is no image in it, and a docker archive holds nothing else")
        }
        try check(index, "index.json", .document)
        try check(listing?.manifest, "manifest.json", .listing)
        try check(listing?.repositories, "repositories", .listing)
        if let index {
            try document("oci-layout", Array(LayoutFolder.markerText.utf8))
            try document("index.json", index)
        }
        if let listing {
            names = listing.names
            try document("manifest.json", listing.manifest)
            if let repositories = listing.repositories { try document("repositories", repositories) }
        }
        guard form != .docker else { return }
        try folder("blobs/")
        for algorithm in Set(plan.items.map { $0.blob.digest.algorithm.rawValue }).sorted() {
            try folder("blobs/\(algorithm)/")
        }
    }

    private func check(_ bytes: [UInt8]?, _ name: String, _ limit: Limit) throws(ImageError) {
        guard let bytes, bytes.count > limit.value else { return }
        let hint = form == .oci || name == "index.json" ? "" : ", or the format oci"
        throw ImageError(
            .limitExceeded,
            "\(name) would have \(bytes.count) bytes, and readers take \(limit.value): "
                + "fewer images go into an archive\(hint)")
    }

    /// Nothing is there before it is put; what the form has no room for need not be.
    public func contains(_ blob: Descriptor) throws(ImageError) -> Bool {
        form == .docker && names[blob.digest] == nil
    }

    /// Stores one blob.
    public func put(_ blob: Descriptor, _ fill: (any ByteSink) throws(ImageError) -> Void) throws(ImageError) {
        var header = Self.header(name(of: blob.digest))
        header.size = blob.size
        try writer?.append(header, fill: fill)
    }

    /// Ends the work and makes it visible.
    public func commit(_ roots: [Root]) throws(ImageError) {
        try writer.take()?.finish()
        try sink.finish()
    }

    private func name(of digest: Digest) -> String {
        form == .docker
            ? names[digest] ?? digest.hex : digest.blobName
    }

    private func document(_ name: String, _ bytes: [UInt8]) throws(ImageError) {
        var header = Self.header(name)
        header.size = Int64(bytes.count)
        try writer?.append(header) { sink throws(ImageError) in try sink.write(bytes) }
    }

    private func folder(_ name: String) throws(ImageError) {
        var header = Self.header(name)
        header.kind = .directory
        header.mode = 0o755
        try writer?.append(header)
    }

    private static func header(_ name: String) -> TarHeader { TarHeader(path: EntryPath(name)) }
}

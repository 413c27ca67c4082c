public import ByteIO
internal import ImageModel
public import SystemPackage

/// Where images are or shall be, as a user writes it: a path, `-`, or one of skopeo's transports.
public struct Place: Sendable {
    /// What the user said about the form, if anything.
    public enum Transport: String, Sendable, CaseIterable {
        case dockerArchive = "docker-archive"
        case ociArchive = "oci-archive"
        case oci
    }

    /// The form, `nil` where it is found by looking.
    public let transport: Transport?
    /// The file or folder; `-` is standard input or output.
    public let path: FilePath
    /// The one image that is meant, as written behind the path.
    public let image: String?

    /// Whether the path was written with a slash at its end, which only a folder's is.
    public let endsInSlash: Bool

    /// Whether it is standard input or output.
    public var isStandard: Bool { path == "-" }

    /// Reads `PATH`, `-`, or `TRANSPORT:PATH[:IMAGE]`.
    ///
    /// - Throws: `.usage` for an empty path, `.unsupported` for a transport that is none of an archive.
    public init(_ text: String) throws(ImageError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, let transport = Transport(rawValue: parts[0]) {
            let rest = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            self.transport = transport
            path = FilePath(rest.first ?? "")
            image = rest.count == 2 ? rest[1] : nil
        } else {
            if ["docker", "docker-daemon", "containers-storage", "dir", "http", "https"].contains(parts[0]),
                parts.count == 2
            {
                throw ImageError(.unsupported, "\(parts[0]): is no archive or layout on this host")
            }
            transport = nil
            path = FilePath(text)
            image = nil
        }
        endsInSlash = text.hasSuffix("/")
        guard !path.isEmpty else { throw ImageError(.usage, "\"\(Printable(text))\" names no file or folder") }
    }

    /// The repository that a bare tag in the place belongs to: made of the file's name; none for standard input.
    var repository: String? {
        isStandard ? nil : path.lastComponent.flatMap { RootNaming.repository(ofFile: $0.string) }
    }

    /// The place for messages.
    public var description: String { isStandard ? "standard input" : Printable(path.string).description }
}

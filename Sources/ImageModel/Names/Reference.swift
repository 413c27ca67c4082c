public import ByteIO

/// A checked image name in full: `docker.io/library/alpine:3.10@sha256:…`. Only ASCII can be in one.
public struct Reference: Hashable, Sendable, CustomStringConvertible {
    static let defaultDomain = "docker.io"
    static let officialPath = "library/"

    /// The registry: `docker.io`, `localhost:5000`, `[::1]:5000`.
    public let domain: String
    /// The repository within the registry: `library/alpine`.
    public let path: String
    /// The tag; `nil` where the name has none.
    public let tag: String?
    /// The digest; `nil` where the name has none. Where both are there the digest decides.
    public let digest: Digest?

    init(domain: String, path: String, tag: String?, digest: Digest?) {
        self.domain = domain
        self.path = path
        self.tag = tag
        self.digest = digest
    }

    /// The name without tag and digest: `docker.io/library/alpine`.
    public var name: String { domain + "/" + path }

    /// The name as Docker shows it, without tag and digest: `alpine`.
    public var familiarName: String {
        guard domain == Self.defaultDomain else { return name }
        let short = path.utf8.starts(with: Self.officialPath.utf8) ? path.utf8.dropFirst(8) : path.utf8[...]
        let bare = String(decoding: Array(short), as: UTF8.self)
        return bare.utf8.contains(UInt8(ascii: "/")) ? path : bare
    }

    /// The whole reference as Docker shows it: `alpine:3.10`.
    public var familiar: String { familiarName + suffix }
    /// The whole reference in full: `docker.io/library/alpine:3.10`.
    public var canonical: String { name + suffix }
    /// The whole reference in full.
    public var description: String { canonical }

    private var suffix: String { (tag.map { ":" + $0 } ?? "") + (digest.map { "@\($0)" } ?? "") }

    /// The same with `:latest`, unless there is a tag or a digest.
    public var withDefaultTag: Reference {
        guard tag == nil, digest == nil else { return self }
        return Reference(domain: domain, path: path, tag: "latest", digest: nil)
    }

    /// The repository alone.
    public var repository: Reference { Reference(domain: domain, path: path, tag: nil, digest: nil) }

    /// The same repository with another tag and no digest.
    ///
    /// - Throws: `.malformed` unless `tag` is 1 to 128 of `[A-Za-z0-9_.-]`, not beginning with `.` or `-`.
    public func with(tag: String) throws(ImageError) -> Reference {
        guard Self.isTag(Array(tag.utf8)[...]) else { throw ImageError(.malformed, "invalid tag format") }
        return Reference(domain: domain, path: path, tag: tag, digest: nil)
    }

    /// The same repository with a digest and no tag.
    public func with(digest: Digest) -> Reference {
        Reference(domain: domain, path: path, tag: nil, digest: digest)
    }
}

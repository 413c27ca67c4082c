public import ByteIO
internal import ImageModel
public import SystemPackage

/// What the store remembers of a folder that an image was unpacked into.
public struct FolderRecord: Sendable, Equatable {
    /// The folder's ID: one for each path that was unpacked to. A folder that is moved keeps it.
    public let id: Digest
    /// Where it is: absolute, without links.
    public var path: FilePath
    /// The image's name in full; `nil` where it was named by its ID.
    public var name: String?
    /// What the store's index has: the manifest, or the index above it.
    public var root: Digest
    /// The manifest of the image that was unpacked.
    public var manifest: Digest
    /// The image's ID.
    public var image: Digest
    /// When it was unpacked, in nanoseconds since 1970.
    public var created: Int64
    /// Whether owners and devices are only recorded.
    public var isRootless: Bool
    /// Whether the tree is in `rootfs` below the folder.
    public var isBundle: Bool
    /// The number of the folder's inode and of its file system: what tells it from another at the same path.
    public var identity: FolderIdentity
    /// The index of what was unpacked, as it lies beside the record.
    public var index: Measure

    /// A value of its parts.
    public init(
        path: FilePath, name: String?, root: Digest, manifest: Digest, image: Digest, created: Int64, isRootless: Bool,
        isBundle: Bool, identity: FolderIdentity, index: Measure
    ) {
        id = .of(path.bytes)
        self.path = path
        self.name = name
        self.root = root
        self.manifest = manifest
        self.image = image
        self.created = created
        self.isRootless = isRootless
        self.isBundle = isBundle
        self.identity = identity
        self.index = index
    }

    /// Where the tree is.
    public var tree: FilePath { isBundle ? path.appending("rootfs") : path }

    /// Whether what was unpacked is still at its path. Where that cannot be told it may be, and its image is needed.
    public var isPresent: Bool {
        do throws(ImageError) { return try isThere() } catch { return true }
    }

    /// Whether what was unpacked is still at its path.
    ///
    /// - Throws: `.denied`, `.io` where that cannot be told.
    public func isThere() throws(ImageError) -> Bool { try FolderIdentity.find(path) == identity }
}

extension FolderRecord {
    /// Reads what `encoded` has.
    ///
    /// - Throws: `.malformed` for something else.
    init(parsing bytes: [UInt8]) throws(ImageError) {
        let object = try JSONObject(parsing: bytes, as: "folder")
        func text(_ key: String) throws(ImageError) -> String {
            guard let text = try object.string(key) else {
                throw ImageError(.malformed, "\(object.label(key)) is missing")
            }
            return text
        }
        func number(_ key: String) throws(ImageError) -> Int64 { try object.integer(key) ?? 0 }
        self.init(
            path: FilePath(bytes: PercentText.decode(try text("path"))), name: try object.string("name"),
            root: try Digest(parsing: text("root")), manifest: try Digest(parsing: text("manifest")),
            image: try Digest(parsing: text("image")), created: try number("created"),
            isRootless: try object.bool("rootless") ?? false, isBundle: try object.bool("bundle") ?? false,
            identity: FolderIdentity(
                device: UInt64(bitPattern: try number("device")), inode: UInt64(bitPattern: try number("inode"))),
            index: Measure(digest: try Digest(parsing: text("index")), size: try number("indexSize")))
    }

    /// One JSON object, ending in a line feed.
    var encoded: [UInt8] {
        var members: [(String, JSON)] = [("path", .string(PercentText.encode(path.bytes)))]
        if let name { members.append(("name", .string(name))) }
        members += [
            ("root", .string(root.description)), ("manifest", .string(manifest.description)),
            ("image", .string(image.description)), ("created", .integer(created)), ("rootless", .bool(isRootless)),
            ("bundle", .bool(isBundle)), ("device", .integer(Int64(bitPattern: identity.device))),
            ("inode", .integer(Int64(bitPattern: identity.inode))), ("index", .string(index.digest.description)),
            ("indexSize", .integer(index.size)),
        ]
        return JSON.object(members).encoded() + [0x0a]
    }
}

internal import ByteIO
internal import ImageModel
internal import RootTree
internal import SystemPackage

/// The file beside a tree that makes a bundle of both.
enum RuntimeBundle {
    /// Bytes of `etc/passwd` and `etc/group` that are read: more users than any image has.
    private static let accountLimit = 8 << 20

    /// Writes `config.json` into `folder`, whose tree is `tree`.
    ///
    /// - Throws: `.notFound` for a user that the image does not have; `.io`.
    static func write(
        _ config: ImageConfig?, tree: FilePath, into folder: FilePath, rootless: Bool
    ) throws(ImageError) {
        var user = try at("user") { () throws(ImageError) in
            try RuntimeUser(
                config?.config?.user ?? "", passwd: read("etc/passwd", in: tree), group: read("etc/group", in: tree))
        }
        var mapping: (UInt32, UInt32)?
        if rootless {
            // Nobody else is there in a container whose only user is the one who starts it.
            (user.uid, user.gid, user.additionalGroups) = (0, 0, [])
            mapping = TreeOptions.owner
        }
        try Folder(folder).write(RuntimeSpec(config, user: user, mapping: mapping).encoded(), as: "config.json")
    }

    /// A file of the tree, which may be a link inside it; empty where there is none.
    private static func read(_ name: String, in tree: FilePath) throws(ImageError) -> [UInt8] {
        do throws(ImageError) {
            return try RegionSource(FileSource.openRegular(name, beneath: tree)).readAll(limit: accountLimit)
        } catch {
            guard error.kind == .notFound || error.kind == .unsafePath else { throw error }
            return []
        }
    }
}

public import ByteIO
public import ImageFormats
internal import ImageModel
internal import RootTree
internal import SystemPackage

extension Unpack {
    /// Has the store remember the folder that was just unpacked, with what a look at each name tells, so that `Commit` can
    /// find what changes from now on.
    ///
    /// - Throws: `.notFound` where the image was removed meanwhile; `.io`. The folder is removed then.
    public func remember(_ image: ImageRecord, in store: ImageStore, _ options: Options) throws(ImageError) {
        do throws(ImageError) {
            guard let identity = FolderIdentity(folder) else {
                throw ImageError(.notFound, "\(Printable(folder.string)) is gone again")
            }
            let tree = options.isBundle ? folder.appending("rootfs") : folder
            _ = try store.remember({ index in
                FolderRecord(
                    path: folder, name: image.name, root: image.root.digest, manifest: image.blob.digest,
                    image: image.id, created: WallClock.now, isRootless: options.isRootless,
                    isBundle: options.isBundle, identity: identity, index: index)
            }) { sink throws(ImageError) in
                var walk = try TreeWalk(tree)
                var index = TreeIndexWriter(sink)
                while let node = try walk.next() { try index.append(node) }
                try index.finish()
            }
        } catch {
            try? Folder(folder).removeTree()
            throw error
        }
    }
}

public import ByteIO
public import ImageFormats
internal import ImageModel
internal import SystemPackage

/// Folders as docker's containers are: as long as one is there, the image that it came from stays.
public enum FolderUse {
    /// Refuses the removal of an image that a folder came from, in docker's words for a container that is stopped.
    ///
    /// The parts:
    /// - `root`: what is to go, and the name that was given for it, if one was.
    /// - `tree`: its images, where they can be read.
    /// - `folders`: the store's, those that are gone too.
    /// - Throws: `.conflict`.
    static func check(_ root: Root, _ tree: ImageTree?, _ folders: [FolderRecord]) throws(ImageError) {
        guard let folder = folders.first(where: { $0.root == root.descriptor.digest && $0.isPresent }) else { return }
        let id = (try? tree?.image(for: nil))?.id ?? root.descriptor.digest
        guard let name = root.name else {
            throw ImageError(
                .conflict,
                "conflict: unable to delete \(id.short) (must be forced) - image is being used by folder "
                    + "\(folder.id.short) (\(Printable(folder.path.string)))")
        }
        throw ImageError(
            .conflict,
            "conflict: unable to remove repository reference \"\(Printable(Root.familiar(name)))\" (must force) - "
                + "folder \(folder.id.short) (\(Printable(folder.path.string))) is using its referenced image \(id.short)"
        )
    }

    /// What the folders that are there came from: entries of the store's index.
    public static func roots(_ folders: [FolderRecord]) -> Set<Digest> {
        Set(folders.filter(\.isPresent).map(\.root))
    }

    /// The image that a folder came from.
    ///
    /// - Throws: `.notFound` where it is not in the store any more.
    static func image(of folder: FolderRecord, in source: any ImageSource) throws(ImageError) -> ImageRecord {
        for root in source.roots where root.descriptor.digest == folder.root {
            let tree = try ImageTree(root, in: source)
            if let image = tree.images.first(where: { $0.blob.digest == folder.manifest }) { return image }
        }
        throw ImageError(
            .notFound, "the image \(folder.image.short) that the folder came from is no longer in the store")
    }
}

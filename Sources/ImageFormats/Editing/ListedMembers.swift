internal import ByteIO
internal import ImageModel
internal import Tar

/// The members that docker's own documents name: configs and layers, under whatever names.
enum ListedMembers {
    /// Those that are listed in the archive as it is, and as edited.
    ///
    /// `layers`: whether layers are meant as well.
    static func of(
        _ archive: ArchiveEditor, layers: Bool
    ) throws(ImageError) -> (before: Set<EntryPath>, after: Set<EntryPath>) {
        let table = archive.table
        if let bytes = try table.read("manifest.json", limit: .listing) {
            let before = try DockerArchiveManifest(parsing: bytes).items
            return (
                try members(before, in: table, layers: layers),
                try members(archive.listing?.items() ?? [], in: table, layers: true)
            )
        }
        guard archive.index == nil, layers, let bytes = try table.read("repositories", limit: .listing)
        else { return ([], []) }
        return (
            try legacy(bytes, in: table), try legacy(archive.repositories?.bytes ?? Array("{}".utf8), in: table)
        )
    }

    /// With a layer of an old archive goes the folder it lies in, and what describes it there.
    static func withFolders(_ members: Set<EntryPath>) -> Set<EntryPath> {
        var all = members
        for member in members where member.name.elementsEqual("layer.tar".utf8) {
            guard let folder = member.parent, folder != .root else { continue }
            all.formUnion([folder, folder.appending("VERSION".utf8), folder.appending("json".utf8)])
        }
        return all
    }

    private static func members(
        _ items: [DockerArchiveManifest.Item], in table: ArchiveTable, layers: Bool
    ) throws(ImageError) -> Set<EntryPath> {
        var found: Set<EntryPath> = []
        for item in items {
            for name in [item.config] + (layers ? item.layers : []) {
                found.formUnion(table.chain(try EntryPath(name).cleaned()))
            }
        }
        return found
    }

    private static func legacy(_ repositories: [UInt8], in table: ArchiveTable) throws(ImageError) -> Set<EntryPath> {
        let archive = try LegacyArchive(repositories: repositories, in: table)
        return Set(archive.identifiers.flatMap { table.chain(LegacyArchive.layer($0)) })
    }
}

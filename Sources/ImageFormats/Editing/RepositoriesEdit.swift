internal import ByteIO
internal import ImageModel

/// Changes the names in a `repositories` file; every other byte of it stays.
struct RepositoriesEdit {
    private var editor: JSONEditor

    /// Begins with the `bytes` of the file.
    init(_ bytes: [UInt8]) throws(ImageError) {
        editor = try JSONEditor(bytes, limits: .init(bytes: .listing))
    }

    /// The file as it is now.
    var bytes: [UInt8] { editor.bytes }

    /// The top layer that one of the names, in full, points at.
    func top(of names: [String]) throws(ImageError) -> String? {
        try entries().first { entry in entry.name.map(names.contains) ?? false }?.id
    }

    /// Gives the image with the top layer `id` the name `name`, in full.
    mutating func tag(_ id: String, as name: String) throws(ImageError) {
        try untag(name)
        guard let reference = try? Reference(parsing: name), let tag = reference.tag else { return }
        let key = try entries().first { (try? Reference(parsing: $0.key))?.name == reference.name }?.key
        try editor.set([.entry(key ?? reference.familiarName), .entry(tag)], to: .string(id))
    }

    /// Takes a name away, and its repository if that has no other tag.
    mutating func untag(_ name: String) throws(ImageError) {
        for entry in try entries() where entry.name == name {
            try editor.remove([.entry(entry.key), .entry(entry.tag)])
            if editor.value(at: [.entry(entry.key)])?.members?.isEmpty == true {
                try editor.remove([.entry(entry.key)])
            }
        }
    }

    private struct Entry {
        let key: String
        let tag: String
        let id: String
        /// In full.
        let name: String?
    }

    private func entries() throws(ImageError) -> [Entry] {
        let repositories = try LegacyRepositories(parsing: editor.bytes).repositories
        return repositories.flatMap { repository in
            repository.tags.map { tag in
                let name = (try? Reference(parsing: "\(repository.name):\(tag.key)"))?.canonical
                return Entry(key: repository.name, tag: tag.key, id: tag.value, name: name)
            }
        }
    }
}

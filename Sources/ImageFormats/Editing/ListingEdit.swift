internal import ByteIO
internal import ImageModel

/// Changes the names in a `manifest.json`; every other byte of it stays.
struct ListingEdit {
    private var editor: JSONEditor
    /// The config's digest of each image it lists.
    private var configs: [Digest]

    /// Begins with the `bytes` of the file, whose images have the configs `configs`.
    init(_ bytes: [UInt8], configs: [Digest]) throws(ImageError) {
        editor = try JSONEditor(bytes, limits: .init(bytes: .listing))
        self.configs = configs
    }

    /// The file as it is now.
    var bytes: [UInt8] { editor.bytes }

    /// The images it lists now.
    func items() throws(ImageError) -> [DockerArchiveManifest.Item] {
        try DockerArchiveManifest(parsing: editor.bytes).items
    }

    /// The image that one of the configs makes.
    func item(of wanted: Set<Digest>) throws(ImageError) -> DockerArchiveManifest.Item? {
        guard let place = configs.firstIndex(where: wanted.contains) else { return nil }
        return try items()[place]
    }

    /// Gives the image that has one of the configs the name `name`, in full, which no other image keeps.
    mutating func tag(_ wanted: Set<Digest>, as name: String) throws(ImageError) {
        try untag(name)
        guard let place = configs.firstIndex(where: wanted.contains) else { return }
        let path: [JSONStep] = [.index(place), "RepoTags"]
        let text = JSON.string(Root.familiar(name))
        guard editor.value(at: path) != nil else { return try editor.set(path, to: .array([text])) }
        try editor.append(text, to: path)
    }

    /// Takes a name away.
    mutating func untag(_ name: String) throws(ImageError) {
        for (place, item) in try items().enumerated() {
            for (number, tag) in item.repoTags.enumerated().reversed() where Self.canonical(tag) == name {
                try editor.remove([.index(place), "RepoTags", .index(number)])
            }
        }
    }

    /// Takes the images out that have one of the configs.
    mutating func remove(_ wanted: Set<Digest>) throws(ImageError) {
        for place in configs.indices.reversed() where wanted.contains(configs[place]) {
            try editor.remove([.index(place)])
            configs.remove(at: place)
        }
    }

    private static func canonical(_ tag: String) -> String? {
        (try? Reference(parsing: tag))?.withDefaultTag.canonical
    }
}

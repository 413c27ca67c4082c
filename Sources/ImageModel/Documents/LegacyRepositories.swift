public import ByteIO

/// The `repositories` file of a docker-save archive: by name and tag the v1 ID of the top layer. Only archives without
/// a `manifest.json` depend on it.
public struct LegacyRepositories: Hashable, Sendable {
    /// One repository.
    public struct Repository: Hashable, Sendable {
        /// Its name, as Docker shows it.
        public let name: String
        /// The IDs by tag.
        public var tags: StringMap

        /// A repository with `tags`.
        public init(name: String, tags: StringMap) {
            self.name = name
            self.tags = tags
        }
    }

    /// The repositories, in the order they are written.
    public private(set) var repositories: [Repository] = []
    private var places: [ByteKey: Int] = [:]

    /// None yet.
    public init() {}

    /// Reads a `repositories` file.
    ///
    /// - Throws: `.malformed` for anything that is not one, `.limitExceeded`.
    public init(parsing bytes: [UInt8]) throws(ImageError) {
        let value = try JSONValue.parse(bytes, limits: .init(bytes: .listing))
        if value.isNull { return }
        guard let members = value.members else {
            throw ImageError(.malformed, "repositories is \(value.kindName), expected an object")
        }
        for member in members {
            let name = "repositories." + Printable(member.key).description
            places[ByteKey(member.key)] = repositories.count
            repositories.append(Repository(name: member.key, tags: try Self.tags(member.value, as: name)))
        }
    }

    private static func tags(_ value: JSONValue, as name: String) throws(ImageError) -> StringMap {
        if value.isNull { return [:] }
        guard let members = value.members else { throw JSONObject.wrong(value, name, "an object") }
        var pairs: [(String, String)] = []
        for member in members {
            guard let id = member.value.string else {
                throw JSONObject.wrong(member.value, name + "." + Printable(member.key).description, "a string")
            }
            pairs.append((member.key, id))
        }
        return StringMap(pairs)
    }

    /// Names the top layer `id`.
    public mutating func add(name: String, tag: String, id: String) {
        if let place = places[ByteKey(name)] {
            repositories[place].tags[tag] = id
        } else {
            places[ByteKey(name)] = repositories.count
            repositories.append(Repository(name: name, tags: [tag: id]))
        }
    }

    /// The object, its keys in byte order.
    public var json: JSON { JSON.object(repositories.map { ($0.name, $0.tags.json) }).sorted }

    /// The bytes to store: compact, with the line feed that Docker's own writer adds.
    public func encoded() -> [UInt8] { json.encoded() + [0x0a] }
}

public import ByteIO

extension LegacyImage {
    /// Engines before this one wrote objects that must go through Docker's struct first.
    private static let firstFaithfulVersion = [1, 8, 3]
    private static let dropped = ["id", "parent", "Size", "parent_id", "layer_id", "throwaway"]

    /// The config of an image that has only v1 objects, as Docker 1.10 to 28 made it on loading, so that the image ID
    /// is the same.
    ///
    /// `objects` are the `json` files and `diffIDs` the digests of the uncompressed layers, both base first.
    ///
    /// - Throws: `.malformed` where an object is not one, or there are not as many of them as of layers.
    public static func config(from objects: [[UInt8]], diffIDs: [Digest]) throws(ImageError) -> [UInt8] {
        guard let top = objects.last, objects.count == diffIDs.count else {
            throw ImageError(
                .malformed, "\(objects.count) v1 objects for \(diffIDs.count) layers, expected one for each")
        }
        var history: [JSON] = []
        for (index, object) in objects.enumerated() {
            history.append(try self.history(of: JSONObject(parsing: object, as: "json of layer \(index)")))
        }
        return try config(top: top, history: history, diffIDs: diffIDs)
    }

    /// The same of the top layer's object alone, with what `history(of:)` made of all objects, base first.
    ///
    /// - Throws: `.malformed` where the object is none.
    public static func config(top: [UInt8], history: [JSON], diffIDs: [Digest]) throws(ImageError) -> [UInt8] {
        var members = try topMembers(top)
        members.append(("rootfs", ["type": "layers", "diff_ids": .strings(diffIDs.map(\.description))]))
        members.append(("history", .array(history)))
        return JSON.object(members.sorted { $0.0.precedes($1.0) }).encoded()
    }

    private static func topMembers(_ bytes: [UInt8]) throws(ImageError) -> [(String, JSON)] {
        let object = try JSONObject(parsing: bytes, as: "json of the top layer")
        let kept: [(String, JSON)]
        if isFaithful(try object.string("docker_version") ?? "") {
            kept = object.members.map { ($0.key, .raw(JSONCompactor.compact(bytes[$0.value.range]))) }
        } else {
            kept = try normalised(object)
        }
        let replaced = dropped + ["rootfs", "history"]
        return kept.filter { member in !replaced.contains { $0.isSame(as: member.0) } }
    }

    /// The object after a pass through Docker's struct.
    private static func normalised(_ object: JSONObject) throws(ImageError) -> [(String, JSON)] {
        var members: [(String, JSON)] = []
        for key in ["comment", "container", "docker_version", "author", "architecture", "variant", "os"] {
            if let text = try object.string(key), !text.isEmpty { members.append((key, .string(text))) }
        }
        members.append(("created", .string((try object.time("created").1 ?? .zero).rfc3339Nano)))
        let container = try object.containerConfig("container_config") ?? ContainerConfig()
        members.append(("container_config", container.dockerJSON()))
        if let run = try object.containerConfig("config") { members.append(("config", run.dockerJSON())) }
        return members
    }

    /// The entry for a layer; none is marked empty. The order of keys is that of engines up to 24.
    ///
    /// - Throws: `.malformed` where the layer's object has a member of another type.
    public static func history(of object: JSONObject) throws(ImageError) -> JSON {
        var members: [(String, JSON)] = [("created", .string((try object.time("created").1 ?? .zero).rfc3339Nano))]
        let command = try object.containerConfig("container_config")?.cmd ?? []
        let texts = [
            ("author", try object.string("author") ?? ""), ("created_by", command.joined(separator: " ")),
            ("comment", try object.string("comment") ?? ""),
        ]
        members += texts.filter { !$0.1.isEmpty }.map { ($0.0, .string($0.1)) }
        return .object(members)
    }

    /// Whether the version is 1.8.3 or later; a part that is no number counts as 0, as in Docker.
    private static func isFaithful(_ version: String) -> Bool {
        let parts = version.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { part in
            part.count <= 9 && part.allSatisfy(\.isASCIIDigit) ? part.reduce(0) { $0 * 10 + Int($1 - 0x30) } : 0
        }
        for (index, wanted) in firstFaithfulVersion.enumerated() {
            let part = index < parts.count ? parts[index] : 0
            if part != wanted { return part > wanted }
        }
        return true
    }
}

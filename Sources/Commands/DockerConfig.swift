internal import ByteIO
internal import ImageModel
internal import SystemPackage

/// What docker's own configuration, `config.json`, says about output. It holds only under the name docker.
enum DockerConfig {
    /// Bytes of the file: a person wrote it, or `docker login` did.
    private static let limit = 1 << 20

    /// How `images` prints where nothing else is asked for.
    static var imagesFormat: String? {
        guard let format = try? object?.string("imagesFormat"), !format.isEmpty else { return nil }
        return format
    }

    /// The filters of `prune`, with those of the configuration that do not contradict them.
    ///
    /// Source: docker/cli cli/command/utils.go, `PruneFilters`.
    static func pruneFilters(with given: [String]) -> [String] {
        guard let own = try? object?.strings("pruneFilters") else { return given }
        return given
            + own.filter { filter in
                guard filter.contains("=") else { return false }
                if filter.hasPrefix("label!=") { return !given.contains("label=" + filter.dropFirst(7)) }
                if filter.hasPrefix("label=") { return !given.contains("label!=" + filter.dropFirst(6)) }
                return true
            }
    }

    private static let object: JSONObject? = {
        guard Invocation.current.isDocker else { return nil }
        let folder =
            (Invocation.current.globals?.configuration ?? Terminal.variable("DOCKER_CONFIG")).map { FilePath($0) }
            ?? Terminal.variable("HOME").map { FilePath($0).appending(".docker") }
        guard let path = folder?.appending("config.json") else { return nil }
        do throws(ImageError) {
            guard try Folder.kind(of: path) == .file else { return nil }
            let source = try FileSource.open(path)
            return try JSONObject(parsing: source.readAll(limit: limit), as: "config.json")
        } catch {
            Terminal.say("WARNING: Error loading config file: \(Printable(path.string)): \(Printable(error.message))\n")
            return nil
        }
    }()
}

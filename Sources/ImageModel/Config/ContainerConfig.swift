public import ByteIO

/// How to run an image, with all members that Docker ever wrote. `nil` and empty are told apart where Go tells `null`
/// from `[]`.
public struct ContainerConfig: Hashable, Sendable {
    /// Host name, in old configs.
    public var hostname = ""
    /// Domain name, in old configs.
    public var domainname = ""
    /// `user`, `uid`, each with `:group` or `:gid` or without.
    public var user = ""
    /// Old configs only.
    public var attachStdin = false
    /// Old configs only.
    public var attachStdout = false
    /// Old configs only.
    public var attachStderr = false
    /// `80/tcp` and so on, in byte order.
    public var exposedPorts: [String]?
    /// Old configs only.
    public var tty = false
    /// Old configs only.
    public var openStdin = false
    /// Old configs only.
    public var stdinOnce = false
    /// `KEY=value` each.
    public var env: [String]?
    /// The arguments, or the command where there is no entrypoint.
    public var cmd: [String]?
    /// How to find out whether a container is well.
    public var healthcheck: Healthcheck?
    /// Windows: the command is one already escaped line.
    public var argsEscaped = false
    /// The image's name or ID, in old configs.
    public var image = ""
    /// Paths that are volumes, in byte order.
    public var volumes: [String]?
    /// The folder to start in.
    public var workingDir = ""
    /// The command.
    public var entrypoint: [String]?
    /// Old configs only.
    public var networkDisabled = false
    /// Old configs only.
    public var macAddress = ""
    /// Instructions for a build on top of it.
    public var onBuild: [String]?
    /// Labels.
    public var labels: StringMap?
    /// The signal to stop it with.
    public var stopSignal = ""
    /// Seconds to wait for it to stop.
    public var stopTimeout: Int64?
    /// The shell of the shell form.
    public var shell: [String]?

    /// The zero value.
    public init() {}

    /// Reads it from the object of a config.
    public init(_ object: JSONObject) throws(ImageError) {
        try readStrings(object)
        try readSwitches(object)
        exposedPorts = try object.keys("ExposedPorts")?.sorted { $0.precedes($1) }
        env = try object.strings("Env")
        cmd = try object.stringOrStrings("Cmd")
        entrypoint = try object.stringOrStrings("Entrypoint")
        volumes = try object.keys("Volumes")?.sorted { $0.precedes($1) }
        onBuild = try object.strings("OnBuild")
        labels = try object.map("Labels")
        shell = try object.stringOrStrings("Shell")
        stopTimeout = try object.integer("StopTimeout")
        healthcheck = try object.object("Healthcheck").map { value throws(ImageError) in try Healthcheck(value) }
    }

    private mutating func readStrings(_ object: JSONObject) throws(ImageError) {
        hostname = try object.string("Hostname") ?? ""
        domainname = try object.string("Domainname") ?? ""
        user = try object.string("User") ?? ""
        image = try object.string("Image") ?? ""
        workingDir = try object.string("WorkingDir") ?? ""
        macAddress = try object.string("MacAddress") ?? ""
        stopSignal = try object.string("StopSignal") ?? ""
    }

    private mutating func readSwitches(_ object: JSONObject) throws(ImageError) {
        attachStdin = try object.bool("AttachStdin") ?? false
        attachStdout = try object.bool("AttachStdout") ?? false
        attachStderr = try object.bool("AttachStderr") ?? false
        tty = try object.bool("Tty") ?? false
        openStdin = try object.bool("OpenStdin") ?? false
        stdinOnce = try object.bool("StdinOnce") ?? false
        argsEscaped = try object.bool("ArgsEscaped") ?? false
        networkDisabled = try object.bool("NetworkDisabled") ?? false
    }
}

extension JSONObject {
    /// Docker's `StrSlice`: a single string is a list of one.
    func stringOrStrings(_ key: String) throws(ImageError) -> [String]? {
        if let text = self[key]?.string { return [text] }
        return try strings(key)
    }
}

internal import ByteIO

/// How to find out whether a container is well. Durations are nanoseconds, 0 is the default.
public struct Healthcheck: Hashable, Sendable {
    /// Empty inherits; `NONE` turns it off; `CMD` and arguments; `CMD-SHELL` and a line.
    public var test: [String]?
    /// Between two checks.
    public var interval: Int64 = 0
    /// How long one may take.
    public var timeout: Int64 = 0
    /// How long failures after the start do not count.
    public var startPeriod: Int64 = 0
    /// Between two checks meanwhile.
    public var startInterval: Int64 = 0
    /// How many failures in a row mean it is not well.
    public var retries: Int64 = 0

    /// One that inherits everything.
    public init(test: [String]? = nil) { self.test = test }

    init(_ object: JSONObject) throws(ImageError) {
        test = try object.strings("Test")
        interval = try object.integer("Interval") ?? 0
        timeout = try object.integer("Timeout") ?? 0
        startPeriod = try object.integer("StartPeriod") ?? 0
        startInterval = try object.integer("StartInterval") ?? 0
        retries = try object.integer("Retries") ?? 0
    }

    /// The object; zero values are left out, as by Docker.
    public var json: JSON {
        var members: [(String, JSON)] = []
        if let test, !test.isEmpty { members.append(("Test", .strings(test))) }
        let numbers = [
            ("Interval", interval), ("Timeout", timeout), ("StartPeriod", startPeriod),
            ("StartInterval", startInterval), ("Retries", retries),
        ]
        members += numbers.filter { $0.1 != 0 }.map { ($0.0, .integer($0.1)) }
        return .object(members)
    }
}

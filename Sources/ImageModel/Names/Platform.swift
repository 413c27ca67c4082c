public import ByteIO

/// Which machine an image is for, as written; comparing goes through `normalized`.
public struct Platform: Hashable, Sendable, CustomStringConvertible {
    /// The operating system, by Go's name: `linux`, `windows`.
    public var os: String
    /// The processor, by Go's name: `amd64`, `arm64`, `arm`.
    public var architecture: String
    /// The variant of the processor: `v7`, `v8`; empty for the usual one.
    public var variant: String
    /// The version of the operating system; only Windows compares it.
    public var osVersion: String
    /// What the image needs of the operating system.
    public var osFeatures: [String]
    /// Reserved by OCI; kept.
    public var features: [String]

    /// A platform by its parts.
    public init(
        os: String, architecture: String, variant: String = "", osVersion: String = "", osFeatures: [String] = []
    ) {
        self.os = os
        self.architecture = architecture
        self.variant = variant
        self.osVersion = osVersion
        self.osFeatures = osFeatures
        features = []
    }

    /// The platform this program was built for, always Linux.
    public static let host: Platform = {
        #if arch(arm64)
            Platform(os: "linux", architecture: "arm64")
        #elseif arch(arm)
            Platform(os: "linux", architecture: "arm", variant: "v7")
        #elseif arch(powerpc64le)
            Platform(os: "linux", architecture: "ppc64le")
        #elseif arch(s390x)
            Platform(os: "linux", architecture: "s390x")
        #elseif arch(riscv64)
            Platform(os: "linux", architecture: "riscv64")
        #elseif arch(i386)
            Platform(os: "linux", architecture: "386")
        #else
            Platform(os: "linux", architecture: "amd64")
        #endif
    }()

    /// What BuildKit gives an attestation.
    public static let unknown = Platform(os: "unknown", architecture: "unknown")

    /// `os/architecture` or `os/architecture/variant`; `unknown` where there is no system.
    public var description: String {
        guard !os.isEmpty else { return "unknown" }
        return [os, architecture, variant].filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// Reads the `platform` object of a descriptor.
    public init(_ value: JSONValue, as name: String) throws(ImageError) {
        let object = try JSONObject(value, as: name)
        os = try object.string("os") ?? ""
        architecture = try object.string("architecture") ?? ""
        variant = try object.string("variant") ?? ""
        osVersion = try object.string("os.version") ?? ""
        osFeatures = try object.strings("os.features") ?? []
        features = try object.strings("features") ?? []
    }

    /// The object, its members in the order Go's OCI types have.
    public var json: JSON {
        var members: [(String, JSON)] = [("architecture", .string(architecture)), ("os", .string(os))]
        if !osVersion.isEmpty { members.append(("os.version", .string(osVersion))) }
        if !osFeatures.isEmpty { members.append(("os.features", .strings(osFeatures))) }
        if !variant.isEmpty { members.append(("variant", .string(variant))) }
        if !features.isEmpty { members.append(("features", .strings(features))) }
        return .object(members)
    }
}

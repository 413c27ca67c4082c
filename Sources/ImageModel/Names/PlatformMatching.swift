extension Platform {
    /// The one spelling of each platform, as containerd normalises.
    public var normalized: Platform {
        var result = self
        result.os = os.isEmpty ? Self.host.os : Self.lowercased(os)
        if result.os == "macos" { result.os = "darwin" }
        (result.architecture, result.variant) = Self.processor(
            Self.lowercased(architecture), Self.lowercased(variant))
        return result
    }

    private static func processor(_ architecture: String, _ variant: String) -> (String, String) {
        switch architecture {
        case "i386": ("386", "")
        case "x86_64", "x86-64", "amd64": ("amd64", variant == "v1" ? "" : variant)
        case "aarch64", "arm64": ("arm64", arm64(variant))
        case "armhf": ("arm", "v7")
        case "armel": ("arm", "v6")
        case "arm": ("arm", arm(variant))
        default: (architecture, variant)
        }
    }

    private static func arm64(_ variant: String) -> String {
        switch variant {
        case "8", "v8", "v8.0", "8.0": ""
        case "9", "9.0", "v9.0": "v9"
        default: variant
        }
    }

    private static func arm(_ variant: String) -> String {
        switch variant {
        case "", "7": "v7"
        case "5", "6", "8": "v" + variant
        default: variant
        }
    }

    private static func lowercased(_ text: String) -> String {
        String(decoding: text.utf8.map(\.lowercased), as: UTF8.self)
    }

    /// How good an image for `candidate` is on this platform: 0 is best, `nil` does not run (containerd's `Only`).
    public func rank(of candidate: Platform) -> Int? {
        runnable.firstIndex { $0.isSame(as: candidate) }
    }

    /// Whether `candidate` is this very platform, written in whatever way (containerd's `OnlyStrict`).
    public func isSame(as candidate: Platform) -> Bool {
        let wanted = normalized
        let offered = candidate.normalized
        guard wanted.os.isSame(as: offered.os), wanted.architecture.isSame(as: offered.architecture),
            wanted.variant.isSame(as: offered.variant)
        else { return false }
        if wanted.os == "windows", !wanted.matchesWindows(offered) { return false }
        return offered.osFeatures.allSatisfy { feature in
            wanted.osFeatures.contains { $0.isSame(as: feature) }
        }
    }

    /// Windows runs images of its own build only; who names no version takes any.
    private func matchesWindows(_ offered: Platform) -> Bool {
        guard !osVersion.isEmpty, !offered.osVersion.isEmpty else { return true }
        let mine = osVersion.utf8.split(separator: UInt8(ascii: "."))
        let theirs = offered.osVersion.utf8.split(separator: UInt8(ascii: "."))
        return mine.prefix(3).elementsEqual(theirs.prefix(3)) { $0.elementsEqual($1) }
    }

    /// The platforms whose images run here, best first.
    private var runnable: [Platform] {
        let own = normalized
        let others: [(String, String)]
        switch own.architecture {
        case "amd64": others = Self.below(own.variant, prefix: "v").map { ("amd64", $0) } + [("386", "")]
        case "arm": others = Self.armBelow(own.variant).map { ("arm", $0) }
        case "arm64":
            others =
                Self.arm64Below(own.variant).map { ("arm64", $0) } + ["v8", "v7", "v6", "v5"].map { ("arm", $0) }
        default: others = []
        }
        return [own]
            + others.map { architecture, variant in
                var other = own
                (other.architecture, other.variant) = (architecture, variant)
                return other
            }
    }

    /// `v3` runs `v2` and `v1`, which is written as nothing.
    private static func below(_ variant: String, prefix: String) -> [String] {
        guard let number = number(variant), number > 1 else { return [] }
        return (1..<number).reversed().map { $0 == 1 ? "" : "v\($0)" }
    }

    private static func armBelow(_ variant: String) -> [String] {
        guard let number = number(variant), number > 5 else { return [] }
        return (5..<number).reversed().map { "v\($0)" }
    }

    /// Armv9.x has what Armv8.(x+5) has.
    private static func arm64Below(_ variant: String) -> [String] {
        let version = Array(variant.utf8)
        guard version.count == 4 || version.count == 2, version.first == UInt8(ascii: "v"),
            version.count == 2 || version[2] == UInt8(ascii: ".")
        else { return [] }
        let minor = version.count == 4 ? Int(version[3]) - 0x30 : 0
        guard (0...9).contains(minor) else { return [] }
        let eights = { (top: Int) in (0...top).reversed().map { $0 == 0 ? "" : "v8.\($0)" } }
        switch version[1] {
        case UInt8(ascii: "8"): return Array(eights(minor).dropFirst())
        case UInt8(ascii: "9"):
            let nines = (0...minor).reversed().dropFirst().map { $0 == 0 ? "v9" : "v9.\($0)" }
            return nines + eights(min(minor + 5, 9))
        default: return []
        }
    }

    /// The number of `v1` to `v9`.
    private static func number(_ variant: String) -> Int? {
        let bytes = Array(variant.utf8)
        guard bytes.count == 2, bytes[0] == UInt8(ascii: "v"), bytes[1].isASCIIDigit else { return nil }
        return Int(bytes[1]) - 0x30
    }
}

extension Index {
    /// The manifest to use on `platform`: the best match, of equals the first. Attestations never match; a manifest
    /// that names no platform matches last, since only its config could tell.
    ///
    /// `exactly` refuses what would merely run (`--platform` of load and save).
    public func manifest(for platform: Platform, exactly: Bool = false) -> Descriptor? {
        var best: (rank: Int, descriptor: Descriptor)?
        for candidate in manifests where !candidate.isAttestation {
            guard candidate.mediaType.isManifest || candidate.mediaType.isIndex,
                let rank = rank(of: candidate, on: platform, exactly: exactly)
            else { continue }
            if best.map({ rank < $0.rank }) ?? true { best = (rank, candidate) }
        }
        return best?.descriptor
    }

    private func rank(of candidate: Descriptor, on platform: Platform, exactly: Bool) -> Int? {
        guard let offered = candidate.platform else { return .max }
        if exactly { return platform.isSame(as: offered) ? 0 : nil }
        return platform.rank(of: offered)
    }
}

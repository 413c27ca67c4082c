public import ByteIO

extension Platform {
    private static let systems: Set<String> = [
        "aix", "android", "darwin", "dragonfly", "freebsd", "hurd", "illumos", "ios", "js", "linux", "nacl", "netbsd",
        "openbsd", "plan9", "solaris", "windows", "zos", "macos",
    ]
    private static let processors: Set<String> = [
        "386", "amd64", "amd64p32", "arm", "armbe", "arm64", "arm64be", "loong64", "mips", "mipsle", "mips64",
        "mips64le", "mips64p32", "mips64p32le", "ppc", "ppc64", "ppc64le", "riscv", "riscv64", "s390", "s390x",
        "sparc", "sparc64", "wasm",
    ]

    /// Reads what a user types: `linux/arm64/v8`, `arm64`, `windows(10.0.17763)/amd64`. What is left out is the
    /// host's.
    ///
    /// - Throws: `.malformed` for anything else.
    public init(parsing text: String) throws(ImageError) {
        let parts = Array(text.utf8).split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count <= 3, let first = parts.first else { throw Self.invalid(text) }
        for part in parts.dropFirst() where !Self.isComponent(part) { throw Self.invalid(text) }
        var result = try Self.system(first, of: text)
        if parts.count == 1 {
            result = try Self.completed(result, of: text)
        } else {
            result.architecture = String(decoding: parts[1], as: UTF8.self)
            result.variant = parts.count == 3 ? String(decoding: parts[2], as: UTF8.self) : ""
        }
        result = result.normalized
        if parts.count < 3, result.architecture == "arm", result.variant == "v7" { result.variant = "" }
        if parts.count == 3, result.architecture == "arm64", result.variant.isEmpty { result.variant = "v8" }
        self = result
    }

    /// One word is a system or a processor.
    private static func completed(_ word: Platform, of text: String) throws(ImageError) -> Platform {
        var result = word.normalized
        if systems.contains(result.os) {
            result.architecture = host.architecture
            result.variant = host.variant
            return result
        }
        result = Platform(os: host.os, architecture: word.os).normalized
        guard word.osVersion.isEmpty, processors.contains(result.architecture) else {
            throw ImageError(
                .malformed, "\"\(Printable(text))\": unknown operating system or architecture: invalid argument")
        }
        return result
    }

    /// Reads `os` or `os(version+feature+…)`.
    private static func system(_ part: ArraySlice<UInt8>, of text: String) throws(ImageError) -> Platform {
        guard let bracket = part.firstIndex(of: UInt8(ascii: "(")) else {
            guard isComponent(part) else { throw invalid(text) }
            return Platform(os: String(decoding: part, as: UTF8.self), architecture: "")
        }
        guard part.last == UInt8(ascii: ")"), isComponent(part[..<bracket]) else { throw invalid(text) }
        let options = part[(bracket + 1)...].dropLast()
        let words = options.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
        for (index, word) in words.enumerated() where !(index == 0 && word.isEmpty) {
            guard isComponent(word) else { throw invalid(text) }
        }
        let texts = words.map { String(decoding: $0, as: UTF8.self) }
        return Platform(
            os: String(decoding: part[..<bracket], as: UTF8.self), architecture: "", osVersion: texts.first ?? "",
            osFeatures: Array(texts.dropFirst()))
    }

    private static func isComponent(_ part: ArraySlice<UInt8>) -> Bool {
        !part.isEmpty && part.count <= 128
            && part.allSatisfy { $0.isASCIIAlphanumeric || [0x5f, 0x2d, 0x2e].contains($0) }
    }

    private static func invalid(_ text: String) -> ImageError {
        ImageError(
            .malformed,
            "\"\(Printable(text))\" is an invalid platform: expected os/architecture or os/architecture/variant")
    }
}

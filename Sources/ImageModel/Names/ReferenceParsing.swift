public import ByteIO

extension Reference {
    /// Reads a name as Docker does: the domain is `docker.io` and the path begins with `library/` where they are left
    /// out. No tag is added. Stricter than Docker in one thing: 64 hexadecimal digits, which look like an ID, are no
    /// name with a tag either.
    ///
    /// - Throws: `.malformed`, with Docker's words.
    public init(parsing text: String) throws(ImageError) {
        let bytes = Array(text.utf8)
        let word = bytes.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "@") }
        guard !(word.count == 64 && word.allSatisfy { $0.isASCIIDigit || (0x61...0x66).contains($0) }) else {
            throw ImageError(
                .malformed,
                "invalid repository name (\(Printable(word))), cannot specify 64-byte hexadecimal strings")
        }
        guard !bytes.isEmpty else { throw Self.invalid }
        let (domain, rest) = Self.split(bytes)
        let remote = rest.prefix { $0 != UInt8(ascii: ":") }
        guard !remote.contains(where: \.isASCIIUpper) else {
            throw ImageError(
                .malformed, "invalid reference format: repository name (\(Printable(remote))) must be lowercase")
        }
        guard Self.isDomain(domain) else { throw Self.invalid }
        try self.init(domain: domain, rest: rest)
    }

    private init(domain: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) throws(ImageError) {
        var name = rest
        var digest: Digest?
        if let at = name.firstIndex(of: UInt8(ascii: "@")) {
            digest = try Self.digest(name[(at + 1)...])
            name = name[..<at]
        }
        var tag: String?
        if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
            guard Self.isTag(name[(colon + 1)...]) else { throw Self.invalid }
            tag = String(decoding: name[(colon + 1)...], as: UTF8.self)
            name = name[..<colon]
        }
        guard Self.isPath(name) else { throw Self.invalid }
        guard name.count <= 255 else {
            throw ImageError(.malformed, "repository name must not be more than 255 characters")
        }
        self.init(
            domain: String(decoding: domain, as: UTF8.self), path: String(decoding: name, as: UTF8.self), tag: tag,
            digest: digest)
    }

    /// What stands before the first slash is a domain if it looks like one.
    private static func split(_ bytes: [UInt8]) -> (domain: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        let hub = Array(defaultDomain.utf8)[...]
        let official = Array(officialPath.utf8)
        guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return (hub, (official + bytes)[...]) }
        let first = bytes[..<slash]
        let isHub = first.elementsEqual(hub) || first.elementsEqual("index.docker.io".utf8)
        let isDomain =
            first.elementsEqual("localhost".utf8) || first.contains(UInt8(ascii: "."))
            || first.contains(UInt8(ascii: ":")) || first.contains(where: \.isASCIIUpper)
        guard isHub || !isDomain else { return (first, bytes[(slash + 1)...]) }
        let rest = isHub ? bytes[(slash + 1)...] : bytes[...]
        return (hub, rest.contains(UInt8(ascii: "/")) ? rest : (official + rest)[...])
    }

    /// Reads `algorithm:hex` where Docker's grammar allows it.
    private static func digest(_ bytes: ArraySlice<UInt8>) throws(ImageError) -> Digest {
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2, isAlgorithm(parts[0]), parts[1].count >= 32,
            parts[1].allSatisfy({ $0.hexValue != nil })
        else { throw invalid }
        guard let algorithm = Digest.Algorithm(rawValue: String(decoding: parts[0], as: UTF8.self)) else {
            throw ImageError(.unsupported, "unsupported digest algorithm")
        }
        guard parts[1].count == algorithm.hexLength else {
            throw ImageError(.malformed, "invalid checksum digest length")
        }
        guard !parts[1].contains(where: \.isASCIIUpper) else {
            throw ImageError(.malformed, "invalid checksum digest format")
        }
        return try Digest(algorithm: algorithm, hex: parts[1])
    }

    private static let invalid = ImageError(.malformed, "invalid reference format")
}

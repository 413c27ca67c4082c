/// A pattern for paths: as `Glob`, but `**` stands for any characters, slashes too. Without a slash or `**` it is compared
/// with the last component, otherwise with the whole path.
struct PathPattern: Sendable {
    private let glob: Glob
    private let isWhole: Bool

    /// Takes the pattern as it is; a malformed one matches nothing.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        glob = Glob(bytes: bytes)
        let doubled = zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "*") && $1 == UInt8(ascii: "*") }
        isWhole = doubled || bytes.contains(UInt8(ascii: "/"))
    }

    /// Whether it matches a cleaned path.
    func matches(_ path: [UInt8]) -> Bool {
        if isWhole { return glob.matchesAcross(path) }
        return glob.matches(path.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? [])
    }
}

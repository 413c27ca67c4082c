internal import ImageModel

/// A label that an image shall have: `key` or `key=value`.
struct LabelFilter: Sendable {
    private let key: String
    private let value: String?

    /// Reads the text behind `label=`.
    init(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        key = parts[0]
        value = parts.count == 2 ? parts[1] : nil
    }

    /// Whether the config has the label, with the value if there is one.
    func matches(_ config: ImageConfig?) -> Bool {
        guard let found = config?.config?.labels?[key] else { return false }
        return value.map { $0.utf8.elementsEqual(found.utf8) } ?? true
    }
}

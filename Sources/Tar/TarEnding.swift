/// What was found at and after the end of an archive.
public struct TarEnding: Equatable, Sendable {
    /// How the members ended. `.missing` too when the caller stopped before the end.
    public let marker: EndMarker
    /// Whether anything but zeros follows the end marker. Readers differ in what they make of that.
    public let hasTrailingGarbage: Bool
    /// Length of the whole stream in bytes.
    public let size: Int64

    /// What was found.
    public init(marker: EndMarker, hasTrailingGarbage: Bool, size: Int64) {
        self.marker = marker
        self.hasTrailingGarbage = hasTrailingGarbage
        self.size = size
    }
}

internal import ByteIO

/// Bounds on what headers may claim. A claim beyond one is `.limitExceeded`; nothing is ever allocated from a claim.
public struct TarLimits: Sendable {
    /// Bytes of one extension header (PAX records, GNU long name), and of one sparse map: 1 MiB. The longest that
    /// honest writers make holds an attribute of 64 KiB in base64, next to a path.
    public var extensionBytes = Limit.extensionHeader.value
    /// Extension headers before one member: 8. Honest writers need four: `g`, `x`, `L`, `K`.
    public var extensionsInARow = Limit.extensionHeaders.value
    /// Bytes of global PAX records in force at one time: 4 MiB. They outlive the member that follows them.
    public var globalBytes = Limit.globalRecords.value
    /// Bytes of a name or of a link's target: 4095, the longest path that Linux takes (`PATH_MAX` with its NUL).
    public var pathBytes = 4095
    /// Members: four million. The largest images known have fewer than a million; an index of more would not fit.
    public var entries = Limit.members.value
    /// Bytes of one sparse file, holes included: 16 TiB, the largest file that ext4 can hold.
    public var sparseFileBytes = Int64(Limit.sparseFile.value)
    /// Bytes of content of all members together, holes included; `nil` for as many as there are.
    public var contentBytes: Int64?

    /// The defaults.
    public init() {}

    /// - Throws: `.limitExceeded` when a name or target of the member at `place` is too long.
    func check(nameOf length: Int, at place: Int64) throws(ImageError) {
        guard length <= pathBytes else {
            throw ImageError(
                .limitExceeded, "the member at byte \(place) has a name or target longer than \(pathBytes) bytes")
        }
    }
}

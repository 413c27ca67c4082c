public import ByteIO
public import SystemPackage

/// A verified blob in a file of its own.
public struct StagedBlob: Sendable {
    /// The file. It may be renamed away.
    public let path: FilePath
    /// What it holds.
    public let measure: Measure

    /// The file at `path`, which holds `measure`.
    public init(path: FilePath, measure: Measure) {
        self.path = path
        self.measure = measure
    }
}

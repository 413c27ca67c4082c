public import SystemPackage
public import Testing

/// Whether two folders hold the same: names, kinds, modes, owners, times of change, hard links, targets, devices,
/// extended attributes and content.
public enum FolderComparison {
    /// Expects two folders to hold the same, but for the parts that are `ignored`; each difference is reported.
    public static func expectSame(
        _ folder: FilePath, as other: FilePath, without ignored: Set<FolderListing.Part> = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let differences = try FolderListing(folder, without: ignored).differences(
            from: FolderListing(other, without: ignored))
        #expect(differences == [], sourceLocation: sourceLocation)
    }
}

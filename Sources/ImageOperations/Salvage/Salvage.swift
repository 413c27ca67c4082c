public import ByteIO
public import ImageFormats
internal import ImageModel

/// Finds the images of a damaged archive that are whole, or become so with what other places have, and carries them to
/// a new one.
public struct Salvage {
    /// What became of one image.
    public struct Outcome: Sendable {
        /// Its name, or its digest where it has none.
        public let label: String
        /// What is wrong with it; nothing where it is whole.
        public let findings: [Finding]
    }

    /// All images that the archive names, or has.
    public private(set) var outcomes: [Outcome] = []
    /// The places that lent what was missing.
    public let helpers: [String]
    private let source: PatchedSource
    private var whole: [Root] = []

    /// Opens a damaged archive, with the configurations that `spares` know.
    ///
    /// - Throws: as `Wreck`.
    public static func open(
        _ place: Place, from spares: [(label: String, source: any ImageSource)]
    ) throws(ImageError) -> Wreck {
        var configs: [Digest: [UInt8]] = [:]
        for spare in spares {
            for root in spare.source.roots {
                for image in (try? ImageTree(root, in: spare.source))?.images ?? [] {
                    configs[image.id] = image.rawConfig
                }
            }
        }
        return try Wreck(place, configs: configs)
    }

    /// Looks for what is left in `wreck`, with `spares` to fill holes from.
    public init(
        _ wreck: Wreck, from spares: [(label: String, source: any ImageSource)],
        progress: (any ProgressReport)? = nil
    ) {
        let source = PatchedSource(wreck, spares)
        self.source = source
        for root in wreck.roots {
            var verify = Verify(source, progress: progress)
            verify.run([root])
            outcomes.append(Outcome(label: root.label, findings: verify.findings))
            if verify.findings.isEmpty { whole.append(root) }
        }
        helpers = source.helpers
        outcomes += wreck.lost.map { label, error in
            Outcome(label: label, findings: [Finding(error, images: [label], place: label)])
        }
    }

    /// Whether there is anything to carry.
    public var isEmpty: Bool { whole.isEmpty }

    /// Carries the images that are whole to `destination`.
    ///
    /// - Throws: what the destination throws.
    public func carry(to destination: any ImageDestination, progress: (any ProgressReport)? = nil) throws(ImageError) {
        let plan = try TransferPlan(whole, from: source)
        var copy = Copy(from: source, to: destination, progress: progress)
        try copy.run(plan)
    }
}

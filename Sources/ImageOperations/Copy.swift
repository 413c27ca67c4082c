public import ByteIO
public import ImageFormats
internal import ImageModel

/// Carries images from one place to another: load, save, convert, push and pull are this. Every byte is hashed as it
/// passes, every layer is inflated and held against its diff ID, and names come last.
public struct Copy {
    private let source: any ImageSource
    private let destination: any ImageDestination
    private let progress: (any ProgressReport)?
    /// Layers whose bytes are right, but which are no sound tar.
    public private(set) var warnings: [String] = []

    /// A copy that has not begun.
    public init(
        from source: any ImageSource, to destination: any ImageDestination, progress: (any ProgressReport)? = nil
    ) {
        self.source = source
        self.destination = destination
        self.progress = progress
    }

    /// Does it: in the order of the plan, or several blobs at once where the destination takes them so.
    ///
    /// - Throws: what source and destination throw; `.digestMismatch` for a layer whose content is not what its config
    ///   promises. Nothing is visible at the destination then.
    public mutating func run(_ plan: TransferPlan) throws(ImageError) {
        try destination.begin(plan)
        progress?.begin(plan.size)
        if let destination = destination as? any ConcurrentDestination {
            try runConcurrently(plan, to: destination)
        } else {
            let carriage = Carriage(source: source, destination: destination)
            for item in plan.items {
                warnings += try carriage.carry(item)
                progress?.add(item.blob.size)
            }
        }
        try destination.commit(plan.roots)
        progress?.end()
    }

    private mutating func runConcurrently(
        _ plan: TransferPlan, to destination: any ConcurrentDestination
    ) throws(ImageError) {
        let found = Warnings()
        let (source, progress, items) = (source, progress, plan.items)
        try Parallel.each(items.count) { number throws(ImageError) in
            let carriage = Carriage(source: source, destination: destination)
            found.add(try carriage.carry(items[number]), of: number)
            progress?.add(items[number].blob.size)
        }
        warnings += found.inOrder
    }
}

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

    /// Does it.
    ///
    /// - Throws: what source and destination throw; `.digestMismatch` for a layer whose content is not what its config
    ///   promises. Nothing is visible at the destination then.
    public mutating func run(_ plan: TransferPlan) throws(ImageError) {
        try destination.begin(plan)
        progress?.begin(plan.size)
        for item in plan.items {
            try carry(item)
            progress?.add(item.blob.size)
        }
        try destination.commit(plan.roots)
        progress?.end()
    }

    private mutating func carry(_ item: TransferPlan.Item) throws(ImageError) {
        switch item.content {
        case .document(let bytes):
            guard try !destination.contains(item.blob) else { return }
            try destination.put(item.blob) { sink throws(ImageError) in try sink.write(bytes) }
        case .layer(let diffID):
            try at("layer \(item.blob.digest)") { () throws(ImageError) in try carry(layer: item.blob, diffID) }
        case .other:
            guard try !destination.contains(item.blob) else { return }
            try destination.put(item.blob) { sink throws(ImageError) in
                try source.open(item.blob).copy(to: sink)
            }
        }
    }

    private mutating func carry(layer: Descriptor, _ diffID: Digest?) throws(ImageError) {
        if let facts = destination.facts(of: layer.digest), facts.proves(diffID), try destination.contains(layer) {
            return
        }
        if let facts = source.facts(of: layer.digest), facts.proves(diffID) {
            destination.note(facts)
            if try destination.contains(layer) { return }
            if let staged = try source.staged(layer), try destination.take(staged) { return }
            return try destination.put(layer) { sink throws(ImageError) in try source.open(layer).copy(to: sink) }
        }
        var reading: LayerReading?
        if try destination.contains(layer) {
            reading = try LayerReading(source.open(layer), diffID: diffID?.algorithm ?? .sha256)
        } else {
            try destination.put(layer) { sink throws(ImageError) in
                let found = try LayerReading(source.open(layer), into: sink, diffID: diffID?.algorithm ?? .sha256)
                try found.check(diffID)
                reading = found
            }
        }
        try reading?.check(diffID)
        if let facts = reading?.facts { destination.note(facts) }
        if let fault = reading?.tarFault { warnings.append("layer \(layer.digest): \(fault.message)") }
    }
}

extension LayerFacts {
    /// Whether the content is what a config promises; a promise in another algorithm is not proven by these.
    func proves(_ diffID: Digest?) -> Bool { diffID == nil || content.digest == diffID }
}

extension LayerReading {
    /// Holds what was read against the diff ID that a config promises.
    ///
    /// - Throws: what stopped the decoder; `.digestMismatch`.
    func check(_ diffID: Digest?) throws(ImageError) {
        if let decodeFault { throw decodeFault }
        guard let diffID, let content else { return }
        guard content.digest == diffID else {
            throw ImageError(
                .digestMismatch, "the uncompressed layer is \(content.digest), the config says \(diffID)")
        }
    }
}

internal import ByteIO
internal import ImageFormats
internal import ImageModel
internal import Synchronization

/// Carries one blob over.
struct Carriage {
    let source: any ImageSource
    let destination: any ImageDestination

    /// Below this many bytes a second thread costs more than it saves.
    private static let worthAThread: Int64 = 1 << 20

    /// Returns what is odd about the blob, but not wrong.
    ///
    /// - Throws: what source and destination throw; `.digestMismatch`.
    func carry(_ item: TransferPlan.Item) throws(ImageError) -> [String] {
        switch item.content {
        case .document(let bytes):
            guard try !destination.contains(item.blob) else { return [] }
            try destination.put(item.blob) { sink throws(ImageError) in try sink.write(bytes) }
            return []
        case .layer(let diffID):
            return try at("layer \(item.blob.digest)") { () throws(ImageError) in try carry(layer: item.blob, diffID) }
        case .other:
            guard try !destination.contains(item.blob) else { return [] }
            try place(item.blob)
            return []
        }
    }

    private func carry(layer: Descriptor, _ diffID: Digest) throws(ImageError) -> [String] {
        let passed = source.reading(of: layer.digest)
        try passed?.refuseUnsafe()
        // What the destination has proven before need not be inflated again; that this archive holds the same is
        // another matter.
        if let facts = destination.facts(of: layer.digest), facts.proves(diffID), try destination.contains(layer) {
            if source.facts(of: layer.digest) == nil { try source.open(layer).drain() }
            return passed?.doubts(of: layer) ?? []
        }
        if let facts = source.facts(of: layer.digest), facts.proves(diffID) {
            destination.note(facts)
            let isThere = try destination.contains(layer)
            if !isThere, try !take(staged: layer) { try place(layer) }
            return passed?.doubts(of: layer) ?? []
        }
        let reading = try prove(layer, diffID)
        try reading.refuseUnsafe()
        if let facts = reading.facts { destination.note(facts) }
        return reading.doubts(of: layer)
    }

    /// Moves a layer that lies in a file of its own, where the destination takes that.
    private func take(staged layer: Descriptor) throws(ImageError) -> Bool {
        guard let staged = try source.staged(layer) else { return false }
        return try destination.take(staged)
    }

    /// Reads the layer as stored and inflated, and puts it unless it is there.
    private func prove(_ layer: Descriptor, _ diffID: Digest) throws(ImageError) -> LayerReading {
        guard try !destination.contains(layer) else { return try read(layer, diffID, into: nil) }
        if let linked = try link(layer) {
            let reading = try linked.read(layer: layer, diffID: diffID.algorithm)
            try reading.check(diffID)
            return reading
        }
        var reading: LayerReading?
        try destination.put(layer) { sink throws(ImageError) in
            guard let region = try region(of: layer) else { return reading = try read(layer, diffID, into: sink) }
            // The kernel copies while another thread hashes the same bytes: nothing is published before both agree.
            try Parallel.both(
                { () throws(ImageError) in reading = try read(layer, diffID, into: nil) },
                { () throws(ImageError) in try sink.write(region) })
        }
        guard let reading else { throw ImageError(.io, "the layer was not read") }
        return reading
    }

    private func read(_ layer: Descriptor, _ diffID: Digest, into sink: (any ByteSink)?) throws(ImageError)
        -> LayerReading
    {
        let reading = try source.read(layer: layer, into: sink, diffID: diffID.algorithm)
        try reading.check(diffID)
        return reading
    }

    /// Links or copies a blob whose digest is all there is to prove.
    private func place(_ blob: Descriptor) throws(ImageError) {
        if let linked = try link(blob) { return try linked.open(blob).drain() }
        try destination.put(blob) { sink throws(ImageError) in try transfer(blob, to: sink) }
    }

    /// The blob under its new name at the destination, where that takes the source's file; to be read and checked.
    private func link(_ blob: Descriptor) throws(ImageError) -> LinkedBlob? {
        guard let file = source.file(of: blob) else { return nil }
        return try destination.link(file, as: blob).map { LinkedBlob(region: $0, account: source.account) }
    }

    /// Copies a blob whose digest is all there is to prove.
    private func transfer(_ blob: Descriptor, to sink: any ByteSink) throws(ImageError) {
        guard let region = try region(of: blob) else { return _ = try source.open(blob).copy(to: sink) }
        try Parallel.both(
            { () throws(ImageError) in try source.open(blob).drain() },
            { () throws(ImageError) in try sink.write(region) })
    }

    /// The blob as a range of a file, where it is one that is worth a second thread.
    private func region(of blob: Descriptor) throws(ImageError) -> FileRegion? {
        guard blob.size >= Self.worthAThread, Parallel.width > 1, blob.data == nil else { return nil }
        guard let region = try source.stored(blob).region, region.length == blob.size else { return nil }
        return region
    }
}

/// What threads found odd, kept in the order of the plan.
final class Warnings: Sendable {
    private let found = Mutex<[Int: [String]]>([:])

    func add(_ texts: [String], of number: Int) { found.withLock { $0[number] = texts } }
    var inOrder: [String] { found.withLock { found in found.keys.sorted().flatMap { found[$0] ?? [] } } }
}

extension LayerFacts {
    /// Whether the content is what a config promises; a promise in another algorithm is not proven by these.
    func proves(_ diffID: Digest) -> Bool { content.digest == diffID }
}

extension LayerReading {
    /// Refuses a layer with a name that would lead whoever unpacks it out of the tree: what is carried gets unpacked.
    ///
    /// - Throws: `.unsafePath`.
    func refuseUnsafe() throws(ImageError) {
        if let tarFault, tarFault.kind == .unsafePath { throw tarFault }
    }

    /// What is odd about the layer, but not wrong.
    func doubts(of layer: Descriptor) -> [String] {
        tarFault.map { ["layer \(layer.digest): \($0.message)"] } ?? []
    }

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

public import ByteIO
public import ImageFormats
internal import ImageModel

/// Puts a store right: blobs that are damaged or gone are read again from other places, and what is proven bad is moved
/// aside. It guesses nothing, and drops nothing that an image needs.
public struct StoreRepair {
    /// What was done, a line each.
    public private(set) var lines: [String] = []
    /// How the store is now.
    public let check: StoreCheck

    /// Repairs `store`, with `places` to read from, the first before the others.
    ///
    /// - Throws: `.notFound` where there is no store; what writing throws; what reading throws, but for what proves that
    ///   the bytes are wrong. Nothing is moved then.
    public init(
        _ store: ImageStore, from places: [(label: String, source: any ImageSource)],
        progress: (any ProgressReport)? = nil
    ) throws(ImageError) {
        var work = try RepairWork(store, places)
        try work.run()
        var check = try StoreCheck(store, reading: true, progress: progress)
        if try work.forgetWrongFacts(check) { check = try StoreCheck(store, reading: true, progress: progress) }
        self.check = check
        lines = work.lines
    }
}

/// A repair as it goes on.
private struct RepairWork {
    private(set) var lines: [String] = []
    private let store: ImageStore
    private let places: [(label: String, source: any ImageSource)]
    private var damaged: Set<Digest>
    private var healed: Set<Digest> = []
    private var seen: Set<Digest> = []

    init(_ store: ImageStore, _ places: [(label: String, source: any ImageSource)]) throws(ImageError) {
        self.store = store
        self.places = places
        let contents = try store.contents()
        for leftover in contents.leftovers { lines.append("removed \(leftover)") }
        damaged = try BlobScrub(contents.blobs.keys.sorted { $0.hex < $1.hex }, in: store).damaged()
        try Self.restoreIndex(of: store, contents, places.flatMap(\.source.roots), &lines)
    }

    mutating func run() throws(ImageError) {
        let writer = try store.writer()
        for root in try store.open().roots { try heal(root.descriptor, depth: 0, writer) }
        for digest in damaged.sorted(by: { $0.hex < $1.hex }) {
            lines.append("moved \(digest) to \(try store.keepDamaged(digest))")
        }
        try writer.commit([])
        for digest in damaged.subtracting(healed) { try store.removeDamaged(digest) }
    }

    /// Takes wrong lines out of the ledger; `false` where there are none.
    mutating func forgetWrongFacts(_ check: StoreCheck) throws(ImageError) -> Bool {
        let unreadable = try store.unreadableFacts()
        guard !check.misremembered.isEmpty || unreadable > 0 else { return false }
        try store.forget(check.misremembered)
        lines.append("removed wrong lines from layers")
        return true
    }

    /// Replaces an index that cannot be read by one of the images whose blobs are there, under the names that the places
    /// know them by.
    private static func restoreIndex(
        of store: ImageStore, _ contents: StoreContents, _ named: [Root], _ lines: inout [String]
    ) throws(ImageError) {
        guard !contents.blobs.isEmpty, try store.hasBrokenIndex() else { return }
        let roots = LostImages(in: contents, of: store).roots(named: named)
        let copy = try store.replaceIndex(roots)
        lines.append("made a new index.json of \(roots.count) images" + (copy.map { ", the old one is \($0)" } ?? ""))
    }

    /// Sees to it that everything below `blob` is there and right, as far as it can be had.
    private mutating func heal(_ blob: Descriptor, depth: Int, _ writer: LayoutWriter) throws(ImageError) {
        guard depth < Limit.indexDepth.value, seen.count < Limit.descriptors.value, seen.insert(blob.digest).inserted
        else {
            return
        }
        if blob.data == nil, damaged.contains(blob.digest) || !store.contains(blob.digest) { try fetch(blob, writer) }
        guard blob.mediaType.isIndex || blob.mediaType.isManifest, let bytes = document(blob) else { return }
        let children =
            blob.mediaType.isIndex ? (try? Index(parsing: bytes))?.manifests : (try? Manifest(parsing: bytes))?.blobs
        for child in children ?? [] { try heal(child, depth: depth + 1, writer) }
    }

    private func document(_ blob: Descriptor) -> [UInt8]? {
        if let bytes = store.document(blob.digest) { return bytes }
        return healed.contains(blob.digest)
            ? places.lazy.compactMap { try? $0.source.document(blob) }.first : nil
    }

    /// Reads a blob from the first place that has it whole.
    private mutating func fetch(_ blob: Descriptor, _ writer: LayoutWriter) throws(ImageError) {
        for place in places where place.source.holds(blob) {
            do throws(ImageError) {
                let source = try place.source.open(blob)
                try writer.put(blob) { sink throws(ImageError) in _ = try source.copy(to: sink) }
            } catch {
                // What the place has is no better; what the store cannot take is another matter.
                guard [.digestMismatch, .truncated, .malformed, .notFound].contains(error.kind) else { throw error }
                continue
            }
            healed.insert(blob.digest)
            lines.append("fetched \(blob.digest) from \(place.label)")
            return
        }
    }
}

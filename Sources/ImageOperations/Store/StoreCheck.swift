public import ByteIO
public import ImageFormats
internal import ImageModel

/// Looks at everything in a store: names, documents, blobs, the ledger, and what killed commands have left.
public struct StoreCheck {
    /// All faults, in the order they were found.
    public private(set) var findings: [Finding] = []
    /// Odd, but nothing that harms an image.
    public private(set) var warnings: [String] = []
    /// The images that were looked at.
    public private(set) var reports: [Verify.Report] = []
    /// What lies in the store.
    public private(set) var contents: StoreContents
    /// Layers of which the ledger says something else than what is there.
    public private(set) var misremembered: Set<Digest> = []

    private let store: ImageStore
    private let isReading: Bool
    private let progress: (any ProgressReport)?

    /// Checks `store`. It takes no lock: when another command changes the names meanwhile and something seems wrong, it
    /// looks again.
    ///
    /// `reading`: whether every blob is read and held against its name; otherwise documents are, and of all others only
    /// presence and size are checked.
    /// - Throws: `.notFound` where there is no store; `.io`, `.denied`.
    public init(
        _ store: ImageStore, reading: Bool, progress: (any ProgressReport)? = nil
    ) throws(ImageError) {
        self.store = store
        isReading = reading
        self.progress = progress
        contents = try store.contents()
        for _ in 0..<Self.attempts {
            let before = store.indexBytes
            try run()
            if findings.isEmpty || store.indexBytes == before { return }
        }
    }

    /// How often a store is looked at that changes all the time.
    private static let attempts = 5

    private mutating func run() throws(ImageError) {
        (findings, warnings, reports, misremembered) = ([], [], [], [])
        contents = try store.contents()
        var reached: Set<Digest>?
        if let source = try open() {
            checkNames(source.roots)
            var verify = Verify(source, reading: isReading, progress: progress)
            verify.run(source.roots)
            findings += verify.findings
            warnings += verify.warnings
            reports = verify.reports
            misremembered = verify.misremembered
            reached = try? BlobGraph(of: source.roots.map(\.descriptor), in: source).reached
        }
        try checkBlobs(reached)
        try noteRest()
    }

    /// The images, or a finding where the index cannot be read.
    private mutating func open() throws(ImageError) -> OCILayout? {
        do throws(ImageError) {
            // Without index and marker there is no store to the others, but blobs that somebody lost.
            return contents.blobs.isEmpty ? try store.open() : try store.opened()
        } catch {
            let message = error.kind == .notFound ? "index.json or oci-layout is missing" : error.message
            findings.append(Finding(images: [], place: "index.json", kind: error.kind, message: message))
            return nil
        }
    }

    private mutating func checkNames(_ roots: [Root]) {
        for name in roots.compactMap(\.name) where (try? Reference(parsing: name)) == nil {
            warnings.append("\(Printable(name)) is no name that docker knows")
        }
    }

    /// Blobs that no image leads to, and all of them where it cannot be told which are led to.
    private mutating func checkBlobs(_ reached: Set<Digest>?) throws(ImageError) {
        let others = contents.blobs.filter { reached?.contains($0.key) != true }
        if isReading {
            let damage = try BlobScrub(others.keys.sorted { $0.hex < $1.hex }, in: store)
            findings += damage.failures.map { Finding($0.error, images: [], place: "blob \($0.digest)") }
        }
        if reached != nil, !others.isEmpty {
            let bytes = others.values.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
            warnings.append("\(Self.count(others.count, "blob")) of \(bytes) bytes that no image needs")
        }
    }

    private mutating func noteRest() throws(ImageError) {
        warnings += contents.strays.map { "\(Printable($0)) is no blob" }
        warnings += contents.leftovers.map { "\(Printable($0)) was left by a command that was killed" }
        warnings += contents.busy.map { "command \(Printable($0)) is writing to the store" }
        if !contents.damaged.isEmpty {
            warnings.append("\(Self.count(contents.damaged.count, "damaged file")) kept in damaged/")
        }
        let lines = try store.unreadableFacts()
        if lines > 0 { warnings.append("\(Self.count(lines, "line")) of the ledger cannot be read") }
    }

    private static func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
}

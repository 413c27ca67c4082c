import ByteIO
import GoTemplate

/// What is fuzzed; the first byte of the input says which, unless `TOTE_FUZZ_TARGET` does.
enum FuzzTarget: String, CaseIterable {
    case tar, gzip, zstd, xz, bzip2, recode, json, documents, reference, template, yaml, dockerArchive, ociArchive
    case legacyArchive, images, flatten, salvage

    /// Whether inputs have tar headers in them.
    var hasHeaders: Bool {
        switch self {
        case .tar, .dockerArchive, .ociArchive, .legacyArchive, .images, .flatten, .salvage: true
        default: false
        }
    }

    /// Feeds `bytes` to the target. Errors are what input deserves; anything else is a finding of the fuzzer.
    func run(_ bytes: [UInt8]) {
        do {
            switch self {
            case .tar: try TarChecks.run(bytes)
            case .gzip, .zstd, .xz, .bzip2: CodecChecks.decode(bytes)
            case .recode: try CodecChecks.recode(bytes)
            case .json: try DocumentChecks.json(bytes)
            case .documents: try DocumentChecks.documents(bytes)
            case .reference: try DocumentChecks.names(bytes)
            case .template: _ = try Template(parsing: String(decoding: bytes, as: UTF8.self))
            case .yaml: try DocumentChecks.lists(bytes)
            case .dockerArchive, .ociArchive, .legacyArchive: try ArchiveChecks.run(bytes)
            case .images: ImageChecks.run(bytes)
            case .flatten: try FlattenChecks.run(bytes)
            case .salvage: try SalvageChecks.run(bytes)
            }
        } catch {}
    }
}

import ByteIO
import GoTemplate
import ImageFormats
import ImageModel
import Tar

/// What is fuzzed; the first byte of the input says which, unless `TOTE_FUZZ_TARGET` does.
enum FuzzTarget: String, CaseIterable {
    case tar, gzip, zstd, xz, json, documents, dockerArchive, ociArchive, reference, template

    /// Feeds `bytes` to the target. Errors are what input deserves; anything else is a finding of the fuzzer.
    func run(_ bytes: [UInt8]) {
        do {
            switch self {
            case .tar: try readTar(bytes)
            case .gzip: try inflate(bytes, .gzip)
            case .zstd: try inflate(bytes, .zstd)
            case .xz: try inflate(bytes, .xz)
            case .json: try readJSON(bytes)
            case .documents: readDocuments(bytes)
            case .dockerArchive, .ociArchive: try readArchive(bytes)
            case .reference: try readReference(bytes)
            case .template: _ = try Template(parsing: String(decoding: bytes, as: UTF8.self))
            }
        } catch {}
    }

    private func readTar(_ bytes: [UInt8]) throws(ImageError) {
        var reader = TarReader(BytesSource(bytes))
        while let header = try reader.next() {
            _ = try? header.cleanedPath()
            _ = header.path.description
            while try reader.readBody({ $0.byteCount }) {}
        }
        _ = try reader.finish()
    }

    private func inflate(_ bytes: [UInt8], _ compression: Compression) throws(ImageError) {
        try compression.decoding(BytesSource(bytes, chunk: 513)).drain()
    }

    /// What parses is written, and parses again to the same.
    private func readJSON(_ bytes: [UInt8]) throws(ImageError) {
        let manifest = try? Manifest(parsing: bytes)
        if let manifest {
            let again = try Manifest(parsing: manifest.encoded())
            precondition(again.config == manifest.config && again.layers == manifest.layers, "another manifest")
        }
        if let index = try? Index(parsing: bytes) {
            let again = try Index(parsing: index.encoded())
            precondition(again.manifests == index.manifests, "another index")
        }
    }

    private func readDocuments(_ bytes: [UInt8]) {
        _ = try? ImageConfig(parsing: bytes)
        _ = try? DockerArchiveManifest(parsing: bytes)
        _ = try? LegacyRepositories(parsing: bytes)
    }

    private func readArchive(_ bytes: [UInt8]) throws(ImageError) {
        let table = try ArchiveTable.scan(BytesSource(bytes)) { () throws(ImageError) in nil }
        let place = try ArchivePlace(table, repository: "fuzz")
        for root in place.roots { _ = try? BlobGraph(of: [root.descriptor], in: place) }
    }

    private func readReference(_ bytes: [UInt8]) throws(ImageError) {
        let text = String(decoding: bytes, as: UTF8.self)
        let reference = try Reference(parsing: text)
        let again = try Reference(parsing: reference.canonical)
        precondition(again.canonical == reference.canonical, "another reference")
    }
}

private let chosen = Terminal.variable("TOTE_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: $0) }

/// The entry that libFuzzer calls.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
    if let chosen {
        chosen.run(bytes)
    } else if let first = bytes.first {
        FuzzTarget.allCases[Int(first) % FuzzTarget.allCases.count].run(Array(bytes.dropFirst()))
    }
    return 0
}

/// The package manager calls this the entry of the program; libFuzzer's own has another name.
@_cdecl("Fuzz_main")
public func start(_ count: CInt, _ arguments: Arguments) -> CInt {
    var (count, arguments): (CInt, Arguments?) = unsafe (count, arguments)
    return unsafe runDriver(&count, &arguments) { unsafe fuzz($0, $1) }
}

/// C's `argv`.
public typealias Arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<Arguments?>,
    _ target: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

import ByteIO
import ImageFormats
import Support
import SystemPackage
import Testing

/// What a store remembers beside its images, when that is broken or cannot be read.
@Suite("Ledgers of a store")
struct StoreLedgerTests {
    private static let record = String(repeating: "a", count: 64)

    private func store(_ folder: borrowing ScratchFolder) throws -> ImageStore {
        let path = folder.path.appending("store")
        try Folder(path.appending("folders")).make()
        try Repository.write(Array(#"{"imageLayoutVersion":"1.0.0"}"#.utf8), to: path.appending("oci-layout"))
        try Repository.write(Array(#"{"schemaVersion":2,"manifests":[]}"#.utf8), to: path.appending("index.json"))
        return ImageStore(path)
    }

    @Test("a store opens without its ledger of layers")
    func layers() throws {
        let folder = try ScratchFolder()
        let store = try store(folder)
        try Folder(store.path.appending("layers")).make()
        #expect(try store.open().roots.isEmpty)
        #expect(try store.unreadableFacts() == 1)
    }

    @Test("a ledger of layers that cannot be read is an error")
    func unreadableLayers() throws {
        let folder = try ScratchFolder()
        let store = try store(folder)
        let path = store.path.appending("layers")
        try Repository.write(Array("x\n".utf8), to: path)
        let result = FaultPlan.run(.error(.ioError), at: 1, marker: path.string) { _ = try store.open() }
        #expect((result.error as? ImageError)?.kind == .io)
    }

    @Test("a record of a folder that is no record is as good as absent")
    func malformedRecord() throws {
        let folder = try ScratchFolder()
        let store = try store(folder)
        try Repository.write(Array("{".utf8), to: store.path.appending("folders/\(Self.record)"))
        #expect(try store.folders.records().isEmpty)
    }

    @Test("a record of a folder that cannot be read is an error", arguments: [Errno.ioError, .tooManyOpenFiles])
    func unreadableRecord(_ code: Errno) throws {
        let folder = try ScratchFolder()
        let store = try store(folder)
        let path = store.path.appending("folders/\(Self.record)")
        try Repository.write(Array("{".utf8), to: path)
        let result = FaultPlan.run(.error(code), at: 1, marker: path.string) { _ = try store.folders.records() }
        #expect((result.error as? ImageError)?.kind == .io)
    }
}

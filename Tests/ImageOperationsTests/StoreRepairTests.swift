import ByteIO
import ImageFormats
import ImageOperations
import Support
import SystemPackage
import Testing

/// A repair whose own reading and writing fails.
@Suite("Repairs of a store")
struct StoreRepairTests {
    private static func files(_ store: ImageStore) throws -> [String] {
        try Repository.files(in: store.path.appending("blobs")).map(\.string)
    }

    @Test("a blob that cannot be read is not taken for damaged", arguments: [Errno.ioError, .tooManyOpenFiles])
    func unreadable(_ code: Errno) throws {
        let world = try FaultWorld()
        try world.reset()
        let before = try Self.files(world.store)
        for call in 1...200 {
            let result = FaultPlan.run(.error(code), at: call, marker: world.marker + "/blobs/") {
                _ = try StoreRepair(world.store, from: [])
            }
            guard result.isReached else { break }
            #expect(try Self.files(world.store) == before, "call \(call)")
            #expect(try world.store.contents().damaged == [], "call \(call)")
        }
        #expect(try StoreCheck(world.store, reading: true).findings.isEmpty)
    }

    @Test("an index that cannot be read is not replaced")
    func unreadableIndex() throws {
        let world = try FaultWorld()
        try world.reset()
        let index = world.store.path.appending("index.json")
        let before = Repository.contents(index)
        for call in 1...50 {
            let result = FaultPlan.run(.error(.ioError), at: call, marker: index.string) {
                _ = try StoreRepair(world.store, from: [])
            }
            guard result.isReached else { break }
            #expect(Repository.contents(index) == before, "call \(call)")
        }
    }

    @Test("there is an index at every moment, and a repair that died is done by the next")
    func death() throws {
        let world = try FaultWorld()
        let index = world.store.path.appending("index.json")
        var points = 0
        for call in 1...500 {
            try world.reset()
            try Repository.write(Array("{".utf8), to: index)
            let result = FaultPlan.run(.death, at: call, marker: world.marker) {
                _ = try StoreRepair(world.store, from: [])
            }
            guard result.isReached else { break }
            points += 1
            #expect(try Folder.kind(of: index) == .file, "call \(call)")
            _ = try StoreRepair(world.store, from: [])
            #expect(try !world.store.open().roots.isEmpty, "call \(call)")
        }
        #expect(points > 10)
    }
}
